// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import dev.muster.job.JobSnapshot;
import dev.muster.job.JobState;
import dev.muster.job.PauseReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One job and the rules by which its state changes. Reading never waits; changes wait for each other and for the short steps of the
 * journal. Safe for use by several threads.
 */
final class InMemoryJob {
    private final InMemoryJournal journal;
    private final String definition;
    private final @Nullable String exclusive;
    private JobSnapshot snapshot;
    private @Nullable String checkpoint;
    private JobRequest request;
    private @Nullable Instant notBefore;
    private long epoch;
    private @Nullable String owner;
    private @Nullable Instant leaseUntil;
    /** Whether a pause asked for under the present claim was taken back: its owner may not have heard of that in time. */
    private boolean pauseWithdrawn;

    private boolean undoPurged;
    private boolean rejectedPurged;

    private volatile JobRecord published;

    InMemoryJob(JobRecord job, Spool spool) {
        journal = new InMemoryJournal(job.snapshot().id(), spool);
        definition = job.definition();
        exclusive = job.exclusive();
        snapshot = job.snapshot();
        checkpoint = job.checkpoint();
        request = job.request();
        notBefore = job.notBefore();
        epoch = job.epoch();
        published = job;
    }

    JobRecord record() {
        return published;
    }

    InMemoryJournal journal() {
        return journal;
    }

    synchronized boolean isClaimable(Instant now) {
        obeyForLostOwner(now);
        if (request != JobRequest.RUN || (notBefore != null && now.isBefore(notBefore))) {
            return false;
        }
        return switch (snapshot.state()) {
            case QUEUED, BLOCKED -> true;
            case RUNNING -> !isWorkedOn(now);
            case PAUSED -> snapshot.pauseReason() == PauseReason.STORE_UNAVAILABLE;
            case SUCCEEDED, FAILED, CANCELLED -> false;
        };
    }

    synchronized Optional<JobClaim> claim(String claimant, Duration lease, Instant now) {
        if (!isClaimable(now)) {
            return Optional.empty();
        }
        epoch++;
        owner = claimant;
        leaseUntil = now.plus(lease);
        notBefore = null;
        pauseWithdrawn = false;
        Instant startedAt = snapshot.startedAt() == null ? now : snapshot.startedAt();
        snapshot = snapshot(snapshot, JobState.RUNNING, null, startedAt, null);
        publish();
        return Optional.of(new JobClaim(snapshot.id(), epoch, claimant));
    }

    synchronized boolean renew(JobClaim claim, Duration lease, Instant now) {
        if (!holds(claim)) {
            return false;
        }
        leaseUntil = now.plus(lease);
        publish();
        return true;
    }

    synchronized void save(JobClaim claim, JobUpdate update, Instant now) {
        requireHeld(claim);
        JobSnapshot told = update.snapshot();
        if (!told.id().equals(snapshot.id())) {
            throw new IllegalArgumentException("An update of job " + told.id() + " for job " + snapshot.id());
        }
        if (update.checkpoint() != null) {
            checkpoint = update.checkpoint();
        }
        JobState state = told.state();
        snapshot = told(told, state.isFinal() ? now : null);
        if (state != JobState.RUNNING) {
            endClaim();
            notBefore = update.retryAfter() == null || state.isFinal() ? null : now.plus(update.retryAfter());
            if (state == JobState.PAUSED && told.pauseReason() == PauseReason.REQUESTED) {
                pauseAsAsked();
            }
            obey(now);
        }
        publish();
    }

    synchronized JobSnapshot request(JobRequest wanted, Instant now) {
        obeyForLostOwner(now);
        if (!snapshot.state().isFinal() && request != JobRequest.CANCEL) {
            pauseWithdrawn = wanted == JobRequest.RUN && (pauseWithdrawn || request == JobRequest.PAUSE);
            request = wanted;
            if (wanted == JobRequest.RUN && snapshot.state() == JobState.PAUSED) {
                notBefore = null;
                move(JobState.QUEUED, null, null);
            } else if (!isWorkedOn(now)) {
                obey(now);
            }
            publish();
        }
        return snapshot;
    }

