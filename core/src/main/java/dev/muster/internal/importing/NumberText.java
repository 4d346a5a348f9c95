// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads exact numbers in the syntax of JSON (RFC 8259, section 6) and no other: a comma means different things in different places. */
final class NumberText {
    /** Together these bound the time and the memory that a cell can cost, here and when the number is written out. */
    private static final int MAX_DIGITS = 64;

    private static final int MAX_EXPONENT_DIGITS = 4;
    private static final int MAX_SCALE = 1000;
    /** Every whole number with so many digits fits into a long. */
    private static final int LONG_DIGITS = 18;

    private NumberText() {}

    /** A {@link Long} or {@link BigDecimal}, or null if the text is no such number. */
    static @Nullable Object parse(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int whole = digits(text, start);
        boolean hasLeadingZero = whole > 1 && text.charAt(start) == '0';
        if (whole == 0 || whole > MAX_DIGITS || hasLeadingZero) {
            return null;
        }
        int end = start + whole;
        if (end == text.length() && whole <= LONG_DIGITS) {
            return Long.parseLong(text);
        }
        int fraction = 0;
        if (end < text.length() && text.charAt(end) == '.') {
            fraction = digits(text, end + 1);
            if (fraction == 0 || whole + fraction > MAX_DIGITS) {
                return null;
            }
            end += 1 + fraction;
        }
        return end == text.length() || isExponent(text, end) ? bounded(new BigDecimal(text)) : null;
    }

    /** The number, unless it would be far longer when written out than it is here. */
    static @Nullable Object bounded(BigDecimal number) {
        return number.precision() <= MAX_DIGITS && Math.abs((long) number.scale()) <= MAX_SCALE ? number : null;
    }

    private static boolean isExponent(String text, int at) {
        if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
            return false;
        }
        boolean hasSign = at + 1 < text.length() && (text.charAt(at + 1) == '+' || text.charAt(at + 1) == '-');
        int start = at + (hasSign ? 2 : 1);
        int digits = digits(text, start);
        if (digits == 0 || digits > MAX_DIGITS || start + digits != text.length()) {
            return false;
        }
        int zeros = 0;
        while (zeros < digits && text.charAt(start + zeros) == '0') {
            zeros++;
        }
        return digits - zeros <= MAX_EXPONENT_DIGITS;
    }

    /** How many ASCII digits there are from here on. */
    private static int digits(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end - start;
    }
}
