// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A job as it stands at one moment.
 *
 * @param id the job's id
 * @param kind the job's kind, such as {@code import}
 * @param state where it stands
 * @param pauseReason why it stands still, or null unless it is {@link JobState#PAUSED}
 * @param missing what it needs and does not find here; empty unless it is {@link JobState#BLOCKED}
 * @param fault why it failed, or null unless it is {@link JobState#FAILED}
 * @param progress how far it has come
 * @param dryRun whether it writes nothing
 * @param requestedBy who asked for it, in the host's words, or null
 * @param reason why, in the host's words, or null
 * @param parent the job whose rejected records it takes up again or which it rolls back, or null
 * @param createdAt when it was started by the host
 * @param startedAt when a thread first took it up, or null
 * @param endedAt when it ended, or null
 */
public record JobSnapshot(
        JobId id,
        String kind,
        JobState state,
        @Nullable PauseReason pauseReason,
        List<String> missing,
        @Nullable JobFault fault,
        Progress progress,
        boolean dryRun,
        @Nullable String requestedBy,
        @Nullable String reason,
        @Nullable JobId parent,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {
    /**
     * Copies the list.
     *
     * @param id the job's id
     * @param kind the job's kind, such as {@code import}
     * @param state where it stands
     * @param pauseReason why it stands still, or null unless it is {@link JobState#PAUSED}
     * @param missing what it needs and does not find here; empty unless it is {@link JobState#BLOCKED}
     * @param fault why it failed, or null unless it is {@link JobState#FAILED}
     * @param progress how far it has come
     * @param dryRun whether it writes nothing
     * @param requestedBy who asked for it, in the host's words, or null
     * @param reason why, in the host's words, or null
     * @param parent the job whose rejected records it takes up again or which it rolls back, or null
     * @param createdAt when it was started by the host
     * @param startedAt when a thread first took it up, or null
     * @param endedAt when it ended, or null
     */
    public JobSnapshot {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(progress, "progress");
        missing = List.copyOf(missing);
    }

    /**
     * {@return the snapshot as one JSON object, for a page that shows progress live}
     *
     * <p>Names are those of the components, times are ISO 8601 in UTC, durations are seconds; what is null is left out.
     */
    public String toJson() {
        return SnapshotJson.write(this);
    }
}
