// SPDX-License-Identifier: Apache-2.0
package dev.muster.mapping;

import dev.muster.user.UserField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which columns of a file lead to which fields. A job needs to name only what is not obvious: {@code HeaderMatching} completes the rest
 * from the file's header when the job starts, and the completed mapping is stored with the job. Immutable.
 *
 * @param columns the columns that are mapped, in the order of the file once completed
 * @param constants texts that stand in for a column in every record, by field
 * @param unknown what to do with columns that lead nowhere
 * @param acceptGuesses whether columns matched by a guess are applied
 * @param rules how texts are read
 */
public record FieldMapping(
        List<ColumnMapping> columns,
        Map<UserField, String> constants,
        UnknownColumns unknown,
        boolean acceptGuesses,
        ConversionRules rules) {
    private static final FieldMapping AUTOMATIC =
            new FieldMapping(List.of(), Map.of(), UnknownColumns.KEEP, false, ConversionRules.defaults());

    /**
     * Copies the collections.
     *
     * @param columns the columns that are mapped, in the order of the file once completed
     * @param constants texts that stand in for a column in every record, by field
     * @param unknown what to do with columns that lead nowhere
     * @param acceptGuesses whether columns matched by a guess are applied
     * @param rules how texts are read
     */
    public FieldMapping {
        columns = List.copyOf(columns);
        constants = constants.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(constants));
        Objects.requireNonNull(unknown, "unknown");
        Objects.requireNonNull(rules, "rules");
    }

    /** {@return the mapping that leaves everything to the header: no guesses, unknown columns become attributes} */
    public static FieldMapping automatic() {
        return AUTOMATIC;
    }

    /**
     * {@return the mapping of a column, or empty}
     *
     * @param column the column's name, exactly as it stands in the file
     */
    public Optional<ColumnMapping> of(String column) {
        return columns.stream()
                .filter(mapping -> mapping.column().equals(column))
                .findFirst();
    }

    /**
     * {@return this mapping with one more column; a mapping given before for the same column is replaced}
     *
     * @param mapping the column and where it leads
     */
    public FieldMapping with(ColumnMapping mapping) {
        List<ColumnMapping> extended = new ArrayList<>(columns);
        extended.removeIf(given -> given.column().equals(mapping.column()));
        extended.add(mapping);
        return new FieldMapping(extended, constants, unknown, acceptGuesses, rules);
    }

    /**
     * {@return this mapping with a text that every record gets in a field}
     *
     * @param field the field; a column that leads there is refused
     * @param text the text, read as if it stood in a cell
     */
    public FieldMapping withConstant(UserField field, String text) {
        Map<UserField, String> extended = new EnumMap<>(UserField.class);
        extended.putAll(constants);
        extended.put(field, text);
        return new FieldMapping(columns, extended, unknown, acceptGuesses, rules);
    }

    /**
     * {@return this mapping with another rule for unknown columns}
     *
     * @param rule the rule
     */
    public FieldMapping withUnknown(UnknownColumns rule) {
        return new FieldMapping(columns, constants, rule, acceptGuesses, rules);
    }

    /** {@return this mapping with guesses applied} */
    public FieldMapping acceptingGuesses() {
        return new FieldMapping(columns, constants, unknown, true, rules);
    }

    /**
     * {@return this mapping with other rules of reading}
     *
     * @param other the rules
     */
    public FieldMapping withRules(ConversionRules other) {
        return new FieldMapping(columns, constants, unknown, acceptGuesses, other);
    }

    /**
     * {@return this mapping with exactly these columns}
     *
     * @param completed the columns in the order of the file
     */
    public FieldMapping withColumns(List<ColumnMapping> completed) {
        return new FieldMapping(completed, constants, unknown, acceptGuesses, rules);
    }
}
