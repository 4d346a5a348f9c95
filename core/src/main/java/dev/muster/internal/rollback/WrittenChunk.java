// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.rollback;

import dev.muster.internal.changes.ChangeApplier;
import dev.muster.internal.rollback.WrittenUser.Trace;
import dev.muster.job.JobFault;
import dev.muster.spi.ChunkCommit;
import dev.muster.spi.ChunkCommit.AppliedChange;
import dev.muster.spi.ChunkPlan;
import dev.muster.spi.ChunkPlan.PlannedChange;
import dev.muster.spi.JobFaultException;
import dev.muster.spi.JournaledChunk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one chunk of an import has written.
 *
 * @param number the chunk's number in the import
 * @param firstRow its first row
 * @param lastRow its last row
 * @param users the users it has written or may have written, the last row first
 */
record WrittenChunk(long number, long firstRow, long lastRow, List<WrittenUser> users) {
    /**
     * Reads a chunk. One that was begun and never committed, because its import came to its end just then, leaves open which of its changes
     * are in the store: that is found out by what the store holds.
     *
     * @throws JobFaultException if what it takes to undo it has been deleted
     */
    static WrittenChunk of(JournaledChunk chunk, ChangeApplier applier) {
        ChunkPlan plan = chunk.plan();
        List<WrittenUser> users =
                new ArrayList<>(chunk.commit() == null ? traced(plan, applier) : applied(plan, chunk.commit()));
        users.sort(Comparator.comparingLong(WrittenUser::row).reversed());
        return new WrittenChunk(plan.chunk().number(), plan.firstRow(), plan.lastRow(), users);
    }

    private static List<WrittenUser> applied(ChunkPlan plan, ChunkCommit commit) {
        Map<Long, PlannedChange> byRow = new HashMap<>();
        plan.changes().forEach(change -> byRow.put(change.row(), change));
        List<WrittenUser> users = new ArrayList<>();
        for (AppliedChange applied : commit.applied()) {
            PlannedChange planned = byRow.get(applied.row());
            if (planned == null) {
                throw undoDataGone(plan);
            }
            users.add(new WrittenUser(planned, applied.id(), applied.adopted() ? Trace.ADOPTED : Trace.WRITTEN));
        }
        return users;
    }

    /** What a rollback fails with when it comes too late. */
    static JobFaultException undoDataGone(ChunkPlan plan) {
        return new JobFaultException(new JobFault(
                null,
                0,
                "What it takes to undo job " + plan.chunk().job()
                        + " has been deleted: it is kept for 24 hours, or as long as the host says"));
    }

    private static List<WrittenUser> traced(ChunkPlan plan, ChangeApplier applier) {
        List<TracedChange> changes = new ArrayList<>();
        plan.changes().forEach(planned -> changes.add(new TracedChange(planned)));
        applier.reconcile(changes);
        return changes.stream().map(TracedChange::user).toList();
    }
}
