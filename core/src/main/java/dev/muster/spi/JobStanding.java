// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import dev.muster.job.JobId;
import dev.muster.job.JobSnapshot;
import dev.muster.job.JobState;
import dev.muster.job.PauseReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a job stands in a repository, and the rules by which that changes: one place for all repositories. A repository reads it, lets a rule
 * make the next one, and writes that, while nobody else changes the job. Immutable.
 *
 * @param job the job
 * @param pauseWithdrawn whether a pause asked for under the present claim was taken back: its owner may not have heard of that in time
 */
public record JobStanding(JobRecord job, boolean pauseWithdrawn) {
    /**
     * Checks that there is a job.
     *
     * @param job the job
     * @param pauseWithdrawn whether a pause asked for under the present claim was taken back: its owner may not have heard of that in time
     */
    public JobStanding {
        Objects.requireNonNull(job, "job");
    }

    /**
     * {@return how a new job stands}
     *
     * @param job the job
     * @throws IllegalArgumentException if the job is not queued or has been claimed
     */
    public static JobStanding created(JobRecord job) {
        if (job.snapshot().state() != JobState.QUEUED || job.epoch() != 0) {
            throw new IllegalArgumentException("A new job is queued and has never been claimed");
        }
        return new JobStanding(job, false);
    }

    /**
     * {@return whether the claim holds}: a lease that has run out does not end a claim; only another claim does, or the end of the work
     *
     * @param claim the claim
     */
    public boolean isHeldBy(JobClaim claim) {
        return claim.job().equals(id())
                && claim.epoch() == job.epoch()
                && claim.owner().equals(job.owner());
    }

    /**
     * {@return whether somebody works on the job}
     *
     * @param now the repository's time
     */
    public boolean isWorkedOn(Instant now) {
        return job.leaseUntil() != null && now.isBefore(job.leaseUntil());
    }

    /**
     * {@return whether the job waits for somebody to work on it; to be asked after {@link #withoutLostOwner}}
     *
     * @param now the repository's time
     */
    public boolean isClaimable(Instant now) {
        if (job.request() != JobRequest.RUN || (job.notBefore() != null && now.isBefore(job.notBefore()))) {
            return false;
        }
        return switch (state()) {
            case QUEUED, BLOCKED -> true;
            case RUNNING -> !isWorkedOn(now);
            case PAUSED -> job.snapshot().pauseReason() == PauseReason.STORE_UNAVAILABLE;
            case SUCCEEDED, FAILED, CANCELLED -> false;
        };
    }

    /**
     * {@return the job after its owner, if it is lost, can no longer do what was asked of the job: it is done for it}
     *
     * @param now the repository's time
     */
    public JobStanding withoutLostOwner(Instant now) {
        return job.owner() != null && !isWorkedOn(now) ? obeyed(now) : this;
    }

    /**
     * {@return the job in the hands of a new owner, or empty if it cannot be claimed now}
     *
     * @param owner who wants it
     * @param lease how long the claim holds unless renewed
     * @param now the repository's time
     */
    public Optional<JobStanding> claimed(String owner, Duration lease, Instant now) {
        if (!isClaimable(now)) {
            return Optional.empty();
        }
        Instant first = job.snapshot().startedAt();
        JobSnapshot running = snapshot(job.snapshot(), JobState.RUNNING, null, first == null ? now : first, null);
        return Optional.of(new JobStanding(
                new JobRecord(
                        running,
                        job.definition(),
                        job.checkpoint(),
                        job.request(),
                        null,
                        job.epoch() + 1,
                        owner,
                        now.plus(lease),
                        job.exclusive()),
                false));
    }

    /**
     * {@return the job with another lease}
     *
     * @param lease how long it holds from now
     * @param now the repository's time
     */
    public JobStanding renewed(Duration lease, Instant now) {
        return with(job.snapshot(), job.request(), job.notBefore(), job.owner(), now.plus(lease));
    }

    /**
     * {@return the job after what its owner told; see {@link JobRepository#save}}
     *
     * @param claim the owner's claim
     * @param update what the owner told
     * @param now the repository's time
     * @throws ClaimLostException if the claim does not hold
     * @throws IllegalArgumentException if the update is about another job
     */
    public JobStanding saved(JobClaim claim, JobUpdate update, Instant now) {
        if (!isHeldBy(claim)) {
            throw new ClaimLostException(claim);
        }
        JobSnapshot told = update.snapshot();
        if (!told.id().equals(id())) {
            throw new IllegalArgumentException("An update of job " + told.id() + " for job " + id());
        }
        JobState state = told.state();
        JobSnapshot next =
                snapshot(told, state, told.pauseReason(), job.snapshot().startedAt(), state.isFinal() ? now : null);
        JobStanding written = checkpoint(update.checkpoint());
        if (state == JobState.RUNNING) {
            return written.with(next, job.request(), job.notBefore(), job.owner(), job.leaseUntil());
        }
        Instant notBefore = update.retryAfter() == null || state.isFinal() ? null : now.plus(update.retryAfter());
        JobStanding released = written.with(next, job.request(), notBefore, null, null);
        boolean asAsked = state == JobState.PAUSED && told.pauseReason() == PauseReason.REQUESTED;
        return (asAsked ? released.pausedAsAsked() : released).obeyed(now);
    }

