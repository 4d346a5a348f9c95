// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.user.FieldType;
import dev.muster.user.WellFormedValidator;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LocaleTextTest {
    @Test
    void everyLanguageWithARegionIsSpelledAsThePlatformSpellsIt() {
        for (char first = 'a'; first <= 'z'; first++) {
            for (char second = 'a'; second <= 'z'; second++) {
                String tag = first + "" + second + "-AT";
                assertThat(LocaleText.parse(tag))
                        .isEqualTo(
                                new Locale.Builder().setLanguageTag(tag).build().toLanguageTag());
                assertThat(WellFormedValidator.isWellFormed(FieldType.LOCALE, tag))
                        .isTrue();
            }
        }
    }

    @Test
    void otherSpellingsAreCorrected() {
        assertThat(LocaleText.parse("de_at")).isEqualTo("de-AT");
        assertThat(LocaleText.parse("DE-AT")).isEqualTo("de-AT");
        assertThat(LocaleText.parse("zh-hant-tw")).isEqualTo("zh-Hant-TW");
    }
}
