// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.spi.ChunkHistory;
import dev.muster.spi.RejectedRow;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a source that a job takes in: the first ones, or those an earlier job has rejected. One bit for each row up to the last of
 * these, so that even a large source costs little heap.
 */
final class RowSelection {
    private static final RowSelection ALL = new RowSelection(Long.MAX_VALUE, null);

    private final long last;
    private final @Nullable BitSet rows;

    private RowSelection(long last, @Nullable BitSet rows) {
        this.last = last;
        this.rows = rows;
    }

    static RowSelection all() {
        return ALL;
    }

    /** The first rows, as many as said. */
    static RowSelection first(long count) {
        return new RowSelection(count, null);
    }

    /** The rows that a job has rejected as far as it came. */
    static RowSelection rejectedIn(ChunkHistory history) {
        BitSet rows = new BitSet();
        new CommittedChunks(history).read(chunk -> {
            for (RejectedRow row : chunk.rejected()) {
                rows.set(Math.toIntExact(row.row()));
            }
            return true;
        });
        return new RowSelection(rows.length() - 1L, rows);
    }

    /** Whether whoever reads the source may end before its last row. */
    boolean isPart() {
        return last != Long.MAX_VALUE;
    }

    boolean contains(long row) {
        return row <= last && (rows == null || rows.get(Math.toIntExact(row)));
    }

    /** The last row, or {@link Long#MAX_VALUE}. */
    long last() {
        return last;
    }

    /** How many rows of a source of so many are taken in. */
    long of(long records) {
        return rows == null ? Math.min(last, records) : rows.cardinality();
    }
}
