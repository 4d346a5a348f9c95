// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import dev.muster.issue.RowIssue;
import dev.muster.job.Tally;
import dev.muster.store.ChunkId;
import dev.muster.user.UserId;
import java.util.List;
import java.util.Objects;

/**
 * What became of a chunk.
 *
 * @param chunk the chunk
 * @param tally what became of all of its rows
 * @param applied what the store holds now, in the order of rows
 * @param issues what there is to tell that was not known when the chunk was planned
 * @param rejected rows that were rejected by the store, with their cells
 */
public record ChunkCommit(
        ChunkId chunk, Tally tally, List<AppliedChange> applied, List<RowIssue> issues, List<RejectedRow> rejected) {
    /**
     * Copies the lists.
     *
     * @param chunk the chunk
     * @param tally what became of all of its rows
     * @param applied what the store holds now, in the order of rows
     * @param issues what there is to tell that was not known when the chunk was planned
     * @param rejected rows that were rejected by the store, with their cells
     */
    public ChunkCommit {
        Objects.requireNonNull(chunk, "chunk");
        Objects.requireNonNull(tally, "tally");
        applied = List.copyOf(applied);
        issues = List.copyOf(issues);
        rejected = List.copyOf(rejected);
    }

    /**
     * A change that is in the store.
     *
     * @param row the row it comes from
     * @param id the user's id in the store
     * @param adopted whether a new user was recognised by its values alone, because the store gives its own ids: an undo keeps it
     */
    public record AppliedChange(long row, UserId id, boolean adopted) {
        /**
         * Checks that there is an id.
         *
         * @param row the row it comes from
         * @param id the user's id in the store
         * @param adopted whether a new user was recognised by its values alone, because the store gives its own ids: an undo keeps it
         */
        public AppliedChange {
            Objects.requireNonNull(id, "id");
        }
    }
}
