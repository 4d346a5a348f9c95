// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A chunk as the journal holds it.
 *
 * @param plan what it was about to do
 * @param commit what became of it, or null if that is not known yet
 */
public record JournaledChunk(ChunkPlan plan, @Nullable ChunkCommit commit) {
    /**
     * Checks that there is a plan.
     *
     * @param plan what it was about to do
     * @param commit what became of it, or null if that is not known yet
     */
    public JournaledChunk {
        Objects.requireNonNull(plan, "plan");
    }

    /**
     * {@return this chunk without what a rollback or a resumed job needs: changes and claims; what became of its rows stays}
     *
     * @throws IllegalStateException if it was not committed: then nothing else is known of it
     */
    public JournaledChunk withoutChanges() {
        if (commit == null) {
            throw new IllegalStateException("Of chunk " + plan.chunk() + " nothing is known but its changes");
        }
        ChunkPlan rest = new ChunkPlan(
                plan.chunk(),
                plan.firstRow(),
                plan.lastRow(),
                commit.tally(),
                List.of(),
                plan.issues(),
                plan.rejected(),
                List.of());
        return new JournaledChunk(rest, commit);
    }

    /** {@return this chunk without the cells of its rejected rows} */
    public JournaledChunk withoutRejectedRows() {
        ChunkPlan rest = new ChunkPlan(
                plan.chunk(),
                plan.firstRow(),
                plan.lastRow(),
                plan.settled(),
                plan.changes(),
                plan.issues(),
                List.of(),
                plan.claims());
        ChunkCommit without = commit == null
                ? null
                : new ChunkCommit(commit.chunk(), commit.tally(), commit.applied(), commit.issues(), List.of());
        return new JournaledChunk(rest, without);
    }
}
