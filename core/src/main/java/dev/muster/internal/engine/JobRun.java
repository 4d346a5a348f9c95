// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.engine;

import dev.muster.job.JobFault;
import dev.muster.job.JobId;
import dev.muster.job.JobNotFoundException;
import dev.muster.job.JobSnapshot;
import dev.muster.job.JobState;
import dev.muster.job.PauseReason;
import dev.muster.job.Progress;
import dev.muster.spi.ChunkHistory;
import dev.muster.spi.ChunkJournal;
import dev.muster.spi.ClaimLostException;
import dev.muster.spi.Host;
import dev.muster.spi.JobClaim;
import dev.muster.spi.JobContext;
import dev.muster.spi.JobRecord;
import dev.muster.spi.JobRepository;
import dev.muster.spi.JobRequest;
import dev.muster.spi.JobUpdate;
import dev.muster.spi.Tombstones;
import dev.muster.spi.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One run of a claimed job, from its claim until it ends or stands still. */
final class JobRun implements JobContext {
    private static final System.Logger LOG = System.getLogger("dev.muster.engine");
    private static final long SAVE_EVERY = TimeUnit.SECONDS.toNanos(1);

    private final JobRepository repository;
    private final JobClaim claim;
    private final Host host;
    private final Executor helpers;
    private final Consumer<JobSnapshot> listeners;
    private final Duration lease;
    private final ChunkJournal journal;
    private final UnitOfWork unitOfWork;

    private JobSnapshot snapshot;
    private @Nullable String checkpoint;
    private @Nullable Instant firstCreatedAt;
    private long savedAt;
    private volatile long renewedAt = System.nanoTime();
    private volatile boolean claimLost;
    private volatile boolean released;
    private boolean progressed;

    JobRun(JobRecord job, JobClaim claim, RunSurroundings around, Consumer<JobSnapshot> listeners) {
        this.repository = around.repository();
        this.claim = claim;
        this.host = around.host();
        this.helpers = around.helpers();
        this.lease = around.lease();
        this.unitOfWork = around.unitOfWork();
        this.listeners = listeners;
        this.snapshot = job.snapshot();
        this.checkpoint = job.checkpoint();
        this.journal = new GuardedJournal(repository.journal(claim));
        this.savedAt = System.nanoTime();
        listeners.accept(snapshot);
    }

    /** What every run of an engine shares. */
    record RunSurroundings(
            JobRepository repository, UnitOfWork unitOfWork, Host host, Executor helpers, Duration lease) {}

    @Override
    public JobId id() {
        return claim.job();
    }

    @Override
    public Host host() {
        return host;
    }

    @Override
    public ChunkJournal journal() {
        return journal;
    }

    @Override
    public Tombstones forgotten() {
        try {
            return repository.tombstones(firstCreation());
        } catch (RuntimeException failed) {
            throw new RepositoryFailure(failed);
        }
    }

    /** A job that takes another up again still works with what the first one was given. */
    private Instant firstCreation() {
        Instant known = firstCreatedAt;
        if (known == null) {
            JobSnapshot first = snapshot;
            Optional<JobSnapshot> before = parentOf(first);
            while (before.isPresent()) {
                first = before.get();
                before = parentOf(first);
            }
            known = first.createdAt();
            firstCreatedAt = known;
        }
        return known;
    }

    private Optional<JobSnapshot> parentOf(JobSnapshot job) {
        return Optional.ofNullable(job.parent()).flatMap(repository::find).map(JobRecord::snapshot);
    }

    @Override
    public ChunkHistory history(JobId other) {
        try {
            return new GuardedHistory(repository.history(other));
        } catch (JobNotFoundException gone) {
            throw gone;
        } catch (RuntimeException failed) {
            throw new RepositoryFailure(failed);
        }
    }

    @Override
    public UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    @Override
    public Optional<String> checkpoint() {
        return Optional.ofNullable(checkpoint);
    }

    @Override
    public void checkpoint(String json) {
        checkpoint = json;
        GuardedJournal.guard(() -> repository.save(claim, new JobUpdate(snapshot, json, null)));
    }

    @Override
    public void progress(Progress progress) {
        progressed |= progress.tally().total() > snapshot.progress().tally().total();
        snapshot = with(snapshot.state(), progress, List.of(), null, null);
        listeners.accept(snapshot);
        long now = System.nanoTime();
        if (now - savedAt > SAVE_EVERY) {
            savedAt = now;
            GuardedJournal.guard(() -> repository.save(claim, new JobUpdate(snapshot, null, null)));
        }
    }

    @Override
    public void stopIfAsked() {
        // The node's own clock only measures a span here: a node that was frozen must not write on a claim others may
        // have taken over.
        if (claimLost || System.nanoTime() - renewedAt > lease.toNanos() / 3 * 2) {
            throw new ClaimLostException(claim);
        }
        JobRequest request = requested();
        if (request == JobRequest.CANCEL) {
            throw JobStop.cancel();
        }
        if (request == JobRequest.PAUSE) {
            throw JobStop.pause(PauseReason.REQUESTED);
        }
        if (released) {
            throw JobStop.release();
        }
    }

    private JobRequest requested() {
        try {
            return repository.requested(id());
        } catch (RuntimeException failed) {
            throw new RepositoryFailure(failed);
        }
    }

    @Override
    public Progress progressSoFar() {
        return snapshot.progress();
    }

    @Override
    public RuntimeException release() {
        return JobStop.release();
    }

    @Override
    public RuntimeException pause(PauseReason reason) {
        return JobStop.pause(reason);
    }

    @Override
    public Executor helpers() {
        return helpers;
    }

    /** Renews the lease. Called by the engine's own thread. A repository that cannot answer costs this round only. */
    void renew() {
        long asked = System.nanoTime();
        try {
            if (repository.renew(claim, lease)) {
                renewedAt = asked;
            } else {
                claimLost = true;
            }
        } catch (RuntimeException unanswered) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The lease of job {0} was not renewed: {1}",
                    id(),
                    unanswered.getClass());
        }
    }

    /** Asks the run to stop after its chunk and to leave the job to whoever finds it. */
    void leave() {
        released = true;
    }

    /** Whether at least one record came to its outcome in this run. */
    boolean hasProgressed() {
        return progressed;
    }

    /** Writes down how the run ended and tells the listeners. */
    void end(JobState state, @Nullable PauseReason reason, @Nullable JobFault fault, @Nullable Duration retryAfter) {
        snapshot = with(state, snapshot.progress(), List.of(), reason, fault);
        repository.save(claim, new JobUpdate(snapshot, null, retryAfter));
        listeners.accept(repository.find(id()).map(JobRecord::snapshot).orElse(snapshot));
    }

    /** Writes down what the job needs and this node does not have. */
    void block(List<String> missing) {
        repository.save(
                claim, new JobUpdate(with(JobState.BLOCKED, snapshot.progress(), missing, null, null), null, null));
        listeners.accept(repository.find(id()).map(JobRecord::snapshot).orElse(snapshot));
    }

    private JobSnapshot with(
            JobState state,
            Progress progress,
            List<String> missing,
            @Nullable PauseReason reason,
            @Nullable JobFault fault) {
        Instant endedAt = state.isFinal() ? repository.now() : null;
        return new JobSnapshot(
                snapshot.id(),
                snapshot.kind(),
                state,
                reason,
                missing,
                fault,
                progress,
                snapshot.dryRun(),
                snapshot.requestedBy(),
                snapshot.reason(),
                snapshot.parent(),
                snapshot.createdAt(),
                snapshot.startedAt(),
                endedAt);
    }
}
