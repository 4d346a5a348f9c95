// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Reads points in time as RFC 3339 writes them, {@code 2026-01-31T08:30:00.25+01:00}. Whatever it reads, {@link Instant#parse} reads
 * alike and five times slower; what it does not read may still be one of the rarer forms.
 */
final class IsoInstant {
    /** The length of {@code 2026-01-31T08:30:00}. */
    private static final int SECONDS_END = 19;

    private static final int MAX_FRACTION = 9;
    private static final int MAX_OFFSET_SECONDS = 18 * 3600;
    private static final int NO_OFFSET = Integer.MIN_VALUE;

    private IsoInstant() {}

    static @Nullable Instant parse(String text) {
        if (text.length() <= SECONDS_END || text.charAt(10) != 'T') {
            return null;
        }
        LocalDate date = IsoDate.parsePrefix(text);
        int second = secondOfDay(text);
        if (date == null || second < 0) {
            return null;
        }
        int end = fractionEnd(text);
        int offset = offset(text, end);
        if (offset == NO_OFFSET || end == SECONDS_END + 1 || end > SECONDS_END + 1 + MAX_FRACTION) {
            return null;
        }
        return Instant.ofEpochSecond(date.toEpochDay() * 86_400 + second - offset, nanos(text, end));
    }

    private static int secondOfDay(String text) {
        int hour = IsoDate.number(text, 11, 13);
        int minute = IsoDate.number(text, 14, 16);
        int second = IsoDate.number(text, 17, SECONDS_END);
        boolean isTime = text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && hour >= 0
                && hour <= 23
                && minute >= 0
                && minute <= 59
                && second >= 0
                && second <= 59;
        return isTime ? (hour * 60 + minute) * 60 + second : -1;
    }

    /** The end of the digits behind the point; right behind the seconds if there is no point. */
    private static int fractionEnd(String text) {
        if (text.charAt(SECONDS_END) != '.') {
            return SECONDS_END;
        }
        int end = SECONDS_END + 1;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private static int nanos(String text, int end) {
        if (end == SECONDS_END) {
            return 0;
        }
        int nanos = IsoDate.number(text, SECONDS_END + 1, end);
        for (int digits = end - SECONDS_END - 1; digits < MAX_FRACTION; digits++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** The offset from UTC in seconds: {@code Z} or {@code +01:00}. */
    private static int offset(String text, int start) {
        if (start == text.length() - 1) {
            return text.charAt(start) == 'Z' ? 0 : NO_OFFSET;
        }
        if (start != text.length() - 6 || text.charAt(start + 3) != ':') {
            return NO_OFFSET;
        }
        char sign = text.charAt(start);
        int hours = IsoDate.number(text, start + 1, start + 3);
        int minutes = IsoDate.number(text, start + 4, start + 6);
        int seconds = (hours * 60 + minutes) * 60;
        if ((sign != '+' && sign != '-') || hours < 0 || minutes < 0 || minutes > 59 || seconds > MAX_OFFSET_SECONDS) {
            return NO_OFFSET;
        }
        return sign == '-' ? -seconds : seconds;
    }
}
