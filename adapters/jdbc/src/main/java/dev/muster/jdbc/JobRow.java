// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.issue.IssueCode;
import dev.muster.job.JobFault;
import dev.muster.job.JobId;
import dev.muster.job.JobSnapshot;
import dev.muster.job.JobState;
import dev.muster.job.PauseReason;
import dev.muster.job.Phase;
import dev.muster.job.Progress;
import dev.muster.job.Tally;
import dev.muster.spi.JobRecord;
import dev.muster.spi.JobRequest;
import dev.muster.spi.JobStanding;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A job and its row: the one place where both meet. Owner, epoch and lease lie in rows of their own. */
final class JobRow {
    private JobRow() {}

    /** All of it, for a new job. */
    static Row all(JobStanding standing, Dialect dialect) {
        JobRecord job = standing.job();
        JobSnapshot snapshot = job.snapshot();
        return new Row()
                .set("id", dialect.id(snapshot.id().value()))
                .set("kind", snapshot.kind())
                .set("dry_run", snapshot.dryRun())
                .set("requested_by", Texts.plain(snapshot.requestedBy()))
                .set("reason", Texts.plain(snapshot.reason()))
                .set(
                        "parent",
                        snapshot.parent() == null
                                ? null
                                : dialect.id(snapshot.parent().value()))
                .set("created_at", Micros.of(snapshot.createdAt()))
                .set("definition", Texts.json(job.definition()))
                .set("exclusive_for", Texts.plain(job.exclusive()))
                .set("checkpoint", job.checkpoint() == null ? null : Texts.json(job.checkpoint()))
                .setAll(changeable(standing));
    }

    /** What changes while the job lives, but for the checkpoint, which is large and seldom changes. */
    static Row changeable(JobStanding standing) {
        JobRecord job = standing.job();
        JobSnapshot snapshot = job.snapshot();
        JobFault fault = snapshot.fault();
        return new Row()
                .set("state", snapshot.state().name())
                .set("pause_reason", name(snapshot.pauseReason()))
                .set("missing", snapshot.missing().isEmpty() ? null : Texts.list(snapshot.missing()))
                .set("fault_code", fault == null ? null : name(fault.code()))
                .set("fault_line", fault == null ? null : fault.line())
                .set("fault_message", fault == null ? null : Texts.plain(fault.message()))
                .setAll(progress(snapshot.progress()))
                .set("started_at", Micros.of(snapshot.startedAt()))
                .set("ended_at", Micros.of(snapshot.endedAt()))
                .set("request", job.request().name())
                .set("pause_withdrawn", standing.pauseWithdrawn())
                .set("not_before", Micros.of(job.notBefore()));
    }

    private static Row progress(Progress progress) {
        Progress.Eta eta = progress.eta();
        return new Row()
                .set("phase", progress.phase().name())
                .set("rows_read", progress.read())
                .set("rows_total", progress.total())
                .set("bytes_read", progress.bytesRead())
                .set("bytes_total", progress.bytesTotal())
                .setAll(tally(progress.tally()))
                .set("rows_per_second", progress.rowsPerSecond())
                .set("eta_low_ns", eta == null ? null : eta.low().toNanos())
                .set("eta_high_ns", eta == null ? null : eta.high().toNanos());
    }

    static Row tally(Tally tally) {
        return new Row()
                .set("created", tally.created())
                .set("updated", tally.updated())
                .set("unchanged", tally.unchanged())
                .set("skipped", tally.skipped())
                .set("rejected", tally.rejected());
    }

    static Tally tally(Cells row) throws SQLException {
        return new Tally(
                row.number("created"),
                row.number("updated"),
                row.number("unchanged"),
                row.number("skipped"),
                row.number("rejected"));
    }

    /** The job without owner, epoch and lease. */
    static JobStanding standing(Cells row) throws SQLException {
        JobRecord job = new JobRecord(
                snapshot(row),
                row.required("definition"),
                row.text("checkpoint"),
                JobRequest.valueOf(row.required("request")),
                row.time("not_before"),
                0,
                null,
                null,
                row.text("exclusive_for"));
        return new JobStanding(job, row.flag("pause_withdrawn"));
    }

    static JobSnapshot snapshot(Cells row) throws SQLException {
        String pauseReason = row.text("pause_reason");
        String parent = row.text("parent");
        return new JobSnapshot(
                JobId.of(row.required("id")),
                row.required("kind"),
                JobState.valueOf(row.required("state")),
                pauseReason == null ? null : PauseReason.valueOf(pauseReason),
                Texts.list(row.text("missing")),
                fault(row),
                progress(row),
                row.flag("dry_run"),
                row.text("requested_by"),
                row.text("reason"),
                parent == null ? null : JobId.of(parent),
                Micros.instant(row.number("created_at")),
                row.time("started_at"),
                row.time("ended_at"));
    }

    private static @Nullable JobFault fault(Cells row) throws SQLException {
        String message = row.text("fault_message");
        if (message == null) {
            return null;
        }
        String code = row.text("fault_code");
        return new JobFault(code == null ? null : IssueCode.valueOf(code), row.number("fault_line"), message);
    }

    private static Progress progress(Cells row) throws SQLException {
        Long low = row.optionalNumber("eta_low_ns");
        Long high = row.optionalNumber("eta_high_ns");
        return new Progress(
                Phase.valueOf(row.required("phase")),
                row.number("rows_read"),
                row.number("rows_total"),
                row.number("bytes_read"),
                row.number("bytes_total"),
                tally(row),
                row.row().getDouble("rows_per_second"),
                low == null || high == null ? null : new Progress.Eta(Duration.ofNanos(low), Duration.ofNanos(high)));
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
