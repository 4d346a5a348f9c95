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
import dev.muster.spi.UnitOfWork;
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

    private volatile boolean leaving;

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
        this.around = new RunSurroundings(
                repository,
                repository.unitOfWork(host.users()).orElse(UnitOfWork.NONE),
                host,
                helpers,
                settings.lease());
    }

    /**
     * What there is to do for a job when a thread is done with it.
     *
     * @param wasWorkedOn whether it was claimed, and its end written down
     * @param retry after what time to try again, or null
     */
    record After(boolean wasWorkedOn, @Nullable Duration retry) {
        private static final After NOTHING = new After(false, null);
    }

    /** Works on a job until it ends or stands still; returns at once if it cannot be claimed or done here. Never throws. */
    After work(JobId id, Consumer<JobSnapshot> listeners) {
        try {
            JobRecord job = repository.find(id).orElse(null);
            return job == null || leaving ? After.NOTHING : claimAndRun(job, listeners);
        } catch (ClaimLostException lost) {
            LOG.log(System.Logger.Level.INFO, "Job {0} went to another owner", id);
        } catch (Throwable thrown) {
            // The repository itself failed: the job stays as it is, and its lease will run out.
            LOG.log(System.Logger.Level.WARNING, "Job {0} could not be worked on: {1}", id, kindOf(thrown));
        }
        return After.NOTHING;
    }

    private static Class<?> kindOf(Throwable thrown) {
        return thrown instanceof RepositoryFailure && thrown.getCause() != null
                ? thrown.getCause().getClass()
                : thrown.getClass();
    }

    private After claimAndRun(JobRecord job, Consumer<JobSnapshot> listeners) {
        JobId id = job.snapshot().id();
        JobKind<?, ?> kind = kinds.get(job.snapshot().kind());
        List<String> missing =
                kind == null ? List.of("job kind " + job.snapshot().kind()) : missing(kind, job.definition());
        if (!missing.isEmpty() && job.snapshot().missing().equals(missing)) {
            return After.NOTHING;
        }
        JobClaim claim = repository.claim(id, owner, settings.lease()).orElse(null);
        if (claim == null) {
            return After.NOTHING;
        }
        JobRecord claimed = repository.find(id).orElse(job);
        JobRun run = new JobRun(claimed, claim, around, listeners);
        running.put(id, run);
        try {
            if (leaving) {
                run.leave();
            }
            if (kind == null || !missing.isEmpty()) {
                run.block(missing);
                return After.NOTHING;
            }
            return end(kind, claimed, run);
        } finally {
            running.remove(id);
        }
    }

    private <D> List<String> missing(JobKind<D, ?> kind, String definition) {
        try {
            return kind.missing(kind.decode(definition), around.host());
        } catch (RuntimeException | LinkageError unreadable) {
            return List.of(
                    "a release that can read the job (" + unreadable.getClass().getSimpleName() + ")");
        }
    }

    /** Writes down how the run ended. That is outside of the run itself: if it fails, the job is not at fault. */
    private <D> After end(JobKind<D, ?> kind, JobRecord job, JobRun run) {
        Ending ending = run(kind, job, run);
        Duration retry = ending.reason() == PauseReason.STORE_UNAVAILABLE ? backOff(run) : null;
        if (run.hasProgressed() || ending.state().isFinal()) {
            outages.remove(run.id());
        }
        run.end(ending.state(), ending.reason(), ending.fault(), retry);
        if (ending.state().isFinal()) {
            tidy(kind, job);
        }
        return new After(true, retry);
    }

    /** How a run ended. */
    private record Ending(
            JobState state,
            @Nullable PauseReason reason,
            @Nullable JobFault fault) {
        static Ending failed(JobFault fault) {
            return new Ending(JobState.FAILED, null, fault);
        }
    }

    /** Whatever a kind throws ends its own job and nothing else. */
    private <D> Ending run(JobKind<D, ?> kind, JobRecord job, JobRun run) {
        try {
            run.stopIfAsked();
            kind.run(kind.decode(job.definition()), run);
            return new Ending(JobState.SUCCEEDED, null, null);
        } catch (JobStop stop) {
            return new Ending(stop.state(), stop.reason(), null);
        } catch (ClaimLostException | RepositoryFailure notTheJobs) {
            throw notTheJobs;
        } catch (StoreUnavailableException unavailable) {
            return new Ending(JobState.PAUSED, PauseReason.STORE_UNAVAILABLE, null);
        } catch (SourceRefusedException refused) {
            String message = refused.code().message(Locale.ROOT)
                    + (refused.detail() == null ? "" : " (" + refused.detail() + ")");
            return Ending.failed(new JobFault(refused.code(), refused.line(), message));
        } catch (JobFaultException fault) {
            return Ending.failed(fault.fault());
        } catch (RuntimeException | Error thrown) {
            // Its message may hold what the host's code was working on; its type and place do not.
            LOG.log(
                    System.Logger.Level.ERROR,
                    "Job {0} failed with {1} at {2}",
                    run.id(),
                    thrown.getClass(),
                    place(thrown));
            return Ending.failed(new JobFault(
                    null, 0, "It failed unexpectedly with " + thrown.getClass().getName()));
        }
    }

    private Duration backOff(JobRun run) {
        int times = run.hasProgressed() ? 1 : outages.merge(run.id(), 1, Integer::sum);
        return settings.backOff(times);
    }

    /** Lets the kind of a job that has ended take away what nobody needs any more. */
    void tidy(JobId id) {
        repository.find(id).ifPresent(job -> {
            JobKind<?, ?> kind = kinds.get(job.snapshot().kind());
            if (kind != null) {
                tidy(kind, job);
            }
        });
    }

    private <D> void tidy(JobKind<D, ?> kind, JobRecord job) {
        try {
            kind.ended(kind.decode(job.definition()), around.host());
        } catch (RuntimeException remains) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "What job {0} left behind remains: {1}",
                    job.snapshot().id(),
                    remains.getClass());
        }
    }

    private static String place(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return trace.length == 0 ? "an unknown place" : trace[0].toString();
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

    boolean isBusy() {
        return !running.isEmpty();
    }

    void renewLeases() {
        running.values().forEach(JobRun::renew);
    }

    /** Takes no more jobs, and asks those that run to stop after their chunk. */
    void leaveAll() {
        leaving = true;
        running.values().forEach(JobRun::leave);
    }

    @Override
    public void close() {
        helpers.shutdownNow();
    }
}
