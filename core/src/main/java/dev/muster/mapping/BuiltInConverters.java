// SPDX-License-Identifier: Apache-2.0
package dev.muster.mapping;

import java.util.Set;

/**
 * The names of the converters that are there without a host registering any. Fields are read by their type; these are for columns that
 * become attributes, which stay text unless the job says what they hold:
 *
 * <pre>{@code
 * job.map("Floor", ColumnTarget.attribute("office", "floor"), BuiltInConverters.NUMBER)
 * }</pre>
 *
 * <p>A converter that a host registers under one of these names takes its place. On a field, the value has to be of the field's type;
 * where it is not, the record is rejected with {@link dev.muster.issue.IssueCode#CONVERTER_FAILED}.
 */
public final class BuiltInConverters {
    /**
     * An exact number as JSON writes it (RFC 8259, section 6): {@code -12}, {@code 0.50}, {@code 6e3}. No grouping, no decimal comma, no
     * leading zeros or plus sign, at most 64 digits and 1000 places on either side of the point; everything else is {@link
     * dev.muster.issue.IssueCode#NUMBER_MALFORMED}.
     */
    public static final String NUMBER = "number";

    /** Yes or no, in the spellings that boolean fields know. */
    public static final String BOOLEAN = "boolean";

    /** Texts, separated as {@link ConversionRules#listSeparator()} says, or a JSON array of texts. */
    public static final String LIST = "list";

    /** Any JSON value (RFC 8259) but {@code null}, written in the cell. */
    public static final String JSON = "json";

    /** Text, also where the format knows numbers and booleans. */
    public static final String TEXT = "text";

    private static final Set<String> NAMES = Set.of(NUMBER, BOOLEAN, LIST, JSON, TEXT);

    private BuiltInConverters() {}

    /** {@return all names} */
    public static Set<String> names() {
        return NAMES;
    }

    /**
     * {@return whether there is such a converter}
     *
     * @param name a converter's name
     */
    public static boolean isKnown(String name) {
        return NAMES.contains(name);
    }
}
