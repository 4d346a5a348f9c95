// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.changes;

import dev.muster.spi.ChunkCommit;
import dev.muster.spi.ChunkJournal;
import dev.muster.spi.JobContext;
import java.util.List;

/**
 * Takes a planned chunk from journal to store to journal. Whatever happens between, the journal knows enough to find out what has become of
 * each change.
 */
public final class ChunkProtocol {
    private static final int PLANS_AGAIN = 3;

    private final JobContext context;
    private final ChunkJournal journal;
    private final ChangeApplier applier;

    public ChunkProtocol(JobContext context, ChangeApplier applier) {
        this.context = context;
        this.journal = context.journal();
        this.applier = applier;
    }

    /** Commits a chunk that was planned just now, and answers what became of it. */
    public <C extends PendingChange> ChunkCommit commit(ChunkInWork<C> work) {
        context.unitOfWork().run(() -> {
            journal.begin(work.plan());
            finish(work);
        });
        return work.commit();
    }

    /** Finishes a chunk that an earlier run has begun, and answers what became of it. */
    public <C extends PendingChange> ChunkCommit resume(ChunkInWork<C> work) {
        context.unitOfWork().run(() -> {
            applier.reconcile(work.open());
            planAgain(work, 1);
            finish(work);
        });
        return work.commit();
    }

    private <C extends PendingChange> void finish(ChunkInWork<C> work) {
        for (int attempt = 1; !work.open().isEmpty(); attempt++) {
            for (List<C> next = work.portion(); !next.isEmpty(); next = work.portion()) {
                applier.apply(next, work.id());
            }
            planAgain(work, attempt);
        }
        journal.commit(work.commit());
    }

    /** Users that somebody else has changed are looked at again; the new plan is written down before anything of it is done. */
    private <C extends PendingChange> void planAgain(ChunkInWork<C> work, int attempt) {
        List<C> conflicts = work.inConflict();
        if (conflicts.isEmpty()) {
            return;
        }
        for (C change : conflicts) {
            if (attempt > PLANS_AGAIN) {
                work.giveUp(change);
            } else {
                work.planAgain(change);
            }
        }
        if (attempt <= PLANS_AGAIN) {
            journal.begin(work.plan());
        }
    }
}
