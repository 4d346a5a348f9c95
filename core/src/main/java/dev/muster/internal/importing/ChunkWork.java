// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.internal.changes.ChunkInWork;
import dev.muster.issue.RowIssue;
import dev.muster.job.RowOutcome;
import dev.muster.job.Tally;
import dev.muster.spi.ChunkCommit;
import dev.muster.spi.ChunkCommit.AppliedChange;
import dev.muster.spi.ChunkPlan;
import dev.muster.spi.ChunkPlan.ClaimedKey;
import dev.muster.spi.ChunkPlan.PlannedChange;
import dev.muster.spi.RejectedRow;
import dev.muster.store.ChunkId;
import dev.muster.store.UserChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A chunk between its plan and its commit: what is settled, and the changes that are not. Its plan and its commit can be asked for at any
 * time; both always account for every row.
 */
final class ChunkWork implements ChunkInWork<ImportedChange> {
    private final ChunkId id;
    private final long firstRow;
    private final long lastRow;
    private final ChunkPlanning planning;
    private final List<ImportedChange> changes = new ArrayList<>();
    private final List<RowIssue> issues = new ArrayList<>();
    private final List<RejectedRow> rejected = new ArrayList<>();
    private final List<ClaimedKey> claims = new ArrayList<>();
    private Tally settled = Tally.zero();
    private boolean resumed;

    private ChunkWork(ChunkId id, long firstRow, long lastRow, ChunkPlanning planning) {
        this.id = id;
        this.firstRow = firstRow;
        this.lastRow = lastRow;
        this.planning = planning;
    }

    /** A chunk as it has been planned just now. In a dry run, changes count as settled. */
    static ChunkWork of(ChunkId id, List<PlannedRow> rows, boolean dryRun, ChunkPlanning planning) {
        ChunkWork work = new ChunkWork(
                id,
                rows.get(0).row().source().row(),
                rows.get(rows.size() - 1).row().source().row(),
                planning);
        for (PlannedRow row : rows) {
            UserChange change = row.change();
            if (change == null || dryRun) {
                work.settle(row);
            } else {
                work.changes.add(planning.pending(row.row(), change));
                work.issues.addAll(row.issues());
            }
            work.claim(row);
        }
        return work;
    }

    /** A chunk as an earlier run has planned it. The rows are those of the same chunk, read again. */
    static ChunkWork resumed(ChunkPlan plan, List<DraftRow> rows, ChunkPlanning planning) {
        ChunkWork work = new ChunkWork(plan.chunk(), plan.firstRow(), plan.lastRow(), planning);
        Map<Long, DraftRow> byRow = new HashMap<>();
        rows.forEach(row -> byRow.put(row.source().row(), row));
        for (PlannedChange planned : plan.changes()) {
            DraftRow row = Objects.requireNonNull(byRow.get(planned.row()), "a planned row is in the source");
            work.changes.add(planning.pending(row, planned.change()));
        }
        work.resumed = true;
        work.settled = plan.settled();
        work.issues.addAll(plan.issues());
        work.rejected.addAll(plan.rejected());
        work.claims.addAll(plan.claims());
        return work;
    }

    @Override
    public ChunkId id() {
        return id;
    }

    @Override
    public List<ImportedChange> open() {
        return changes.stream().filter(ImportedChange::isOpen).toList();
    }

    /** A chunk that may have ended the process of an earlier run goes on row by row, each noted before it is written. */
    @Override
    public List<ImportedChange> portion() {
        List<ImportedChange> open = open();
        CrashGuard guard = planning.guard();
        if (!resumed || open.isEmpty() || !guard.isCareful(firstRow)) {
            return open;
        }
        for (ImportedChange change : open) {
            long row = change.row().source().row();
            if (!guard.isPoison(row)) {
                guard.workOn(row, 1);
                return List.of(change);
            }
            change.setAside();
        }
        return List.of();
    }

    @Override
    public List<ImportedChange> inConflict() {
        return changes.stream().filter(ImportedChange::isInConflict).toList();
    }

    @Override
    public void planAgain(ImportedChange change) {
        PlannedRow planned = planning.planAgain(change.row());
        issues.removeIf(issue -> issue.row() == change.row().source().row());
        UserChange another = planned.change();
        if (another == null) {
            changes.remove(change);
            settle(planned);
        } else {
            change.replace(another);
            issues.addAll(planned.issues());
        }
        claim(planned);
    }

    @Override
    public void giveUp(ImportedChange change) {
        change.giveUp();
    }

    private void settle(PlannedRow row) {
        settled = settled.plus(row.outcome());
        issues.addAll(row.issues());
        if (row.outcome() instanceof RowOutcome.Rejected) {
            rejected.add(rejected(row.row()));
        }
    }

    private void claim(PlannedRow row) {
        long number = row.row().source().row();
        row.claims().forEach(key -> claims.add(new ClaimedKey(number, key)));
    }

    private static RejectedRow rejected(DraftRow row) {
        return RejectedRow.from(row.source());
    }

    @Override
    public ChunkPlan plan() {
        List<PlannedChange> planned = new ArrayList<>(changes.size());
        for (ImportedChange change : changes) {
            planned.add(new PlannedChange(
                    change.row().source().row(), change.row().source().line(), change.change()));
        }
        return new ChunkPlan(id, firstRow, lastRow, settled, planned, issues, rejected, claims);
    }

    @Override
    public ChunkCommit commit() {
        Tally tally = settled;
        List<AppliedChange> applied = new ArrayList<>(changes.size());
        List<RowIssue> faults = new ArrayList<>();
        List<RejectedRow> refused = new ArrayList<>();
        for (ImportedChange change : changes) {
            tally = tally.plus(change.outcome());
            RowIssue fault = change.fault();
            if (fault == null) {
                applied.add(new AppliedChange(change.row().source().row(), change.storedId(), change.isAdopted()));
            } else {
                faults.add(fault);
                refused.add(rejected(change.row()));
            }
        }
        return new ChunkCommit(id, tally, applied, faults, refused);
    }
}
