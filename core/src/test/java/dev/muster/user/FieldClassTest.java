// SPDX-License-Identifier: Apache-2.0
package dev.muster.user;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldClassTest {
    @ParameterizedTest
    @CsvSource({"ann@example.org, a***@e***", "Ann, A***", "@x, @***", "a@, a***", "😀bc, 😀***"})
    void personalDataKeepsItsFirstLetters(String text, String masked) {
        assertThat(FieldClass.PERSONAL.mask(text)).isEqualTo(masked);
    }

    @Test
    void sensitiveAndSecretValuesKeepNothing() {
        assertThat(FieldClass.SENSITIVE.mask("1990-01-01"))
                .isEqualTo(FieldClass.SECRET.mask("x"))
                .isEqualTo("***");
    }

    @Test
    void publicValuesAreShownUpToALength() {
        assertThat(FieldClass.PUBLIC.mask("admin")).isEqualTo("admin");
        assertThat(FieldClass.PUBLIC.mask("x".repeat(61))).isEqualTo("x".repeat(60) + "...");
        assertThat(FieldClass.PUBLIC.mask("x".repeat(59) + "😀y")).isEqualTo("x".repeat(59) + "😀...");
        assertThat(FieldClass.PERSONAL.mask("")).isEqualTo("***");
    }

    @ParameterizedTest
    @CsvSource({"ann@example.org, a***@e***", "+491711234567, +***", "+1 in words, +***", "+, +", "4711, 4711"})
    void publicColumnsDoNotShowWhatLandedInThemByMistake(String text, String masked) {
        assertThat(FieldClass.PUBLIC.mask(text)).isEqualTo(masked);
    }

    @Test
    void charactersThatSteerATerminalAreNotShown() {
        assertThat(FieldClass.PUBLIC.mask("a\nb\u202Ec\u001B[31m")).isEqualTo("a\uFFFDb\uFFFDc\uFFFD[31m");
    }
}
