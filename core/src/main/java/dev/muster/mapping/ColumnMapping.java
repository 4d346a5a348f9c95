// SPDX-License-Identifier: Apache-2.0
package dev.muster.mapping;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One column and where it leads.
 *
 * @param column the column's name as it stands in the file
 * @param target where it leads; for a guess that is not accepted, nowhere
 * @param confidence how sure that is
 * @param proposed where the guess would lead, if it is not accepted; else null
 * @param converter the name of a converter to use instead of the field's own, of the host's or of {@link BuiltInConverters}; or null
 */
public record ColumnMapping(
        String column,
        ColumnTarget target,
        Confidence confidence,
        @Nullable ColumnTarget proposed,
        @Nullable String converter) {
    /**
     * Checks that column, target and confidence are there.
     *
     * @param column the column's name as it stands in the file
     * @param target where it leads; for a guess that is not accepted, nowhere
     * @param confidence how sure that is
     * @param proposed where the guess would lead, if it is not accepted; else null
     * @param converter the name of a converter to use instead of the field's own, of the host's or of {@link BuiltInConverters}; or null
     */
    public ColumnMapping {
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(confidence, "confidence");
    }

    /**
     * {@return a mapping that the job gives}
     *
     * @param column the column's name as it stands in the file
     * @param target where it leads
     */
    public static ColumnMapping given(String column, ColumnTarget target) {
        return new ColumnMapping(column, target, Confidence.GIVEN, null, null);
    }
}
