// SPDX-License-Identifier: Apache-2.0
package dev.muster.format;

import dev.muster.issue.IssueCode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a source as it stands there.
 *
 * @param row its number, 1 for the first record
 * @param line the physical line it starts on, 1 for the first line of the file
 * @param cells its values in the order of the columns: text in CSV, JSON values in JSON; null where the record has nothing there. A
 *     record with a defect may have fewer or more cells than there are columns
 * @param defect what is wrong with its shape, or null; a record with a defect is rejected and reading goes on
 */
public record SourceRecord(
        long row,
        long line,
        List<@Nullable Object> cells,
        @Nullable IssueCode defect) {
    /**
     * Checks that there are cells.
     *
     * @param row its number, 1 for the first record
     * @param line the physical line it starts on, 1 for the first line of the file
     * @param cells its values in the order of the columns: text in CSV, JSON values in JSON; null where the record has nothing there.
     *     A record with a defect may have fewer or more cells than there are columns
     * @param defect what is wrong with its shape, or null; a record with a defect is rejected and reading goes on
     */
    public SourceRecord(long row, long line, List<@Nullable Object> cells, @Nullable IssueCode defect) {
        // Written out in full: javac loses the annotation of the element type on a compact constructor.
        this.row = row;
        this.line = line;
        this.cells = Objects.requireNonNull(cells, "cells");
        this.defect = defect;
    }
}
