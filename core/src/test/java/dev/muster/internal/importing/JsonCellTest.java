// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCellTest {
    @Test
    void numbersStayExact() {
        assertThat(JsonCell.parse("9007199254740993")).isEqualTo(9007199254740993L);
        assertThat(JsonCell.parse("9223372036854775808")).isEqualTo(new BigDecimal("9223372036854775808"));
        assertThat(JsonCell.parse("0.1000000000000000055")).isEqualTo(new BigDecimal("0.1000000000000000055"));
        assertThat(JsonCell.parse("{\"a\":[1,{\"b\":true}]}")).isEqualTo(Map.of("a", List.of(1L, Map.of("b", true))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"a\":1,\"a\":2}",
                "{} {}",
                "{} x",
                "[1,]",
                "{'a':1}",
                "NaN",
                "01",
                "1e999999999",
                "1e-99999",
                "[null]",
                "// c\n1",
                "null",
                "\"\u0001\"",
                "{\"a\":{\"b\":1,\"b\":1}}",
                "tru"
            })
    void whatIsNotStrictJsonIsRefused(String text) {
        assertThat(JsonCell.parse(text)).isNull();
    }

    @Test
    void limitsHold() {
        assertThat(JsonCell.parse("[".repeat(64) + "]".repeat(64))).isNotNull();
        assertThat(JsonCell.parse("[".repeat(65) + "]".repeat(65))).isNull();
        assertThat(JsonCell.parse("[".repeat(1_000_000))).isNull();
        assertThat(JsonCell.parse("9".repeat(64))).isEqualTo(new BigDecimal("9".repeat(64)));
        assertThat(JsonCell.parse("9".repeat(65))).isNull();
        assertThat(JsonCell.parse('"' + "x".repeat((1 << 20) + 1) + '"')).isNull();
    }
}
