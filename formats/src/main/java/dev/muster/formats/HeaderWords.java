// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import dev.muster.mapping.HeaderMatching;
import org.jspecify.annotations.Nullable;

/** Tells a header row from a row of values, roughly: how many cells name a field of a user, and whether any can only be a value. */
final class HeaderWords {
    /** No name is longer than this; a text may be. */
    private static final int LONGEST = 64;

    private HeaderWords() {}

    static int known(@Nullable String[] cells) {
        int known = 0;
        for (String cell : cells) {
            if (cell != null && cell.length() <= LONGEST && HeaderMatching.isKnown(FormulaGuard.decode(cell))) {
                known++;
            }
        }
        return known;
    }

    /** {@return whether a row without any known name holds what no header holds: an e-mail address, or nothing but numbers and dates} */
    static boolean looksLikeValues(@Nullable String[] cells) {
        boolean anything = false;
        boolean onlyNumbers = true;
        for (String cell : cells) {
            if (cell == null || cell.isBlank()) {
                continue;
            }
            anything = true;
            if (isAddress(cell.strip())) {
                return true;
            }
            onlyNumbers &= isNumberOrDate(cell.strip());
        }
        return anything && onlyNumbers;
    }

    private static boolean isAddress(String text) {
        int at = text.indexOf('@');
        return at > 0
                && text.indexOf('@', at + 1) < 0
                && text.indexOf('.', at + 2) > 0
                && !text.endsWith(".")
                && text.chars().noneMatch(Character::isWhitespace);
    }

    private static boolean isNumberOrDate(String text) {
        boolean digit = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digit = true;
            } else if ("+-.,:/ TZ".indexOf(c) < 0) {
                return false;
            }
        }
        return digit;
    }
}
