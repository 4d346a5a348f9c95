// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.engine;

import dev.muster.internal.engine.JobRun.RunSurroundings;
import dev.muster.job.JobFault;
import dev.muster.job.JobId;
import dev.muster.job.JobSnapshot;
import dev.muster.job.JobState;
import dev.muster.job.PauseReason;
import dev.muster.job.SourceRefusedException;
import dev.muster.spi.ClaimLostException;
import dev.muster.spi.Host;
import dev.muster.spi.JobClaim;
import dev.muster.spi.JobFaultException;
import dev.muster.spi.JobKind;
import dev.muster.spi.JobRecord;
import dev.muster.spi.JobRepository;
import dev.muster.store.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Claims a job, lets its kind do it, and writes down how that ended. */
final class JobWorker implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("dev.muster.engine");

    private final JobRepository repository;
    private final Map<String, JobKind<?, ?>> kinds;
    private final EngineSettings settings;
    private final RunSurroundings around;
    private final ThreadPoolExecutor helpers;
    private final String owner = UUID.randomUUID().toString();
    private final Map<JobId, JobRun> running = new ConcurrentHashMap<>();
    /** How often in a row the store was unavailable to a job, without one record getting through. */
    private final Map<JobId, Integer> outages = new ConcurrentHashMap<>();

    JobWorker(JobRepository repository, Host host, Map<String, JobKind<?, ?>> kinds, EngineSettings settings) {
        this.repository = repository;
        this.kinds = kinds;
        this.settings = settings;
        this.helpers =
                new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "muster-helper");
                    thread.setDaemon(true);
                    return thread;
                });
        this.around = new RunSurroundings(repository, host, helpers, settings.lease());
    }

    /**
     * Works on a job until it ends or stands still; returns at once if it cannot be claimed or done here. Never throws. Answers after what
     * time to try again, or null.
     */
    @Nullable
    Duration work(JobId id, Consumer<JobSnapshot> listeners) {
        try {
            JobRecord job = repository.find(id).orElse(null);
            return job == null ? null : claimAndRun(job, listeners);
        } catch (Throwable thrown) {
            // The repository itself failed: the job stays as it is, and its lease will run out.
            LOG.log(System.Logger.Level.WARNING, "Job {0} could not be worked on: {1}", id, thrown.getClass());
            return null;
        }
    }

    private @Nullable Duration claimAndRun(JobRecord job, Consumer<JobSnapshot> listeners) {
        JobId id = job.snapshot().id();
        JobKind<?, ?> kind = kinds.get(job.snapshot().kind());
        List<String> missing =
                kind == null ? List.of("job kind " + job.snapshot().kind()) : missing(kind, job.definition());
        if (!missing.isEmpty() && job.snapshot().missing().equals(missing)) {
            return null;
        }
        JobClaim claim = repository.claim(id, owner, settings.lease()).orElse(null);
        if (claim == null) {
            return null;
        }
        JobRecord claimed = repository.find(id).orElse(job);
        JobRun run = new JobRun(claimed, claim, around, listeners);
        running.put(id, run);
        try {
            if (kind == null || !missing.isEmpty()) {
                run.block(missing);
                return null;
            }
            return runToItsEnd(kind, claimed, run);
        } catch (ClaimLostException lost) {
            LOG.log(System.Logger.Level.INFO, "Job {0} went to another owner", id);
            return null;
        } finally {
            running.remove(id);
        }
    }

    private <D> List<String> missing(JobKind<D, ?> kind, String definition) {
        return kind.missing(kind.decode(definition), around.host());
    }

    /** Whatever a kind throws ends its own job and nothing else. */
    private <D> @Nullable Duration runToItsEnd(JobKind<D, ?> kind, JobRecord job, JobRun run) {
        Duration retryAfter = null;
        try {
            kind.run(kind.decode(job.definition()), run);
            run.end(JobState.SUCCEEDED, null, null, null);
        } catch (JobStop stop) {
            retryAfter = stop(stop, run);
        } catch (ClaimLostException lost) {
            throw lost;
        } catch (StoreUnavailableException unavailable) {
            retryAfter = stop(JobStop.pause(PauseReason.STORE_UNAVAILABLE), run);
        } catch (SourceRefusedException refused) {
            String message = refused.code().message(Locale.ROOT)
                    + (refused.detail() == null ? "" : " (" + refused.detail() + ")");
            fail(run, new JobFault(refused.code(), refused.line(), message));
        } catch (JobFaultException fault) {
            fail(run, fault.fault());
        } catch (RuntimeException | Error thrown) {
            // Its message may hold what the host's code was working on; its type and place do not.
            LOG.log(
                    System.Logger.Level.ERROR,
                    "Job {0} failed with {1} at {2}",
                    run.id(),
                    thrown.getClass(),
                    place(thrown));
            fail(
                    run,
                    new JobFault(
                            null,
                            0,
                            "It failed unexpectedly with " + thrown.getClass().getName()));
        }
        if (run.hasProgressed()) {
            outages.remove(run.id());
        }
        return retryAfter;
    }

    private static String place(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return trace.length == 0 ? "an unknown place" : trace[0].toString();
    }

    private @Nullable Duration stop(JobStop stop, JobRun run) {
        Duration retryAfter = null;
        if (stop.reason() == PauseReason.STORE_UNAVAILABLE) {
            int before = run.hasProgressed() ? 0 : outages.getOrDefault(run.id(), 0);
            outages.put(run.id(), before + 1);
            retryAfter = settings.backOff(before + 1);
        }
        run.end(stop.state(), stop.reason(), null, retryAfter);
        return retryAfter;
    }

    private void fail(JobRun run, JobFault fault) {
        outages.remove(run.id());
        run.end(JobState.FAILED, null, fault, null);
    }

    /** Whether the job waits for somebody; false if the repository cannot say. */
    boolean isQueued(JobId id) {
        try {
            return repository
                    .find(id)
                    .filter(job -> job.snapshot().state() == JobState.QUEUED)
                    .isPresent();
        } catch (Throwable thrown) {
            LOG.log(System.Logger.Level.WARNING, "Job {0} could not be looked at: {1}", id, thrown.getClass());
            return false;
        }
    }

    void renewLeases() {
        running.values().forEach(JobRun::renew);
    }

    void releaseAll() {
        running.values().forEach(JobRun::release);
    }

    @Override
    public void close() {
        helpers.shutdownNow();
    }
}
