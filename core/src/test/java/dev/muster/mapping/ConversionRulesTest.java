// SPDX-License-Identifier: Apache-2.0
package dev.muster.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversionRulesTest {
    @ParameterizedTest
    @ValueSource(strings = {"dd.MM.yyyy", "d.M.uuuu", "MMM d, y"})
    void takesPatternsThatNameTheCentury(String pattern) {
        assertThat(new ConversionRules(";", List.of(pattern), null).datePatterns())
                .containsExactly(pattern);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dd.MM.yy", "uu-MM-dd", "not a pattern"})
    void refusesPatternsThatLeaveTheCenturyOpenOrAreNone(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ConversionRules(";", List.of(pattern), null));
    }
}
