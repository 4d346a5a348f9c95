// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.rollback;

import dev.muster.internal.changes.ChunkInWork;
import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.job.Tally;
import dev.muster.spi.ChunkCommit;
import dev.muster.spi.ChunkCommit.AppliedChange;
import dev.muster.spi.ChunkPlan;
import dev.muster.spi.ChunkPlan.PlannedChange;
import dev.muster.store.ChunkId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * One chunk of an import on its way back. Users are taken in the reverse order of their rows, because a key may have gone from one to the
 * other. Counts users that are as before as updated, kept ones as skipped, and those there is nothing to do for as unchanged.
 */
final class UndoChunk implements ChunkInWork<UndoChange> {
    private static final Tally UNDONE = new Tally(0, 1, 0, 0, 0);
    private static final Tally NOTHING_TO_DO = new Tally(0, 0, 1, 0, 0);
    private static final Tally KEPT = new Tally(0, 0, 0, 1, 0);

    private final ChunkId id;
    private final WrittenChunk written;
    private final UndoPlanning planning;
    private final List<UndoChange> changes = new ArrayList<>();
    private final List<RowIssue> issues = new ArrayList<>();
    private Tally settled = Tally.zero();

    private UndoChunk(ChunkId id, WrittenChunk written, UndoPlanning planning) {
        this.id = id;
        this.written = written;
        this.planning = planning;
    }

    /** A chunk planned now. In a dry run, changes count as settled. */
    static UndoChunk of(ChunkId id, WrittenChunk written, UndoPlanning planning, boolean dryRun) {
        UndoChunk chunk = new UndoChunk(id, written, planning);
        Map<WrittenUser, UndoVerdict> verdicts = planning.judge(written.users());
        for (WrittenUser user : written.users()) {
            UndoVerdict verdict = Objects.requireNonNull(verdicts.get(user), "every user has a verdict");
            if (verdict instanceof UndoVerdict.Undo undo && !dryRun) {
                chunk.changes.add(new UndoChange(user, undo.change(), planning.issues()));
                chunk.tellKept(user, undo);
            } else {
                chunk.settle(user, verdict);
            }
        }
        return chunk;
    }

    /** A chunk as an earlier run has planned it. */
    static UndoChunk resumed(ChunkPlan plan, WrittenChunk written, UndoPlanning planning) {
        UndoChunk chunk = new UndoChunk(plan.chunk(), written, planning);
        Map<Long, WrittenUser> byRow = new HashMap<>();
        written.users().forEach(user -> byRow.put(user.row(), user));
        for (PlannedChange planned : plan.changes()) {
            WrittenUser user = Objects.requireNonNull(byRow.get(planned.row()), "what is undone has been written");
            chunk.changes.add(new UndoChange(user, planned.change(), planning.issues()));
        }
        chunk.settled = plan.settled();
        chunk.issues.addAll(plan.issues());
        return chunk;
    }

    @Override
    public ChunkId id() {
        return id;
    }

    @Override
    public List<UndoChange> open() {
        return changes.stream().filter(UndoChange::isOpen).toList();
    }

    @Override
    public List<UndoChange> inConflict() {
        return changes.stream().filter(UndoChange::isInConflict).toList();
    }

    @Override
    public void planAgain(UndoChange conflict) {
        WrittenUser user = conflict.user();
        issues.removeIf(issue -> issue.row() == user.row());
        UndoVerdict verdict =
                Objects.requireNonNull(planning.judge(List.of(user)).get(user));
        if (verdict instanceof UndoVerdict.Undo undo) {
            conflict.replace(undo.change());
            tellKept(user, undo);
        } else {
            changes.remove(conflict);
            settle(user, verdict);
        }
    }

    @Override
    public void giveUp(UndoChange conflict) {
        conflict.giveUp();
    }

    private void tellKept(WrittenUser user, UndoVerdict.Undo undo) {
        if (!undo.kept().isEmpty()) {
            issues.addAll(planning.issues().about(user, IssueCode.KEPT_CHANGED_SINCE, undo.kept()));
        }
    }

    private void settle(WrittenUser user, UndoVerdict verdict) {
        if (verdict instanceof UndoVerdict.Keep keep) {
            settled = settled.plus(KEPT);
            issues.addAll(planning.issues().about(user, keep.code(), keep.fields()));
        } else if (verdict instanceof UndoVerdict.Undo undo) {
            settled = settled.plus(undo.kept().isEmpty() ? UNDONE : KEPT);
            tellKept(user, undo);
        } else {
            settled = settled.plus(NOTHING_TO_DO);
        }
    }

    @Override
    public ChunkPlan plan() {
        List<PlannedChange> planned = new ArrayList<>(changes.size());
        for (UndoChange change : changes) {
            planned.add(new PlannedChange(
                    change.user().row(), change.user().planned().line(), change.change()));
        }
        return new ChunkPlan(id, written.firstRow(), written.lastRow(), settled, planned, issues, List.of(), List.of());
    }

    @Override
    public ChunkCommit commit() {
        Tally tally = settled;
        List<AppliedChange> applied = new ArrayList<>(changes.size());
        List<RowIssue> faults = new ArrayList<>();
        Set<Long> told = new HashSet<>();
        issues.forEach(issue -> told.add(issue.row()));
        for (UndoChange change : changes) {
            change.requireSettled();
            RowIssue fault = change.fault();
            long row = change.user().row();
            if (fault != null) {
                faults.add(fault);
            } else {
                applied.add(new AppliedChange(row, change.storedId(), false));
            }
            tally = tally.plus(fault == null && !told.contains(row) ? UNDONE : KEPT);
        }
        return new ChunkCommit(id, tally, applied, faults, List.of());
    }
}