    /**
     * {@return the job after somebody has asked something of it; see {@link JobRepository#request}}
     *
     * @param wanted what it shall do
     * @param now the repository's time
     */
    public JobStanding requested(JobRequest wanted, Instant now) {
        JobStanding current = withoutLostOwner(now);
        return current.state().isFinal() || current.job.request() == JobRequest.CANCEL
                ? current
                : current.asked(wanted, now);
    }

    private JobStanding asked(JobRequest wanted, Instant now) {
        boolean withdrawn = wanted == JobRequest.RUN && (pauseWithdrawn || job.request() == JobRequest.PAUSE);
        JobStanding next = new JobStanding(
                with(job.snapshot(), wanted, job.notBefore(), job.owner(), job.leaseUntil()).job, withdrawn);
        if (wanted == JobRequest.RUN && state() == JobState.PAUSED) {
            return next.moved(JobState.QUEUED, null, null);
        }
        return next.isWorkedOn(now) ? next : next.obeyed(now);
    }

    /** The owner stands still because of a request: it stays until the job is asked to run, unless that has happened already. */
    private JobStanding pausedAsAsked() {
        if (pauseWithdrawn) {
            return with(
                    snapshot(
                            job.snapshot(),
                            JobState.QUEUED,
                            null,
                            job.snapshot().startedAt(),
                            null),
                    job.request(),
                    job.notBefore(),
                    null,
                    null);
        }
        return job.request() == JobRequest.RUN
                ? with(job.snapshot(), JobRequest.PAUSE, job.notBefore(), null, null)
                : this;
    }

    /** Does what was asked of a job that nobody works on. */
    private JobStanding obeyed(Instant now) {
        if (job.request() == JobRequest.RUN || state().isFinal()) {
            return this;
        }
        if (job.request() == JobRequest.CANCEL) {
            return moved(JobState.CANCELLED, null, now);
        }
        // Why it stands still already is worth more than that somebody agrees.
        boolean tooMany = job.snapshot().pauseReason() == PauseReason.TOO_MANY_REJECTED;
        return moved(JobState.PAUSED, tooMany ? PauseReason.TOO_MANY_REJECTED : PauseReason.REQUESTED, null);
    }

    private JobStanding moved(JobState state, @Nullable PauseReason reason, @Nullable Instant endedAt) {
        JobSnapshot next =
                snapshot(job.snapshot(), state, reason, job.snapshot().startedAt(), endedAt);
        return with(next, job.request(), null, null, null);
    }

    private JobStanding checkpoint(@Nullable String checkpoint) {
        if (checkpoint == null) {
            return this;
        }
        return new JobStanding(
                new JobRecord(
                        job.snapshot(),
                        job.definition(),
                        checkpoint,
                        job.request(),
                        job.notBefore(),
                        job.epoch(),
                        job.owner(),
                        job.leaseUntil(),
                        job.exclusive()),
                pauseWithdrawn);
    }

    private JobStanding with(
            JobSnapshot snapshot,
            JobRequest request,
            @Nullable Instant notBefore,
            @Nullable String owner,
            @Nullable Instant leaseUntil) {
        return new JobStanding(
                new JobRecord(
                        snapshot,
                        job.definition(),
                        job.checkpoint(),
                        request,
                        notBefore,
                        job.epoch(),
                        owner,
                        leaseUntil,
                        job.exclusive()),
                pauseWithdrawn);
    }

    private JobId id() {
        return job.snapshot().id();
    }

    private JobState state() {
        return job.snapshot().state();
    }

    /** What never changes in a job, and its times, are not for an owner to tell. */
    private JobSnapshot snapshot(
            JobSnapshot told,
            JobState state,
            @Nullable PauseReason reason,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt) {
        JobSnapshot own = job.snapshot();
        return new JobSnapshot(
                own.id(),
                own.kind(),
                state,
                state == JobState.PAUSED ? reason : null,
                state == JobState.BLOCKED ? told.missing() : List.of(),
                state == JobState.FAILED ? told.fault() : null,
                told.progress(),
                own.dryRun(),
                own.requestedBy(),
                own.reason(),
                own.parent(),
                own.createdAt(),
                startedAt,
                endedAt);
    }
}
