// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Dates and times as text: ISO 8601, which PostgreSQL reads whatever its settings, and which sorts by time in SQLite. */
final class TimeText {
    /** What SQLite's own functions write and read: a blank or a T, and no zone where UTC is meant. */
    private static final DateTimeFormatter SQLITE = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd[' ']['T']HH:mm[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[XXX]")
            .toFormatter(Locale.ROOT);

    private static final int LAST_YEAR = 9999;
    private static final int NANOS_OF_A_MICROSECOND = 1000;

    private TimeText() {}

    static void write(LocalDate date, CellSink sink) {
        if (date.getYear() < 1 || date.getYear() > LAST_YEAR) {
            throw new UnfitValueException("A date is not within the years 1 to " + LAST_YEAR);
        }
        sink.digits(date.getYear(), 4);
        sink.ascii('-');
        sink.digits(date.getMonthValue(), 2);
        sink.ascii('-');
        sink.digits(date.getDayOfMonth(), 2);
    }

    /** Always to the microsecond. */
    static void write(Instant instant, CellSink sink) {
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(instant.getEpochSecond(), 86_400L));
        int second = (int) Math.floorMod(instant.getEpochSecond(), 86_400L);
        write(day, sink);
        sink.ascii('T');
        sink.digits(second / 3600, 2);
        sink.ascii(':');
        sink.digits(second / 60 % 60, 2);
        sink.ascii(':');
        sink.digits(second % 60, 2);
        sink.ascii('.');
        sink.digits(instant.getNano() / NANOS_OF_A_MICROSECOND, 6);
        sink.ascii('Z');
    }

    static String of(Instant instant) {
        CellText text = new CellText();
        write(instant, text);
        return text.take();
    }

    /** The time in a column of SQLite, or null where the text is none. */
    static @Nullable Instant instant(String text) {
        try {
            return SQLITE.parseBest(text, OffsetDateTime::from, LocalDateTime::from) instanceof OffsetDateTime time
                    ? time.toInstant()
                    : LocalDateTime.parse(text, SQLITE).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    /** The date in a column of SQLite, or null where the text is none. */
    static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
        } catch (DateTimeParseException none) {
            return null;
        }
    }
}
