// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.issue.IssueCode;
import dev.muster.job.ImportJob;
import dev.muster.job.Tally;
import dev.muster.spi.ChunkJournal;
import dev.muster.spi.ChunkPlan;
import dev.muster.spi.JobContext;
import dev.muster.store.ChunkId;
import dev.muster.store.UserChange;
import java.util.List;

/**
 * Takes a planned chunk through the protocol: journal, store, journal. Whatever happens between, the journal knows enough to find out what
 * has become of each change.
 */
final class ChunkCommitter {
    private static final int PLANS_AGAIN = 3;

    private final boolean dryRun;
    private final JobContext context;
    private final ChunkJournal journal;
    private final ChunkPlanning planning;
    private final ChangeApplier applier;
    private final RowIssues issues;

    ChunkCommitter(ImportJob job, JobContext context, ChunkPlanning planning, ChangeApplier applier, RowIssues issues) {
        this.dryRun = job.pace().dryRun();
        this.context = context;
        this.journal = context.journal();
        this.planning = planning;
        this.applier = applier;
        this.issues = issues;
    }

    /** Commits a chunk that was planned just now, and answers what became of its rows. */
    Tally commit(long number, List<PlannedRow> rows) {
        ChunkWork work = ChunkWork.of(new ChunkId(context.id(), number), rows, dryRun);
        context.unitOfWork().run(() -> {
            journal.begin(work.plan());
            finish(work);
        });
        return work.commit().tally();
    }

    /** Finishes a chunk that an earlier run has begun; the rows are those of the chunk, read again. */
    Tally resume(ChunkPlan plan, List<DraftRow> rows) {
        ChunkWork work = ChunkWork.resumed(plan, rows);
        context.unitOfWork().run(() -> {
            applier.reconcile(work.open());
            planAgain(work, 1);
            finish(work);
        });
        return work.commit().tally();
    }

    private void finish(ChunkWork work) {
        for (int attempt = 1; !work.open().isEmpty(); attempt++) {
            applier.apply(work.open(), work.id());
            planAgain(work, attempt);
        }
        journal.commit(work.commit());
    }

    /** Users that somebody else has changed are looked at again; the new plan is written down before anything of it is done. */
    private void planAgain(ChunkWork work, int attempt) {
        List<PendingChange> conflicts = work.inConflict();
        if (conflicts.isEmpty()) {
            return;
        }
        for (PendingChange change : conflicts) {
            if (attempt > PLANS_AGAIN) {
                change.reject(issues.about(change.row().source(), reason(change)));
            } else {
                work.replan(change, planning.planAgain(change.row()));
            }
        }
        if (attempt <= PLANS_AGAIN) {
            journal.begin(work.plan());
        }
    }

    /** A new user whom nobody can find, and who yet cannot be created, stumbles over a key the job does not match by. */
    private static IssueCode reason(PendingChange change) {
        return change.change() instanceof UserChange.Create ? IssueCode.KEY_TAKEN : IssueCode.CHANGED_MEANWHILE;
    }
}
