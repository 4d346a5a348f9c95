// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import org.jspecify.annotations.Nullable;

/** The text of a cell: its outer blanks, and what should make one look twice. Most cells cost one look at each end. */
final class CellText {
    private static final char SOFT_HYPHEN = '\u00AD';
    private static final char ZERO_WIDTH_NON_JOINER = '\u200C';
    private static final char ZERO_WIDTH_JOINER = '\u200D';
    /** From here on begin the scripts in which joiners are a part of spelling. */
    private static final char FIRST_JOINING_SCRIPT = '\u0600';

    private CellText() {}

    /** The text without outer blanks, or null if there is nothing else. */
    static @Nullable String stripped(String text) {
        int end = text.length();
        int start = 0;
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return start == end ? null : text.substring(start, end);
    }

    /** Unlike {@link String#strip}, no-break spaces are blanks too: web pages and spreadsheets are full of them. */
    private static boolean isBlank(char c) {
        if (c > ' ' && c < 0x80) {
            return false;
        }
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** Whether the text holds controls, invisible or direction-changing characters, or marks of a lost character. */
    static boolean isSuspicious(String text, boolean joinersAllowed) {
        for (int i = 0; i < text.length(); i++) {
            if (!isOrdinary(text.charAt(i)) && isSuspicious(text, i, joinersAllowed)) {
                return true;
            }
        }
        return false;
    }

    /** Most letters of most scripts: in these ranges Unicode has neither controls nor, but for the soft hyphen, invisible characters. */
    private static boolean isOrdinary(char c) {
        if (c < 0x7F) {
            return c >= ' ';
        }
        return c < FIRST_JOINING_SCRIPT
                ? c >= '\u00A0' && c != SOFT_HYPHEN
                : c >= '\u3000' && c < Character.MIN_SURROGATE;
    }

    private static boolean isSuspicious(String text, int at, boolean joinersAllowed) {
        char c = text.charAt(at);
        if (c == ZERO_WIDTH_NON_JOINER || c == ZERO_WIDTH_JOINER) {
            return !joinersAllowed || at == 0 || text.charAt(at - 1) < FIRST_JOINING_SCRIPT;
        }
        if (Character.isSurrogate(c) && !isPaired(text, at)) {
            return true;
        }
        // Of a pair, the first half stands for the character: the tags of plane 14 are as invisible as others.
        int type = Character.isLowSurrogate(c) ? Character.OTHER_LETTER : Character.getType(text.codePointAt(at));
        return c == '\uFFFD' || type == Character.CONTROL || type == Character.FORMAT;
    }

    private static boolean isPaired(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
