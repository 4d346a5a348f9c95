// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.engine;

import dev.muster.job.JobId;
import dev.muster.job.JobListener;
import dev.muster.job.JobNotFoundException;
import dev.muster.job.JobSnapshot;
import dev.muster.job.JobState;
import dev.muster.spi.Host;
import dev.muster.spi.JobExecutor;
import dev.muster.spi.JobKind;
import dev.muster.spi.JobRecord;
import dev.muster.spi.JobRepository;
import dev.muster.spi.JobRequest;
import dev.muster.spi.JobTask;
import dev.muster.spi.Retention;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the jobs of one node going: hands them to the executor, renews their leases, looks for jobs others have left behind, and tells
 * whoever watches. Safe for use by several threads.
 */
public final class Engine implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("dev.muster.engine");
    private static final int JOBS_A_ROUND = 100;
    private static final int JOBS_A_PURGE = 10;
    private static final long PURGE_EVERY = TimeUnit.HOURS.toNanos(1);

    private final JobRepository repository;
    private final JobExecutor executor;
    private final Host host;
    private final Map<String, JobKind<?, ?>> kinds;
    private final EngineSettings settings;
    private final JobWorker worker;
    private final Map<JobId, JobMonitor> monitors = new ConcurrentHashMap<>();
    /** Jobs this node has given to the executor and not got back. */
    private final Set<JobId> dispatched = ConcurrentHashMap.newKeySet();

    /** Leases have a thread of their own: an executor may run whole jobs on the one that looks for them. */
    private final Rounds heartbeat;

    private final Rounds rounds;
    private volatile boolean closed;
    /** Used by the thread of the rounds only. */
    private long nextPurge = System.nanoTime();

    /**
     * Starts an engine.
     *
     * @param repository keeps the jobs
     * @param executor gives them threads
     * @param host what they work with
     * @param kinds the kinds of jobs by name
     * @param settings the engine's rhythm
     */
    public Engine(
            JobRepository repository,
            JobExecutor executor,
            Host host,
            Map<String, JobKind<?, ?>> kinds,
            EngineSettings settings) {
        this.repository = repository;
        this.executor = executor;
        this.host = host;
        this.kinds = Map.copyOf(kinds);
        this.settings = settings;
        this.worker = new JobWorker(repository, host, this.kinds, settings);
        this.heartbeat = new Rounds("muster-heartbeat", settings.round(), worker::renewLeases);
        this.rounds = new Rounds("muster-rounds", settings.round(), this::round);
    }

    /** {@return the repository} */
    public JobRepository repository() {
        return repository;
    }

    /** {@return for how long what is kept of jobs that have ended} */
    public Retention retention() {
        return settings.retention();
    }

    /** {@return what the host has given} */
    public Host host() {
        return host;
    }

    /**
     * Checks that the engine still takes jobs.
     *
     * @throws IllegalStateException if it has been closed
     */
    public void checkOpen() {
        if (closed) {
            throw new IllegalStateException("This Muster has been closed");
        }
    }

    /**
     * Takes in a new job.
     *
     * @param job the job, in state {@code QUEUED}
     * @param listener is told how it gets on, or null
     * @param reporter makes the report of a job
     * @return a handle of it
     */
    public <R> MonitoredJob<R> start(JobRecord job, @Nullable JobListener listener, Function<JobId, R> reporter) {
        checkOpen();
        JobMonitor monitor = new JobMonitor(job.snapshot());
        monitors.put(job.snapshot().id(), monitor);
        try {
            repository.create(job);
        } catch (RuntimeException notCreated) {
            monitors.remove(job.snapshot().id());
            throw notCreated;
        }
        if (listener != null) {
            monitor.add(listener);
        }
        dispatch(job.snapshot().id());
        return new MonitoredJob<>(this, monitor, reporter);
    }

    /**
     * {@return a handle of a job}
     *
     * @param id the job's id
     * @param listener is told how it gets on, first of all the last snapshot; or null
     * @param reporter makes the report of a job
     * @throws JobNotFoundException if there is no such job
     */
    public <R> MonitoredJob<R> handle(JobId id, @Nullable JobListener listener, Function<JobId, R> reporter) {
        JobMonitor monitor = monitor(id);
        if (!dispatched.contains(id)) {
            refresh(id, monitor);
        }
        if (listener != null) {
            monitor.add(listener);
        }
        return new MonitoredJob<>(this, monitor, reporter);
    }

    /** A job that has ended needs nobody to look after its monitor. */
    private JobMonitor monitor(JobId id) {
        JobMonitor known = monitors.get(id);
        if (known != null) {
            return known;
        }
        JobSnapshot now = find(id).snapshot();
        return now.state().isFinal()
                ? new JobMonitor(now)
                : monitors.computeIfAbsent(id, unknown -> new JobMonitor(now));
    }

    /**
     * {@return the job as the repository keeps it}
     *
     * @param id the job's id
     * @throws JobNotFoundException if there is no such job
     */
    public JobRecord find(JobId id) {
        return repository.find(id).orElseThrow(() -> new JobNotFoundException(id));
    }

    void request(JobId id, JobRequest request) {
        JobSnapshot after = repository.request(id, request).orElseThrow(() -> new JobNotFoundException(id));
        if (!dispatched.contains(id) || after.state() != JobState.RUNNING) {
            publish(after);
        }
        if (after.state() == JobState.QUEUED) {
            dispatch(id);
        } else if (after.state().isFinal() && !dispatched.contains(id)) {
            worker.tidy(id);
        }
    }

    private void dispatch(JobId id) {
        if (closed || !dispatched.add(id)) {
            return;
        }
        try {
            executor.execute(new JobTask(id, () -> work(id)));
        } catch (RuntimeException | Error noThread) {
            dispatched.remove(id);
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "No thread for job {0} now, it stays queued: {1}",
                    id,
                    noThread.getClass());
        }
    }

    private void work(JobId id) {
        JobWorker.After after = worker.work(id, this::publish);
        dispatched.remove(id);
        if (after.retry() != null) {
            rounds.once(after.retry(), () -> dispatch(id));
        } else if (after.wasWorkedOn() && worker.isQueued(id)) {
            // Somebody has resumed the job while this thread was on its way out, and found it still dispatched.
            dispatch(id);
        }
    }

    private void publish(JobSnapshot snapshot) {
        JobMonitor monitor = monitors.get(snapshot.id());
        if (monitor != null) {
            monitor.publish(snapshot);
            if (snapshot.state().isFinal()) {
                monitors.remove(snapshot.id(), monitor);
            }
        }
    }

    /** One round: jobs without an owner, then jobs that other nodes work on. */
    private void round() {
        purgeIfDue();
        for (JobId id : repository.claimable(JOBS_A_ROUND)) {
            dispatch(id);
        }
        monitors.forEach((id, monitor) -> {
            if (!dispatched.contains(id)) {
                refresh(id, monitor);
            }
        });
    }

    /** A little in each round until there is nothing left, then again in an hour. */
    private void purgeIfDue() {
        if (System.nanoTime() - nextPurge >= 0 && repository.purge(settings.retention(), JOBS_A_PURGE) < JOBS_A_PURGE) {
            nextPurge = System.nanoTime() + PURGE_EVERY;
        }
    }

    private void refresh(JobId id, JobMonitor monitor) {
        repository
                .find(id)
                .map(JobRecord::snapshot)
                .filter(snapshot -> !snapshot.equals(monitor.last()))
                .ifPresent(this::publish);
    }

    /**
     * Stops taking jobs, asks those that run to stop after their chunk and leaves them to whoever finds them, and waits for that for a
     * while.
     */
    @Override
    public void close() {
        closed = true;
        worker.leaveAll();
        long deadline = System.nanoTime() + settings.stopWithin().toNanos();
        try {
            while (worker.isBusy() && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        rounds.close();
        heartbeat.close();
        worker.close();
        monitors.values().forEach(JobMonitor::abandon);
    }
}
