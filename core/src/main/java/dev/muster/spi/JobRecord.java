// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import dev.muster.job.JobSnapshot;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A job as the repository keeps it.
 *
 * @param snapshot what everybody may see
 * @param definition what the job is to do, as JSON of its kind; never changes
 * @param checkpoint what the job's kind wants to remember between runs, as JSON, or null
 * @param request what somebody wants it to do
 * @param notBefore earliest time at which it may be claimed again, or null for any
 * @param epoch how often it has been claimed, 0 for never
 * @param owner who claimed it last, or null
 * @param leaseUntil until when the claim holds unless renewed, or null if nobody works on it
 * @param exclusive what the job wants for itself until it ends: no other job of the same value is taken in before; null for nothing
 */
public record JobRecord(
        JobSnapshot snapshot,
        String definition,
        @Nullable String checkpoint,
        JobRequest request,
        @Nullable Instant notBefore,
        long epoch,
        @Nullable String owner,
        @Nullable Instant leaseUntil,
        @Nullable String exclusive) {
    /**
     * Checks that snapshot, definition and request are there.
     *
     * @param snapshot what everybody may see
     * @param definition what the job is to do, as JSON of its kind; never changes
     * @param checkpoint what the job's kind wants to remember between runs, as JSON, or null
     * @param request what somebody wants it to do
     * @param notBefore earliest time at which it may be claimed again, or null for any
     * @param epoch how often it has been claimed, 0 for never
     * @param owner who claimed it last, or null
     * @param leaseUntil until when the claim holds unless renewed, or null if nobody works on it
     * @param exclusive what the job wants for itself until it ends: no other job of the same value is taken in before; null for nothing
     */
    public JobRecord {
        Objects.requireNonNull(snapshot, "snapshot");
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(request, "request");
    }

    /**
     * {@return a new job, queued and never claimed}
     *
     * @param snapshot what everybody may see, in state {@code QUEUED}
     * @param definition what the job is to do, as JSON of its kind
     * @param exclusive what the job wants for itself until it ends, or null for nothing
     */
    public static JobRecord queued(JobSnapshot snapshot, String definition, @Nullable String exclusive) {
        return new JobRecord(snapshot, definition, null, JobRequest.RUN, null, 0, null, null, exclusive);
    }
}
