// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import dev.muster.job.JobId;
import dev.muster.job.JobQuery;
import dev.muster.job.JobSnapshot;
import dev.muster.store.UserStore;
import dev.muster.user.UserKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
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
     * @param job the new job, in state {@code QUEUED} and never claimed
     * @throws IllegalArgumentException if the job is not new
     * @throws JobExcludedException if a job that has not ended holds the same {@link JobRecord#exclusive}; nothing was added
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
     * {@return the jobs asked for, newest first: by falling ids, which hold the time}
     *
     * @param query which jobs
     */
    List<JobSnapshot> query(JobQuery query);

    /**
     * {@return jobs that wait for somebody to work on them, oldest first}: those queued, those running whose lease has run out, those
     * blocked, and those standing still because the store was unavailable; none whose {@linkplain JobRecord#notBefore time} has not come,
     * and none that was asked to pause or to end. A job whose lease ran out after it was asked for either is made {@code PAUSED} or {@code
     * CANCELLED} here, because its owner can no longer do it
     *
     * @param limit how many at most
     */
    List<JobId> claimable(int limit);

    /**
     * Claims a job by compare-and-set: if it is {@linkplain #claimable claimable}, its epoch rises by one, its state becomes {@code
     * RUNNING} and whoever held it before loses it. The first claim is the start of the job.
     *
     * @param id the job
     * @param owner who wants it
     * @param lease how long the claim holds unless renewed
     * @return the claim, or empty if the job cannot be claimed now
     */
    Optional<JobClaim> claim(JobId id, String owner, Duration lease);

    /**
     * Extends the lease of a claim. A lease that has run out can still be extended while nobody else has claimed the job.
     *
     * @param claim the claim
     * @param lease how long it holds from now
     * @return false if the claim no longer holds
     */
    boolean renew(JobClaim claim, Duration lease);

    /**
     * Writes what the owner of a claim says about its job. A state other than {@code RUNNING} ends the claim; a final state never changes
     * again, and the time of its end is that of the repository's clock. Of the snapshot, only state, reason of a pause, what is missing,
     * fault and progress are taken; the rest never changes.
     *
     * <p>What was asked of the job while it ran is not undone by a state that is not final: a job asked to end becomes {@code CANCELLED}, one
     * asked to pause {@code PAUSED}. A job that pauses because it was {@linkplain dev.muster.job.PauseReason#REQUESTED asked to} waits until
     * it is asked to run; if that has been asked since, it becomes {@code QUEUED}.
     *
     * @param claim the claim
     * @param update what to write
     * @throws ClaimLostException if the claim no longer holds; nothing was written
     * @throws IllegalArgumentException if the update is about another job
     */
    void save(JobClaim claim, JobUpdate update);

    /**
     * Writes down what somebody wants a job to do. Asking a job that stands still to run makes it {@code QUEUED}; asking one that nobody
     * works on to end makes it {@code CANCELLED}; asking one that nobody works on to pause makes it {@code PAUSED}. A job whose lease has run
     * out is one that nobody works on. The end of a job cannot be unasked, and a job that has ended is not changed.
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
     * @throws ClaimLostException if there is no such job
     */
    ChunkJournal journal(JobClaim claim);

    /**
     * {@return the journal of a job to read, also while its owner writes}
     *
     * @param id the job
     * @throws dev.muster.job.JobNotFoundException if there is no such job
     */
    ChunkHistory history(JobId id);

    /**
     * Takes away, of some jobs that have ended, what has been kept long enough: the jobs themselves with their journals, what only a
     * rollback needs, the cells of rejected rows. What a rollback needs stays as long as a job that has not ended {@linkplain
     * JobSnapshot#parent() names} the job; a job stays as long as one that has not ended names it.
     *
     * @param retention for how long to keep what
     * @param limit how many jobs to look after at most, at least 1; small, so that nobody waits
     * @return how many jobs something was taken away from; less than the limit when there is nothing left to take away now
     */
    int purge(Retention retention, int limit);

    /**
     * Forgets somebody: takes them out of the journals of all jobs, and remembers their fingerprints, so that jobs which were created before
     * leave them out from now on. Reads all journals, so it may take long; each chunk is changed by itself.
     *
     * @param keys the keys, and the store's id, that the person has or had; at least one
     * @return the jobs whose journals held something of the person, newest first
     */
    List<JobId> erase(Collection<UserKey> keys);

    /**
     * {@return whom this repository was told to forget since a time}
     *
     * @param since the time, by the repository's clock, inclusive
     */
    Tombstones tombstones(Instant since);

    /**
     * {@return what runs the steps of a chunk as one transaction, if this repository shares a database with that store}
     *
     * @param users the store
     */
    default Optional<UnitOfWork> unitOfWork(UserStore users) {
        return Optional.empty();
    }
}
