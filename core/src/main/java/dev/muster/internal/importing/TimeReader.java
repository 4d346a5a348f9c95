// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.mapping.ConversionRules;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates and points in time: ISO 8601, then the job's own patterns. Never guesses: a time without offset needs the job's zone, and a
 * day or hour that does not exist is refused rather than moved.
 */
final class TimeReader {
    private static final int LONGEST = 100;
    /** The rarer forms of ISO 8601: without seconds, without offset, with an offset such as {@code +0100} or {@code +01}. */
    private static final List<DateTimeFormatter> ISO = List.of(iso("+HH:mm:ss"), iso("+HHmm"));

    private final List<DateTimeFormatter> patterns;
    private final @Nullable ZoneId zone;

    TimeReader(ConversionRules rules) {
        patterns = rules.datePatterns().stream().map(ConversionRules::formatter).toList();
        zone = rules.zone() == null ? null : ZoneId.of(rules.zone());
    }

    @Nullable
    LocalDate date(String text) {
        LocalDate date = IsoDate.parse(text);
        for (int i = 0; date == null && i < patterns.size(); i++) {
            date = dateOf(exactly(text, patterns.get(i)));
        }
        return date;
    }

    @Nullable
    Instant instant(String text) {
        Instant fast = IsoInstant.parse(text);
        if (fast != null || text.length() > LONGEST) {
            return fast;
        }
        LocalDate date = IsoDate.parse(text);
        if (date != null) {
            return zone == null ? null : date.atStartOfDay(zone).toInstant();
        }
        Instant iso = rareIso(text);
        for (int i = 0; iso == null && i < patterns.size(); i++) {
            iso = instantOf(exactly(text, patterns.get(i)));
        }
        return iso;
    }

    /** RFC 3339 allows a blank between date and time. */
    private @Nullable Instant rareIso(String text) {
        if (text.length() <= IsoDate.LENGTH || IsoDate.parsePrefix(text) == null) {
            return null;
        }
        String iso = text.charAt(IsoDate.LENGTH) == ' '
                ? text.substring(0, IsoDate.LENGTH) + 'T' + text.substring(IsoDate.LENGTH + 1)
                : text;
        TemporalAccessor parsed = exactly(iso, ISO.get(0));
        return instantOf(parsed == null ? exactly(iso, ISO.get(1)) : parsed);
    }

    private static DateTimeFormatter iso(String offset) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .append(DateTimeFormatter.ISO_LOCAL_DATE)
                .appendLiteral('T')
                .append(DateTimeFormatter.ISO_LOCAL_TIME)
                .optionalStart()
                .appendOffset(offset, "Z")
                .toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    private @Nullable Instant instantOf(@Nullable TemporalAccessor parsed) {
        if (parsed == null) {
            return null;
        }
        if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
            return Instant.from(parsed);
        }
        if (parsed.isSupported(ChronoField.OFFSET_SECONDS)) {
            return OffsetDateTime.from(parsed).toInstant();
        }
        LocalDate date = dateOf(parsed);
        if (zone == null || date == null) {
            return null;
        }
        if (!parsed.isSupported(ChronoField.NANO_OF_DAY)) {
            return date.atStartOfDay(zone).toInstant();
        }
        LocalDateTime local = LocalDateTime.from(parsed);
        // An hour that was left out when clocks went forward does not exist.
        return zone.getRules().getValidOffsets(local).isEmpty()
                ? null
                : local.atZone(zone).toInstant();
    }

    private static @Nullable LocalDate dateOf(@Nullable TemporalAccessor parsed) {
        return parsed != null && parsed.isSupported(ChronoField.EPOCH_DAY) ? LocalDate.from(parsed) : null;
    }

    /** What the formatter makes of the text, or null; also null where it would take 31 April for 30 April. */
    private static @Nullable TemporalAccessor exactly(String text, DateTimeFormatter formatter) {
        if (text.length() > LONGEST) {
            return null;
        }
        try {
            TemporalAccessor resolved = formatter.parse(text);
            TemporalAccessor raw = formatter.parseUnresolved(text, new ParsePosition(0));
            return raw != null
                            && agree(raw, resolved, ChronoField.DAY_OF_MONTH)
                            && agree(raw, resolved, ChronoField.HOUR_OF_DAY)
                    ? resolved
                    : null;
        } catch (DateTimeException | ArithmeticException malformed) {
            return null;
        }
    }

    private static boolean agree(TemporalAccessor raw, TemporalAccessor resolved, ChronoField field) {
        return !raw.isSupported(field)
                || (resolved.isSupported(field) && raw.getLong(field) == resolved.getLong(field));
    }
}
