// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import dev.muster.issue.RowIssue;
import dev.muster.job.Tally;
import dev.muster.store.ChunkId;
import dev.muster.store.UserChange;
import dev.muster.user.UserKey;
import java.util.List;
import java.util.Objects;

/**
 * What a chunk is about to do. Everything that is decided is in it: a resumed job reads it and never decides again.
 *
 * @param chunk the chunk
 * @param firstRow the first row of the chunk
 * @param lastRow the last row of the chunk
 * @param settled what has become of the rows that lead to no change
 * @param changes the changes, in the order in which they are applied; a dry run has none and counts them as settled
 * @param issues what there is to tell about the rows
 * @param rejected the rejected rows with their cells
 * @param claims keys its rows have claimed that the source does not show: ids and other keys of the users they matched
 */
public record ChunkPlan(
        ChunkId chunk,
        long firstRow,
        long lastRow,
        Tally settled,
        List<PlannedChange> changes,
        List<RowIssue> issues,
        List<RejectedRow> rejected,
        List<ClaimedKey> claims) {
    /**
     * Copies the lists and checks the account.
     *
     * @param chunk the chunk
     * @param firstRow the first row of the chunk
     * @param lastRow the last row of the chunk
     * @param settled what has become of the rows that lead to no change
     * @param changes the changes, in the order in which they are applied; a dry run has none and counts them as settled
     * @param issues what there is to tell about the rows
     * @param rejected the rejected rows with their cells
     * @param claims keys its rows have claimed that the source does not show: ids and other keys of the users they matched
     * @throws IllegalArgumentException if it accounts for more rows than there are between the first and the last
     */
    public ChunkPlan {
        Objects.requireNonNull(chunk, "chunk");
        Objects.requireNonNull(settled, "settled");
        changes = List.copyOf(changes);
        issues = List.copyOf(issues);
        rejected = List.copyOf(rejected);
        claims = List.copyOf(claims);
        long rows = settled.total() + changes.size();
        if (firstRow > lastRow || rows > lastRow - firstRow + 1) {
            throw new IllegalArgumentException(
                    "Chunk " + chunk + " accounts for " + rows + " rows between " + firstRow + " and " + lastRow);
        }
    }

    /** {@return how many rows the chunk accounts for: all between the first and the last, unless the job leaves some out} */
    public long rows() {
        return settled.total() + changes.size();
    }

    /**
     * A change and the row it comes from.
     *
     * @param row the row
     * @param line the physical line the row starts on
     * @param change the change
     */
    public record PlannedChange(long row, long line, UserChange change) {
        /**
         * Checks that there is a change.
         *
         * @param row the row
         * @param line the physical line the row starts on
         * @param change the change
         */
        public PlannedChange {
            Objects.requireNonNull(change, "change");
        }
    }

    /**
     * A key that belongs to a user one of the rows has matched.
     *
     * @param row the row
     * @param key the key
     */
    public record ClaimedKey(long row, UserKey key) {
        /**
         * Checks that there is a key.
         *
         * @param row the row
         * @param key the key
         */
        public ClaimedKey {
            Objects.requireNonNull(key, "key");
        }
    }
}
