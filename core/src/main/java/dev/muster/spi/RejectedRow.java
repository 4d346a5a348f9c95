// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import dev.muster.format.SourceRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rejected row as it stood in the source, kept so that it can be corrected.
 *
 * @param row its number
 * @param line the physical line it starts on
 * @param cells its values in the order of the columns; null for nothing; none where there is a raw text
 * @param raw its text as it stood in the source, or null where the cells say it all
 */
public record RejectedRow(
        long row,
        long line,
        List<@Nullable Object> cells,
        @Nullable String raw) {
    /**
     * Copies the cells.
     *
     * @param row its number
     * @param line the physical line it starts on
     * @param cells its values in the order of the columns; null for nothing; none where there is a raw text
     * @param raw its text as it stood in the source, or null where the cells say it all
     */
    public RejectedRow(long row, long line, List<@Nullable Object> cells, @Nullable String raw) {
        // Written out in full: javac loses the annotation of the element type on a compact constructor.
        this.row = row;
        this.line = line;
        this.cells = Collections.unmodifiableList(new ArrayList<>(cells));
        this.raw = raw;
    }

    /**
     * {@return the record as a rejected row}
     *
     * @param record the record
     */
    public static RejectedRow from(SourceRecord record) {
        if (record.raw() != null) {
            return new RejectedRow(
                    record.row(), record.line(), List.of(), record.raw().text());
        }
        List<@Nullable Object> cells = new ArrayList<>(record.cells());
        // What a column lacks can only be shown as nothing where there are just cells.
        cells.replaceAll(cell -> cell == SourceRecord.ABSENT ? null : cell);
        return new RejectedRow(record.row(), record.line(), cells, null);
    }

    /** {@return the row's number without its content, safe to log} */
    @Override
    public String toString() {
        return "RejectedRow[" + row + "]";
    }
}
