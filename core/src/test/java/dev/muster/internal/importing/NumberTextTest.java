// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {
    @Test
    void wholeNumbersAreExactWhateverTheirSize() {
        assertThat(NumberText.parse("0")).isEqualTo(0L);
        assertThat(NumberText.parse("-42")).isEqualTo(-42L);
        assertThat(NumberText.parse("999999999999999999")).isEqualTo(999999999999999999L);
        assertThat(NumberText.parse("9223372036854775807")).isEqualTo(new BigDecimal("9223372036854775807"));
        assertThat(NumberText.parse("9".repeat(64))).isEqualTo(new BigDecimal("9".repeat(64)));
    }

    @Test
    void fractionsAndExponentsAreExact() {
        assertThat(NumberText.parse("0.10")).isEqualTo(new BigDecimal("0.10"));
        assertThat(NumberText.parse("-1.5e3")).isEqualTo(new BigDecimal("-1.5e3"));
        assertThat(NumberText.parse("6E-7")).isEqualTo(new BigDecimal("6E-7"));
        assertThat(NumberText.parse("1e+1000")).isEqualTo(new BigDecimal("1e1000"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+1",
                "--1",
                "01",
                "-01",
                "00",
                ".5",
                "5.",
                "1.e3",
                "1e",
                "1e+",
                "1e5x",
                "1,5",
                "1.000,5",
                "1 000",
                "1'000",
                "0x1F",
                "1_000",
                "1L",
                "1f",
                "NaN",
                "Infinity",
                "-Infinity",
                "\u0661\u0662",
                "\uff11",
                "\u22121",
                "1%",
                "1e1001",
                "1e-1001",
                "1e99999",
                "1e1000000000",
                "1.2.3",
                "1e1e1",
                "one"
            })
    void nothingElseIsANumber(String text) {
        assertThat(NumberText.parse(text)).isNull();
    }

    @Test
    void aNumberOfMoreDigitsIsNone() {
        assertThat(NumberText.parse("1" + "0".repeat(64))).isNull();
        assertThat(NumberText.parse("1." + "0".repeat(64))).isNull();
        assertThat(NumberText.parse("9".repeat(1_000_000))).isNull();
        assertThat(NumberText.bounded(new BigDecimal("1e1001"))).isNull();
    }

    @Test
    void agreesWithTheReaderOfJson() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(1, 8); i > 0; i--) {
                text.append("0123456789-+.eE,".charAt(random.nextInt(16)));
            }
            Object number = NumberText.parse(text.toString());
            assertThat(number).as("%s of seed %d", text, seed).isEqualTo(JsonCell.parse(text.toString()));
        }
    }
}
