// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import dev.muster.job.FormatOptions;

/** A limit among the options of a job: a whole number from 1 to {@value #MOST}. */
final class OptionLimit {
    /** More would not fit the buffers. */
    static final int MOST = 256 * 1024 * 1024;

    private OptionLimit() {}

    /**
     * {@return the limit, or another one where the job names none}
     *
     * @throws IllegalArgumentException if the option is no number in range
     */
    static int of(FormatOptions options, String name, int otherwise) {
        return options.get(name).map(text -> parse(name, text)).orElse(otherwise);
    }

    private static int parse(String name, String text) {
        int limit;
        try {
            limit = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("The option " + name + " is a number", e);
        }
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("The option " + name + " is 1 to " + MOST);
        }
        return limit;
    }
}
