// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.rollback;

import dev.muster.internal.changes.ChangeApplier;
import dev.muster.internal.changes.ChunkProtocol;
import dev.muster.internal.changes.FailureStreak;
import dev.muster.internal.progress.ProgressMeter;
import dev.muster.job.JobFault;
import dev.muster.job.Phase;
import dev.muster.job.Tally;
import dev.muster.spi.ChunkHistory;
import dev.muster.spi.ChunkPlan;
import dev.muster.spi.JobContext;
import dev.muster.spi.JobFaultException;
import dev.muster.spi.JournaledChunk;
import dev.muster.store.ChunkId;
import org.jspecify.annotations.Nullable;

/** One run of a rollback: goes on where an earlier one has stopped, to its balanced account. */
final class RollbackRun {
    private final FrozenRollback rollback;
    private final JobContext context;
    private final ProgressMeter meter;
    private final ChangeApplier applier;
    private final ChunkProtocol protocol;
    private final UndoPlanning planning;
    private Tally tally = Tally.zero();

    RollbackRun(FrozenRollback rollback, JobContext context) {
        this.rollback = rollback;
        this.context = context;
        this.meter = new ProgressMeter(context.progressSoFar(), context::progress, System::nanoTime);
        this.applier = new ChangeApplier(context, new FailureStreak(context), 1);
        this.protocol = new ChunkProtocol(context, applier);
        this.planning =
                new UndoPlanning(context.host().users(), new KeptIssues(rollback.locale()), new FailureStreak(context));
    }

    void run() {
        try {
            long expected = countWritten();
            meter.expect(expected, 0);
            long reached = catchUp();
            meter.begin(Phase.ROLLING_BACK);
            for (int target = 0; target < rollback.targets().size(); target++) {
                undo(target, reached);
            }
            balance(expected);
        } finally {
            meter.flush();
        }
    }

    /** Before anything is taken back, it is made sure that everything can be. */
    private long countWritten() {
        long[] count = new long[1];
        for (RollbackTarget target : rollback.targets()) {
            context.history(target.job()).read(chunk -> {
                context.stopIfAsked();
                if (WrittenChanges.arePurged(chunk)) {
                    throw WrittenChunk.undoDataGone(chunk.plan());
                }
                count[0] += WrittenChanges.in(chunk);
                return true;
            });
        }
        return count[0];
    }

    /** Takes up what an earlier run has done, and finishes the chunk it has begun; answers the number of the last chunk. */
    private long catchUp() {
        meter.begin(Phase.CATCHING_UP);
        long[] reached = new long[1];
        ChunkPlan[] begun = new ChunkPlan[1];
        context.journal().read(chunk -> {
            context.stopIfAsked();
            reached[0] = chunk.plan().chunk().number();
            if (chunk.commit() == null) {
                begun[0] = chunk.plan();
            } else {
                count(chunk.commit().tally());
            }
            return true;
        });
        ChunkPlan plan = begun[0];
        if (plan != null) {
            finish(plan);
        }
        return reached[0];
    }

    private void finish(ChunkPlan plan) {
        long number = plan.chunk().number();
        JournaledChunk chunk = written(rollback.targetOf(number), rollback.chunkOf(number) + 1);
        if (chunk == null) {
            throw WrittenChunk.undoDataGone(plan);
        }
        count(protocol.resume(UndoChunk.resumed(plan, WrittenChunk.of(chunk, applier), planning))
                .tally());
    }

    private void undo(int target, long reached) {
        long below = rollback.below(target, reached);
        for (JournaledChunk next = written(target, below); next != null; next = written(target, below)) {
            context.stopIfAsked();
            WrittenChunk chunk = WrittenChunk.of(next, applier);
            ChunkId id = new ChunkId(context.id(), rollback.numberOf(target, chunk.number()));
            count(protocol.commit(UndoChunk.of(id, chunk, planning, rollback.dryRun()))
                    .tally());
            below = chunk.number();
        }
    }

    /** One chunk at a time: a history that is being read may hold a connection, which the store might wait for. */
    private @Nullable JournaledChunk written(int target, long below) {
        @Nullable JournaledChunk[] found = new JournaledChunk[1];
        ChunkHistory history = context.history(rollback.targets().get(target).job());
        history.readBackwards(below, chunk -> {
            found[0] = WrittenChanges.in(chunk) > 0 ? chunk : null;
            return found[0] == null;
        });
        return found[0];
    }

    private void count(Tally more) {
        tally = tally.plus(more);
        meter.counted(tally.total(), 0, tally);
    }

    private void balance(long expected) {
        meter.begin(Phase.CLOSING);
        Tally journaled = journaled();
        if (journaled.total() != expected) {
            throw new JobFaultException(new JobFault(
                    null,
                    0,
                    "The accounts do not balance: the import has written " + expected
                            + " users, and the rollback's journal has an outcome for " + journaled.total()));
        }
        meter.counted(expected, 0, journaled);
        meter.done();
    }

    private Tally journaled() {
        Tally[] sum = {Tally.zero()};
        context.journal().read(chunk -> {
            sum[0] =
                    chunk.commit() == null ? sum[0] : sum[0].plus(chunk.commit().tally());
            return true;
        });
        return sum[0];
    }
}
