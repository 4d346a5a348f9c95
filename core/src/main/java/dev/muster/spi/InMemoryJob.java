// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import dev.muster.job.JobSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One job in the heap. Reading never waits; changes wait for each other and for the short steps of the journal. Safe for use by several
 * threads.
 */
final class InMemoryJob {
    private final InMemoryJournal journal;
    private volatile JobStanding standing;

    private boolean undoPurged;
    private boolean rejectedPurged;

    InMemoryJob(JobStanding created, Spool spool) {
        journal = new InMemoryJournal(created.job().snapshot().id(), spool);
        standing = created;
    }

    JobRecord record() {
        return standing.job();
    }

    InMemoryJournal journal() {
        return journal;
    }

    synchronized boolean isClaimable(Instant now) {
        standing = standing.withoutLostOwner(now);
        return standing.isClaimable(now);
    }

    synchronized Optional<JobClaim> claim(String claimant, Duration lease, Instant now) {
        standing = standing.withoutLostOwner(now);
        Optional<JobStanding> claimed = standing.claimed(claimant, lease, now);
        claimed.ifPresent(next -> standing = next);
        return claimed.map(
                next -> new JobClaim(next.job().snapshot().id(), next.job().epoch(), claimant));
    }

    synchronized boolean renew(JobClaim claim, Duration lease, Instant now) {
        if (!standing.isHeldBy(claim)) {
            return false;
        }
        standing = standing.renewed(lease, now);
        return true;
    }

    synchronized void save(JobClaim claim, JobUpdate update, Instant now) {
        standing = standing.saved(claim, update, now);
    }

    synchronized JobSnapshot request(JobRequest wanted, Instant now) {
        standing = standing.requested(wanted, now);
        return standing.job().snapshot();
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
        Instant ended = standing.job().snapshot().endedAt();
        return ended != null && !ended.isAfter(time);
    }

    /** Runs a step of the journal if the claim still holds, and keeps others from claiming meanwhile. */
    synchronized void whileHeld(JobClaim claim, Runnable step) {
        if (!standing.isHeldBy(claim)) {
            throw new ClaimLostException(claim);
        }
        step.run();
    }
}
