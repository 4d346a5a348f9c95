// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathTest {
    static List<Arguments> paths() {
        return List.of(
                Arguments.of("a.b", "a", List.of("b")),
                Arguments.of("a.b.c", "a", List.of("b", "c")),
                Arguments.of("a b. c", "a b", List.of(" c")),
                Arguments.of("$a.b", "$a", List.of("b")),
                Arguments.of("a.0", "a", List.of("0")),
                Arguments.of("$.a", "a", List.of()),
                Arguments.of("$.a.b", "a", List.of("b")),
                Arguments.of("$.a[0].b", "a", List.of(0, "b")),
                Arguments.of("$.a[0][12]", "a", List.of(0, 12)),
                Arguments.of("$['a.b']", "a.b", List.of()),
                Arguments.of("$['a.b'].c", "a.b", List.of("c")),
                Arguments.of("$[\"a\"]['b']", "a", List.of("b")),
                Arguments.of("$['it\\'s']['\\\\']", "it's", List.of("\\")),
                Arguments.of("$['']['x']", "", List.of("x")));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void leadsFromAMemberToAPlace(String column, String root, List<Object> steps) {
        assertThat(JsonPath.of(column)).isEqualTo(new JsonPath(root, steps, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "",
                ".",
                "..",
                "a.",
                ".a",
                "a..b",
                "a. .b",
                ".*",
                "*",
                "$",
                "$.",
                "$x",
                "$[0]",
                "$[0].a",
                "$.a[",
                "$.a[x]",
                "$.a[-1]",
                "$.a[*]",
                "$..a",
                "$.a..b",
                "$['a'",
                "$[a]",
                "$.a]",
                "$.a[0]b",
                "$.a[1234567]",
                "$['a'x]",
                "$.a.b[?(@.x)]"
            })
    void isTheNameOfAMemberIfItLeadsNowhere(String column) {
        assertThat(JsonPath.of(column)).isEqualTo(new JsonPath(column, List.of(), false));
    }

    @Test
    void maySayWhatIsLeft() {
        assertThat(JsonPath.of("a.*")).isEqualTo(new JsonPath("a", List.of(), true));
        assertThat(JsonPath.of("a.b.*")).isEqualTo(new JsonPath("a.b", List.of(), true));
        assertThat(JsonPath.of(JsonPath.restOf("x y"))).isEqualTo(new JsonPath("x y", List.of(), true));
    }
}
