// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTextTest {
    @Test
    void outerBlanksGoAndInnerOnesStay() {
        assertThat(CellText.stripped(" \t\u00A0a  b\u3000\r\n")).isEqualTo("a  b");
        assertThat(CellText.stripped("ab")).isEqualTo("ab");
        assertThat(CellText.stripped("\u00A0 \u2003")).isNull();
        assertThat(CellText.stripped("")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u200Bb",
                "a\u202Eb",
                "\u2066a",
                "a\uFFFDb",
                "a\u0085b",
                "a\u0000b",
                "a\u007Fb",
                "\uFEFFa",
                "a\u00ADb",
                "a\uD800",
                "\uDC00a",
                "a\uDB40\uDC41",
                "\uD834\uDD73a"
            })
    void whatCannotBeSeenIsSuspicious(String text) {
        assertThat(CellText.isSuspicious(text, true)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ann", "Zoë", "李小龙", "Ольга", "😀", "O’Neil", "محمد", "İpek"})
    void namesOfAllScriptsAreNot(String text) {
        assertThat(CellText.isSuspicious(text, true)).isFalse();
        assertThat(CellText.isSuspicious(text, false)).isFalse();
    }

    @Test
    void joinersBelongToSomeNamesButToNoKey() {
        String persian = "علی\u200Cرضا";
        assertThat(CellText.isSuspicious(persian, true)).isFalse();
        assertThat(CellText.isSuspicious(persian, false)).isTrue();
        assertThat(CellText.isSuspicious("An\u200Cn", true)).isTrue();
    }

    @Test
    void noControlOrInvisibleCharacterIsTakenForALetter() {
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            int type = Character.getType(c);
            boolean isUnseen = type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.SURROGATE
                    || c == '\uFFFD';
            assertThat(CellText.isSuspicious("a" + c, false))
                    .as("U+%04X", (int) c)
                    .isEqualTo(isUnseen);
        }
    }
}
