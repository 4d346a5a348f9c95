// SPDX-License-Identifier: Apache-2.0
package dev.muster.format;

import dev.muster.issue.IssueCode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What reading a whole source without keeping anything has shown.
 *
 * @param records how many records there are before its end or before the place where it is broken; records with a defect count
 * @param fault why it is broken, or null if it is sound
 * @param line the physical line on which it is broken, or 0
 * @param columns the columns: those that its beginning has shown, and behind them those that only appear further down
 */
public record Inspection(long records, @Nullable IssueCode fault, long line, Columns columns) {
    /**
     * Checks that there are columns.
     *
     * @param records how many records there are before its end or before the place where it is broken; records with a defect count
     * @param fault why it is broken, or null if it is sound
     * @param line the physical line on which it is broken, or 0
     * @param columns the columns, those that its beginning has shown first
     */
    public Inspection {
        Objects.requireNonNull(columns, "columns");
    }

    /**
     * {@return the inspection of a sound source}
     *
     * @param records how many records there are
     * @param columns the columns, those that its beginning has shown first
     */
    public static Inspection sound(long records, Columns columns) {
        return new Inspection(records, null, 0, columns);
    }
}
