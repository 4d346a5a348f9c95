// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a file of some format is written: its delimiter, its encoding. Plain texts by name, so that they can be stored with a job; each
 * format says which names it knows. Immutable.
 *
 * @param values the options by name
 */
public record FormatOptions(Map<String, String> values) {
    private static final FormatOptions NONE = new FormatOptions(Map.of());

    /**
     * Copies the options.
     *
     * @param values the options by name
     */
    public FormatOptions {
        values = Map.copyOf(values);
    }

    /** {@return no options: everything is detected} */
    public static FormatOptions none() {
        return NONE;
    }

    /**
     * {@return the option's value, or empty}
     *
     * @param name the option's name
     */
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /**
     * {@return these options and one more}
     *
     * @param name the option's name
     * @param value its value
     */
    public FormatOptions with(String name, String value) {
        Map<String, String> extended = new TreeMap<>(values);
        extended.put(name, value);
        return new FormatOptions(extended);
    }
}