    /**
     * Takes away what has been kept long enough, the job itself left aside.
     *
     * @param undoNeeded whether another job still needs what a rollback needs
     * @return whether anything was taken away
     */
    boolean purge(Retention retention, Instant now, boolean undoNeeded) {
        boolean purged = false;
        if (!undoPurged && !undoNeeded && hasEndedBefore(now.minus(retention.undo()))) {
            undoPurged = true;
            purged = journal.rewrite(InMemoryJob::withoutUndo);
        }
        if (!rejectedPurged && hasEndedBefore(now.minus(retention.rejectedValues()))) {
            rejectedPurged = true;
            purged |= journal.rewrite(InMemoryJob::withoutRejected);
        }
        return purged;
    }

    /** A chunk that was only begun has nothing but its changes. */
    private static @Nullable JournaledChunk withoutUndo(JournaledChunk chunk) {
        if (chunk.commit() == null) {
            return null;
        }
        return chunk.plan().changes().isEmpty() && chunk.plan().claims().isEmpty() ? chunk : chunk.withoutChanges();
    }

    private static JournaledChunk withoutRejected(JournaledChunk chunk) {
        ChunkCommit commit = chunk.commit();
        boolean none = chunk.plan().rejected().isEmpty()
                && (commit == null || commit.rejected().isEmpty());
        return none ? chunk : chunk.withoutRejectedRows();
    }

    /** Whether the job ended at that time or before. */
    boolean hasEndedBefore(Instant time) {
        Instant ended = published.snapshot().endedAt();
        return ended != null && !ended.isAfter(time);
    }

    /** Runs a step of the journal if the claim still holds, and keeps others from claiming meanwhile. */
    synchronized void whileHeld(JobClaim claim, Runnable step) {
        requireHeld(claim);
        step.run();
    }

    private void requireHeld(JobClaim claim) {
        if (!holds(claim)) {
            throw new ClaimLostException(claim);
        }
    }

    /** A lease that has run out does not end a claim; only another claim does, or the end of the work. */
    private boolean holds(JobClaim claim) {
        return claim.job().equals(snapshot.id())
                && claim.epoch() == epoch
                && claim.owner().equals(owner);
    }

    private boolean isWorkedOn(Instant now) {
        return leaseUntil != null && now.isBefore(leaseUntil);
    }

    private void endClaim() {
        owner = null;
        leaseUntil = null;
    }

    /** The owner stands still because of a request: it stays until the job is asked to run, unless that has happened already. */
    private void pauseAsAsked() {
        if (pauseWithdrawn) {
            move(JobState.QUEUED, null, null);
        } else if (request == JobRequest.RUN) {
            request = JobRequest.PAUSE;
        }
    }

    private void obeyForLostOwner(Instant now) {
        if (owner != null && !isWorkedOn(now) && request != JobRequest.RUN) {
            obey(now);
            publish();
        }
    }

    /** Does what was asked of a job that nobody works on. */
    private void obey(Instant now) {
        if (request == JobRequest.RUN || snapshot.state().isFinal()) {
            return;
        }
        endClaim();
        notBefore = null;
        if (request == JobRequest.CANCEL) {
            move(JobState.CANCELLED, null, now);
        } else {
            // Why it stands still already is worth more than that somebody agrees.
            boolean tooMany = snapshot.pauseReason() == PauseReason.TOO_MANY_REJECTED;
            move(JobState.PAUSED, tooMany ? PauseReason.TOO_MANY_REJECTED : PauseReason.REQUESTED, null);
        }
    }

    private void move(JobState state, @Nullable PauseReason reason, @Nullable Instant endedAt) {
        snapshot = snapshot(snapshot, state, reason, snapshot.startedAt(), endedAt);
    }

    /** What an owner tells about its job; what never changes in a job, and its times, are not for the owner to tell. */
    private JobSnapshot told(JobSnapshot by, @Nullable Instant endedAt) {
        return snapshot(by, by.state(), by.pauseReason(), snapshot.startedAt(), endedAt);
    }

    private JobSnapshot snapshot(
            JobSnapshot from,
            JobState state,
            @Nullable PauseReason reason,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt) {
        return new JobSnapshot(
                snapshot.id(),
                snapshot.kind(),
                state,
                state == JobState.PAUSED ? reason : null,
                state == JobState.BLOCKED ? from.missing() : List.of(),
                state == JobState.FAILED ? from.fault() : null,
                from.progress(),
                snapshot.dryRun(),
                snapshot.requestedBy(),
                snapshot.reason(),
                snapshot.parent(),
                snapshot.createdAt(),
                startedAt,
                endedAt);
    }

    private void publish() {
        published = new JobRecord(
                snapshot, definition, checkpoint, request, notBefore, epoch, owner, leaseUntil, exclusive);
    }
}
