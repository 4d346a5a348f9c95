// SPDX-License-Identifier: Apache-2.0
package dev.muster.format;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a source as it stands there.
 *
 * @param row its number, 1 for the first record
 * @param line the physical line it starts on, 1 for the first line of the file
 * @param cells its values in the order of the columns: text in CSV; in JSON also numbers ({@link Long}, {@link java.math.BigDecimal}),
 *     {@link Boolean}, {@link List} and {@link java.util.Map}; null where the record has nothing in a column; {@link #ABSENT} where it
 *     does not speak of the column at all. A record with a defect may have fewer or more cells than there are columns
 * @param defect what is wrong with its shape, or null; a record with a defect is rejected and reading goes on
 * @param raw its text as it stands in the source, where the format gives a rejected record back in its own words (see {@link
 *     RecordWriter#writeAgain}); null where the cells say it all. A format has raw texts for all records of a source, or for none
 */
public record SourceRecord(
        long row,
        long line,
        List<@Nullable Object> cells,
        @Nullable Defect defect,
        @Nullable RawText raw) {
    /**
     * The cell of a column that a record does not speak of: a JSON object without the member. Unlike a blank cell it never clears anything,
     * whatever the job says of blank cells.
     */
    public static final Object ABSENT = new Object() {
        @Override
        public String toString() {
            return "absent";
        }
    };

    /**
     * Checks that there are cells.
     *
     * @param row its number, 1 for the first record
     * @param line the physical line it starts on, 1 for the first line of the file
     * @param cells its values in the order of the columns
     * @param defect what is wrong with its shape, or null; a record with a defect is rejected and reading goes on
     * @param raw its text as it stands in the source, or null where the cells say it all
     */
    public SourceRecord(
            long row, long line, List<@Nullable Object> cells, @Nullable Defect defect, @Nullable RawText raw) {
        // Written out in full: javac loses the annotation of the element type on a compact constructor.
        this.row = row;
        this.line = line;
        this.cells = Objects.requireNonNull(cells, "cells");
        this.defect = defect;
        this.raw = raw;
    }

    /**
     * A record whose cells say it all.
     *
     * @param row its number, 1 for the first record
     * @param line the physical line it starts on, 1 for the first line of the file
     * @param cells its values in the order of the columns
     * @param defect what is wrong with its shape, or null; a record with a defect is rejected and reading goes on
     */
    public SourceRecord(long row, long line, List<@Nullable Object> cells, @Nullable Defect defect) {
        this(row, line, cells, defect, null);
    }

    /** {@return the record's number without its content, safe to log} */
    @Override
    public String toString() {
        return "SourceRecord[" + row + "]";
    }
}
