// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.job.JobId;
import dev.muster.job.JobSnapshot;
import dev.muster.job.JobState;
import dev.muster.job.PauseReason;
import dev.muster.job.Progress;
import dev.muster.job.Tally;
import dev.muster.store.ChunkId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Jobs and chunks for tests. */
public final class TestJobs {
    public static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private TestJobs() {}

    public static JobId id(int number) {
        return new JobId(new UUID(0x0190_0000_0000_7000L + ((long) number << 16), 0x8000_0000_0000_0000L));
    }

    public static JobSnapshot snapshot(JobId id, JobState state, @Nullable PauseReason reason) {
        return new JobSnapshot(
                id,
                "import",
                state,
                reason,
                List.of(),
                null,
                Progress.none(),
                false,
                "ops@host",
                null,
                null,
                START,
                null,
                null);
    }

    public static JobRecord queued(JobId id) {
        return JobRecord.queued(snapshot(id, JobState.QUEUED, null), "{}", null);
    }

    public static ChunkPlan plan(
            JobId job, long number, Tally settled, List<RowIssue> issues, List<RejectedRow> rejected) {
        long rows = settled.total();
        long first = (number - 1) * rows + 1;
        return new ChunkPlan(
                new ChunkId(job, number), first, first + rows - 1, settled, List.of(), issues, rejected, List.of());
    }

    public static ChunkCommit commit(ChunkPlan plan) {
        return new ChunkCommit(plan.chunk(), plan.settled(), List.of(), List.of(), List.of());
    }

    public static RowIssue issue(IssueCode code, long row) {
        return new RowIssue(code, row, row + 1, null, null, null, "What is wrong.");
    }
}
