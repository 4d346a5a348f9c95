// SPDX-License-Identifier: Apache-2.0
package dev.muster.mapping;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How texts of a file are read where there is more than one way.
 *
 * @param listSeparator what separates the entries of a list in one cell, by default {@code ;}
 * @param datePatterns patterns of {@link DateTimeFormatter} to try after ISO 8601, by default none; month names in English, years with four
 *     digits
 * @param zone IANA zone of times that carry none, or null: such times are refused
 */
public record ConversionRules(
        String listSeparator,
        List<String> datePatterns,
        @Nullable String zone) {
    private static final Pattern YEAR_OF_TWO_DIGITS = Pattern.compile("(?<![yu])[yu]{2}(?![yu])");
    private static final ConversionRules DEFAULTS = new ConversionRules(";", List.of(), null);

    /**
     * Checks the patterns.
     *
     * @param listSeparator what separates the entries of a list in one cell, by default {@code ;}
     * @param datePatterns patterns of {@link DateTimeFormatter} to try after ISO 8601, by default none; month names in English, years with four
     *     digits
     * @param zone IANA zone of times that carry none, or null: such times are refused
     * @throws IllegalArgumentException if the separator is empty, or a pattern or the zone is not valid
     */
    public ConversionRules {
        Objects.requireNonNull(listSeparator, "listSeparator");
        if (listSeparator.isEmpty()) {
            throw new IllegalArgumentException("The list separator must not be empty");
        }
        datePatterns = List.copyOf(datePatterns);
        for (String pattern : datePatterns) {
            formatter(pattern);
            if (YEAR_OF_TWO_DIGITS.matcher(pattern).find()) {
                throw new IllegalArgumentException("A year of two digits leaves the century open: " + pattern);
            }
        }
        if (zone != null && !ZoneId.getAvailableZoneIds().contains(zone)) {
            throw new IllegalArgumentException("Not an IANA time zone: " + zone);
        }
    }

    /**
     * {@return the formatter of a pattern}
     *
     * @param pattern one of the date patterns
     */
    public static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    /** {@return the rules that hold unless a job says otherwise} */
    public static ConversionRules defaults() {
        return DEFAULTS;
    }
}
