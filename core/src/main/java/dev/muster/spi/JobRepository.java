// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import dev.muster.job.JobId;
import dev.muster.job.JobQuery;
import dev.muster.job.JobSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps jobs and their journals. Safe for use by several threads and, where it is durable, by several nodes. Every comparison of times
 * uses the repository's own clock.
 */
public interface JobRepository {
    /** {@return the time by the repository's clock} */
    Instant now();

    /**
     * Adds a job.
     *
     * @param job the new job, in state {@code QUEUED}
     * @throws IllegalStateException if there is a job of this id
     */
    void create(JobRecord job);

    /**
     * {@return the job, or empty if there is none of this id}
     *
     * @param id the job's id
     */
    Optional<JobRecord> find(JobId id);

    /**
     * {@return the jobs asked for, newest first}
     *
     * @param query which jobs
     */
    List<JobSnapshot> query(JobQuery query);

    /**
     * {@return jobs that wait for somebody to work on them, oldest first}: those queued, those running whose lease has run out, those
     * blocked, and those standing still that have a time to go on by themselves which has come
     *
     * @param limit how many at most
     */
    List<JobId> claimable(int limit);

    /**
     * Claims a job by compare-and-set: if it is {@linkplain #claimable claimable}, its epoch rises by one, its state becomes {@code
     * RUNNING} and whoever held it before loses it.
     *
     * @param id the job
     * @param owner who wants it
     * @param lease how long the claim holds unless renewed
     * @return the claim, or empty if the job cannot be claimed now
     */
    Optional<JobClaim> claim(JobId id, String owner, Duration lease);

    /**
     * Extends the lease of a claim.
     *
     * @param claim the claim
     * @param lease how long it holds from now
     * @return false if the claim no longer holds
     */
    boolean renew(JobClaim claim, Duration lease);

    /**
     * Writes what the owner of a claim says about its job. A state other than {@code RUNNING} ends the claim. If somebody has asked for
     * something since the job was claimed, a state of {@code PAUSED} does not undo it.
     *
     * @param claim the claim
     * @param update what to write
     * @throws ClaimLostException if the claim no longer holds
     */
    void save(JobClaim claim, JobUpdate update);

    /**
     * Writes down what somebody wants a job to do. Asking a job that stands still to run makes it {@code QUEUED}; asking one that nobody
     * works on to end makes it {@code CANCELLED}; asking one that nobody works on to pause makes it {@code PAUSED}.
     *
     * @param id the job
     * @param request what it shall do
     * @return the job's state afterwards, or empty if there is no such job
     */
    Optional<JobSnapshot> request(JobId id, JobRequest request);

    /**
     * {@return what somebody wants a job to do; {@link JobRequest#CANCEL} if there is no such job}
     *
     * @param id the job
     */
    JobRequest requested(JobId id);

    /**
     * {@return the journal of a job for its owner, which refuses to write once the claim no longer holds}
     *
     * @param claim the claim
     */
    ChunkJournal journal(JobClaim claim);

    /**
     * {@return the journal of a job to read}
     *
     * @param id the job
     */
    ChunkHistory history(JobId id);
}
