// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.engine;

import dev.muster.spi.ChunkCommit;
import dev.muster.spi.ChunkJournal;
import dev.muster.spi.ChunkPlan;
import dev.muster.spi.ClaimLostException;
import dev.muster.spi.JournaledChunk;
import java.util.function.Predicate;

/** A journal whose failures cannot be taken for failures of the store or of the job. */
final class GuardedJournal implements ChunkJournal {
    private final ChunkJournal journal;
    private final GuardedHistory history;

    GuardedJournal(ChunkJournal journal) {
        this.journal = journal;
        this.history = new GuardedHistory(journal);
    }

    @Override
    public void begin(ChunkPlan plan) {
        guard(() -> journal.begin(plan));
    }

    @Override
    public void commit(ChunkCommit commit) {
        guard(() -> journal.commit(commit));
    }

    @Override
    public void read(Predicate<JournaledChunk> visitor) {
        history.read(visitor);
    }

    @Override
    public void readBackwards(long below, Predicate<JournaledChunk> visitor) {
        history.readBackwards(below, visitor);
    }

    static void guard(Runnable call) {
        try {
            call.run();
        } catch (ClaimLostException lost) {
            throw lost;
        } catch (RuntimeException failed) {
            throw new RepositoryFailure(failed);
        }
    }
}
