// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

import java.util.regex.Pattern;

/**
 * The name of a format of files.
 *
 * @param value lower-case letters, digits and hyphens
 */
public record FormatName(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /** Values separated by commas, semicolons, tabs or bars: RFC 4180 and its kin. */
    public static final FormatName CSV = new FormatName("csv");

    /** JSON, RFC 8259: an array of users, or such an array within an object. */
    public static final FormatName JSON = new FormatName("json");

    /** One JSON object a line, also called JSON Lines. */
    public static final FormatName NDJSON = new FormatName("ndjson");

    /**
     * Checks the name.
     *
     * @param value lower-case letters, digits and hyphens
     * @throws IllegalArgumentException if it has another form
     */
    public FormatName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a name of a format");
        }
    }

    /** {@return the name} */
    @Override
    public String toString() {
        return value;
    }
}
