// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.internal.changes.FailureStreak;
import dev.muster.internal.changes.StoreFaults;
import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.job.RowOutcome;
import dev.muster.spi.JobFaultException;
import dev.muster.store.StoreUnavailableException;
import dev.muster.store.UserChange;
import java.util.ArrayList;
import java.util.List;

/**
 * Plans what to do with the drafts of a chunk. A store that throws on a look-up is asked again in halves, until the record
 * it fails on stands alone.
 */
final class ChunkPlanning {
    private final ImportSteps steps;
    private final FailureStreak streak;

    ChunkPlanning(ImportSteps steps, FailureStreak streak) {
        this.steps = steps;
        this.streak = streak;
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
        List<PlannedRow> planned = new ArrayList<>(plan(rows.subList(0, half)));
        planned.addAll(plan(rows.subList(half, rows.size())));
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
