// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings language tags to the spelling of BCP 47: {@code de_de} becomes {@code de-DE}. */
final class LocaleText {
    private static final int LONGEST = 100;
    /** Old codes of Hebrew, Indonesian and Yiddish. */
    private static final Set<String> RENAMED = Set.of("iw", "in", "ji");

    private LocaleText() {}

    static @Nullable String parse(String text) {
        if (isPlain(text)) {
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

    /** {@code de} and {@code de-AT}, but no language whose code has changed: nothing to correct. */
    private static boolean isPlain(String text) {
        int length = text.length();
        if (length < 2 || !isLower(text.charAt(0)) || !isLower(text.charAt(1))) {
            return false;
        }
        if (length == 2) {
            return true;
        }
        return length == 5
                && text.charAt(2) == '-'
                && isUpper(text.charAt(3))
                && isUpper(text.charAt(4))
                && !RENAMED.contains(text.substring(0, 2));
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }
}
