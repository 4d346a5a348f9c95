// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import java.util.IllformedLocaleException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Brings language tags to the spelling of BCP 47: {@code de_de} becomes {@code de-DE}. */
final class LocaleText {
    private static final int LONGEST = 100;

    private LocaleText() {}

    static @Nullable String parse(String text) {
        if (text.length() == 2 && isLower(text.charAt(0)) && isLower(text.charAt(1))) {
            return text;
        }
        if (text.length() > LONGEST) {
            return null;
        }
        try {
            Locale locale =
                    new Locale.Builder().setLanguageTag(text.replace('_', '-')).build();
            return locale.getLanguage().isEmpty() ? null : locale.toLanguageTag();
        } catch (IllformedLocaleException malformed) {
            return null;
        }
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }
}
