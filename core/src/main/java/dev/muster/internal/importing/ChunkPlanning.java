// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.internal.changes.FailureStreak;
import dev.muster.internal.changes.StoreFaults;
import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.job.RowOutcome;
import dev.muster.spi.JobFaultException;
import dev.muster.spi.Tombstones;
import dev.muster.store.StoreUnavailableException;
import dev.muster.store.UserChange;
import dev.muster.user.UserField;
import dev.muster.user.UserKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Plans what to do with the drafts of a chunk. A store that throws on a look-up is asked again in halves, until the record
 * it fails on stands alone.
 */
final class ChunkPlanning {
    private final ImportSteps steps;
    private final FailureStreak streak;
    private final Supplier<Tombstones> forgotten;

    /**
     * Plans with the planner of these steps.
     *
     * @param forgotten who was forgotten since the job was created, asked anew for each chunk
     */
    ChunkPlanning(ImportSteps steps, FailureStreak streak, Supplier<Tombstones> forgotten) {
        this.steps = steps;
        this.streak = streak;
        this.forgotten = forgotten;
    }

    CrashGuard guard() {
        return steps.guard();
    }

    /** A change of a record on its way into the store. */
    ImportedChange pending(DraftRow row, UserChange change) {
        return new ImportedChange(row, change, steps.issues());
    }

    /** Plans anew for a record whose user somebody else has changed. */
    PlannedRow planAgain(DraftRow row) {
        return plan(List.of(row)).get(0);
    }

    List<PlannedRow> plan(List<DraftRow> rows) {
        Tombstones tombstones = forgotten.get();
        if (tombstones.isEmpty()) {
            return planOthers(rows);
        }
        Map<Long, PlannedRow> planned = new HashMap<>();
        List<DraftRow> others = new ArrayList<>(rows.size());
        for (DraftRow row : rows) {
            if (isOneOf(tombstones, row)) {
                planned.put(row.source().row(), leftOut(row));
            } else {
                others.add(row);
            }
        }
        planOthers(others).forEach(row -> planned.put(row.row().source().row(), row));
        List<PlannedRow> inOrder = new ArrayList<>(rows.size());
        rows.forEach(row ->
                inOrder.add(Objects.requireNonNull(planned.get(row.source().row()), "each row is planned")));
        return inOrder;
    }

    private static boolean isOneOf(Tombstones tombstones, DraftRow row) {
        for (UserField field : UserField.keys()) {
            UserKey key = UserKey.in(field, row.draft());
            if (key != null && tombstones.contains(key)) {
                return true;
            }
        }
        return false;
    }

    /** Without what else there would be to tell about the record: nothing of it is kept. */
    private PlannedRow leftOut(DraftRow row) {
        RowIssue issue = steps.issues().about(row.source(), IssueCode.PERSON_FORGOTTEN);
        return new PlannedRow(
                row, new RowOutcome.Skipped(IssueCode.PERSON_FORGOTTEN, 0), null, List.of(issue), List.of());
    }

    private List<PlannedRow> planOthers(List<DraftRow> rows) {
        try {
            List<PlannedRow> planned = steps.planner().plan(rows);
            streak.broken();
            return planned;
        } catch (StoreUnavailableException | JobFaultException notTheRecords) {
            throw notTheRecords;
        } catch (Exception | StackOverflowError | OutOfMemoryError | LinkageError | AssertionError thrown) {
            StoreFaults.log("a look-up of " + rows.size() + " records", thrown);
            return rows.size() == 1 ? List.of(failed(rows.get(0))) : planHalves(rows);
        }
    }

    private List<PlannedRow> planHalves(List<DraftRow> rows) {
        int half = rows.size() / 2;
        List<PlannedRow> planned = new ArrayList<>(planOthers(rows.subList(0, half)));
        planned.addAll(planOthers(rows.subList(half, rows.size())));
        return planned;
    }

    private PlannedRow failed(DraftRow row) {
        streak.failed();
        RowIssue fault = steps.issues().about(row.source(), IssueCode.STORE_FAILED);
        DraftRow rejected = row.withIssues(List.of(fault));
        return new PlannedRow(
                rejected, new RowOutcome.Rejected(IssueCode.STORE_FAILED), null, rejected.issues(), List.of());
    }
}
