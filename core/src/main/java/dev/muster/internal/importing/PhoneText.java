// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.user.FieldType;
import dev.muster.user.WellFormedValidator;
import org.jspecify.annotations.Nullable;

/** Brings telephone numbers to the form of ITU-T E.164. Numbers without a country are refused: guessing one would call a stranger. */
final class PhoneText {
    private static final String SEPARATORS = "-./()";

    private PhoneText() {}

    static @Nullable String parse(String text) {
        if (WellFormedValidator.isWellFormed(FieldType.PHONE, text)) {
            return text;
        }
        String number = international(text);
        return number != null && WellFormedValidator.isWellFormed(FieldType.PHONE, number) ? number : null;
    }

    private static @Nullable String international(String text) {
        // "+49 (0)89 ..." means: 0 within the country, nothing from abroad. Both readings are in use.
        if (text.contains("(0")) {
            return null;
        }
        int start = text.regionMatches(true, 0, "tel:", 0, 4) ? 4 : 0;
        StringBuilder number = new StringBuilder(16);
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= '0' && c <= '9') || (c == '+' && number.isEmpty())) {
                number.append(c);
            } else if (!isSeparator(c)) {
                return null;
            }
        }
        if (number.length() > 2 && number.charAt(0) == '0' && number.charAt(1) == '0') {
            number.replace(0, 2, "+");
        }
        return number.toString();
    }

    private static boolean isSeparator(char c) {
        return SEPARATORS.indexOf(c) >= 0
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.DASH_PUNCTUATION;
    }
}
