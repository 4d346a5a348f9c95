// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import static dev.muster.issue.IssueCode.JSON_BROKEN;
import static dev.muster.issue.IssueCode.JSON_PATH_MISSING;
import static dev.muster.issue.IssueCode.RECORD_MALFORMED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.format.Inspection;
import dev.muster.issue.IssueCode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands around the array of records must be strict JSON, and the array the one that the path leads to. */
class JsonWrapperTest {
    private static JsonSample.Content read(JsonSample sample) {
        JsonSample.Content content = sample.read();
        Inspection inspection = sample.inspect();

        assertThat(inspection.records()).isEqualTo(content.rows().size());
        assertThat(inspection.fault()).isEqualTo(content.fault());
        assertThat(inspection.line()).isEqualTo(content.line());
        for (int size : new int[] {1, 2, 5}) {
            assertThat(sample.readInPieces(size)).isEqualTo(content);
            assertThat(sample.inspectInPieces(size)).isEqualTo(inspection);
        }
        return content;
    }

    static List<Arguments> paths() {
        return List.of(
                Arguments.of("/users", "{\"users\":[{\"x\":1}]}"),
                Arguments.of("/users", "{\"a\":[{\"x\":2}],\"users\":[{\"x\":1}],\"b\":[{\"x\":3}]}"),
                Arguments.of("/users", "{\"a\":[{\"users\":[{\"x\":2}]}],\"users\":[{\"x\":1}]}"),
                Arguments.of("/users", "{\"a\":{\"users\":[{\"x\":2}]},\"users\":[{\"x\":1}]}"),
                Arguments.of("/users", "{\"users\":[{\"x\":1}],\"a\":{\"users\":[{\"x\":2}]}}"),
                Arguments.of("/data/users", "{\"users\":[{\"x\":2}],\"data\":{\"users\":[{\"x\":1}]}}"),
                Arguments.of("/data/1/users", "{\"data\":[{\"users\":[{}]},{\"users\":[{\"x\":1}]}]}"),
                Arguments.of("/1", "[[{}],[{\"x\":1}],[{}]]"),
                Arguments.of("/a~1b/c~0d/", "{\"a/b\":{\"c~d\":{\"\":[{\"x\":1}]}}}"),
                Arguments.of("/\u00e9", "{\"\\u00e9\":[{\"x\":1}]}"),
                Arguments.of("/\ud83d\ude00", "{\"\ud83d\ude00\":[{\"x\":1}]}"),
                Arguments.of(
                        "/users",
                        "\r\n{\r\n\"n\" : -1.5e3 ,\"t\":\"[{\\\"\\ud83d\\ude00\",\"users\" : [ {\"x\":1} ] } \n"));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void findsTheArrayAtThePathAndNoOther(String path, String text) {
        JsonSample.Content content = read(JsonSample.wrapped(path, text));

        assertThat(content.cells()).containsExactly(Map.of("x", 1L));
        assertThat(content.fault()).isNull();
    }

    private static Arguments fault(String text, int before, @Nullable IssueCode fault) {
        return Arguments.of(text, before, fault);
    }

    static List<Arguments> wrappers() {
        return List.of(
                fault("{\"a\":1,\"users\":[{}],\"b\":2}", 1, null),
                fault("{\"users\":[]}", 0, null),
                fault("{\"a\":1,\"a\":2,\"users\":[{}]}", 0, JSON_BROKEN),
                fault("{\"a\":{\"b\":1,\"b\":2},\"users\":[{}]}", 0, JSON_BROKEN),
                fault("{\"users\":[{}],\"a\":1,\"a\":2}", 1, JSON_BROKEN),
                fault("{\"users\":[{}],\"users\":[{}]}", 1, JSON_BROKEN),
                fault("{\"users\":[{}],\"\\u0075sers\":1}", 1, JSON_BROKEN),
                fault("{\"users\":1,\"users\":[{}]}", 0, JSON_BROKEN),
                fault("{\"users\":[{}]", 1, JSON_BROKEN),
                fault("{\"users\":[{}]]", 1, JSON_BROKEN),
                fault("{\"users\":[{}}", 1, JSON_BROKEN),
                fault("{\"users\":[{}]} {}", 1, JSON_BROKEN),
                fault("{\"users\":[{}]} 1", 1, JSON_BROKEN),
                fault("{\"users\":[{}]}}", 1, JSON_BROKEN),
                fault("{\"users\":[{}],}", 1, JSON_BROKEN),
                fault("{\"users\":[{}] , }", 1, JSON_BROKEN),
                fault("{\"users\":[{}],\"a\":{\"b\":1,}}", 1, JSON_BROKEN),
                fault("{\"users\":[{}],\"a\":}", 1, JSON_BROKEN),
                fault("{\"users\":[{}],\"a\"}", 1, JSON_BROKEN),
                fault("{\"a\":{\"b\":,\"c\":1},\"users\":[{}]}", 0, JSON_BROKEN),
                fault("{\"a\":{\"b\":},\"users\":[{}]}", 0, JSON_BROKEN),
                fault("{\"a\":[1,],\"users\":[{}]}", 0, JSON_BROKEN),
                fault("{\"a\":[,1],\"users\":[{}]}", 0, JSON_BROKEN),
                fault("{\"a\":\",\",\"b\":{\"c\":\":\"},\"users\":[{}]}", 1, null),
                fault("{\"users\":[{}] \"a\":1}", 1, JSON_BROKEN),
                fault("{\"users\":[{}],\"a\":tru}", 1, JSON_BROKEN),
                fault("{\"users\":[{}],\"a\":01}", 1, JSON_BROKEN),
                fault("{\"users\":[{}],\"a\":\"x}", 1, JSON_BROKEN),
                fault("{\"users\":[{}],\"a\":\"\t\"}", 1, JSON_BROKEN),
                fault("{\"users\":[{}],\"a\":\"\\x\"}", 1, JSON_BROKEN),
                fault("{\"users\":[{}],'a':1}", 1, JSON_BROKEN),
                fault("{\"users\":[{}]/**/}", 1, JSON_BROKEN),
                fault("{\"a\":'x',\"users\":[{}]}", 0, JSON_BROKEN),
                fault("{users:[{}]}", 0, JSON_BROKEN),
                fault("{\"users\" [{}]}", 0, JSON_BROKEN),
                fault("{\"a\":" + "[".repeat(65) + "]".repeat(65) + ",\"users\":[{}]}", 0, JSON_BROKEN),
                fault("{\"users\":{\"users\":[{}]}}", 0, JSON_PATH_MISSING),
                fault("[{\"users\":[{}]}]", 0, JSON_PATH_MISSING));
    }

    @ParameterizedTest
    @MethodSource("wrappers")
    void isStrictAroundTheArray(String text, int before, @Nullable IssueCode fault) {
        JsonSample.Content content = read(JsonSample.wrapped("/users", text));

        assertThat(content.rows()).hasSize(before);
        assertThat(content.fault()).isEqualTo(fault);
    }

    @Test
    void tellsTheLineThatIsWrongBehindTheRecords() {
        JsonSample.Content content =
                read(JsonSample.wrapped("/users", "{\n\"users\": [\n{},\n{\n}],\n\"a\":1,\n\"b\":tru\n}"));

        assertThat(content.lines()).containsExactly(3L, 4L);
        assertThat(content.line()).isEqualTo(7);
    }

    @Test
    void readsOverOtherArraysLongerThanAWindow() {
        String other = "{\"x\":\"" + "\u00e9".repeat(1000) + "\\\"]}\"},\n".repeat(1);
        String others = other.repeat(150) + "{}";
        String text = "{\"before\":[" + others + "],\"users\":[{\"x\":1},\n{\"x\":tru}],\"after\":[" + others + "]}";
        JsonSample sample = JsonSample.wrapped("/users", text);

        assertThat(sample.read().lines()).containsExactly(151L, 152L);
        assertThat(sample.read().codes()).containsExactly(null, RECORD_MALFORMED);
        assertThat(sample.readInPieces(1009)).isEqualTo(sample.read());
        assertThat(sample.inspect().columns().names()).containsExactly("x");
        assertThat(JsonSample.wrapped("/users", text + "x").inspect())
                .isEqualTo(new Inspection(2, JSON_BROKEN, 302, sample.inspect().columns()));
    }
}
