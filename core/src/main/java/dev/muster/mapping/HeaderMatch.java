// SPDX-License-Identifier: Apache-2.0
package dev.muster.mapping;

import dev.muster.user.UserField;
import java.util.List;
import java.util.Objects;

/**
 * What {@link HeaderMatching} has made of a header.
 *
 * @param mapping the completed mapping: every column of the source, in its order
 * @param problems why the source must be refused, in the order of the columns; empty if it fits
 */
public record HeaderMatch(FieldMapping mapping, List<MappingProblem> problems) {
    /**
     * Copies the problems.
     *
     * @param mapping the completed mapping
     * @param problems why the source must be refused
     */
    public HeaderMatch {
        Objects.requireNonNull(mapping, "mapping");
        problems = List.copyOf(problems);
    }

    /**
     * {@return whether a column or a constant leads into the field or a part of it}
     *
     * @param field the field
     */
    public boolean leadsTo(UserField field) {
        return mapping.constants().containsKey(field)
                || mapping.columns().stream()
                        .anyMatch(column -> column.target() instanceof ColumnTarget.Into into && into.field() == field);
    }
}
