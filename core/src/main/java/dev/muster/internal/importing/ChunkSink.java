// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.job.Tally;

/** Takes one chunk after the other to its end, and counts what becomes of the rows. */
final class ChunkSink {
    private final ChunkCommitter committer;
    private final ChunkPlanning planning;
    private final ImportSteps steps;
    private long number;
    private Tally tally;

    /**
     * Goes on behind what is done.
     *
     * @param number the last chunk that is committed, 0 if none is
     * @param tally what became of the rows up to there
     */
    ChunkSink(ChunkCommitter committer, ChunkPlanning planning, ImportSteps steps, long number, Tally tally) {
        this.committer = committer;
        this.planning = planning;
        this.steps = steps;
        this.number = number;
        this.tally = tally;
    }

    /** Plans and commits a chunk, and answers what became of all rows so far. */
    Tally take(DraftChunk chunk) {
        tally = tally.plus(committer.commit(++number, planning.plan(chunk.rows(steps))));
        return tally;
    }
}
