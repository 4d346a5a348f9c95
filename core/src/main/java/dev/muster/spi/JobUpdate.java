// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import dev.muster.job.JobSnapshot;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of a claim writes about its job.
 *
 * @param snapshot the job as it stands now
 * @param checkpoint what the job's kind wants to remember, or null to keep what it has
 * @param retryAfter how long nobody shall claim the job, or null; only for a job that stands still
 */
public record JobUpdate(
        JobSnapshot snapshot,
        @Nullable String checkpoint,
        @Nullable Duration retryAfter) {
    /**
     * Checks that there is a snapshot.
     *
     * @param snapshot the job as it stands now
     * @param checkpoint what the job's kind wants to remember, or null to keep what it has
     * @param retryAfter how long nobody shall claim the job, or null; only for a job that stands still
     */
    public JobUpdate {
        Objects.requireNonNull(snapshot, "snapshot");
    }
}
