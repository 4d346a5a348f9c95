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
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
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

    private final JobRepository repository;
    private final JobExecutor executor;
    private final Host host;
    private final Map<String, JobKind<?, ?>> kinds;
    private final EngineSettings settings;
    private final JobWorker worker;
    private final Map<JobId, JobMonitor> monitors = new ConcurrentHashMap<>();
    /** Jobs this node has given to the executor and not got back. */
    private final Set<JobId> dispatched = ConcurrentHashMap.newKeySet();

    private final Rounds rounds;
    private volatile boolean closed;

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
        this.rounds = new Rounds(settings.round(), this::round);
    }

    /** {@return the repository} */
    public JobRepository repository() {
        return repository;
    }

    /** {@return what the host has given} */
    public Host host() {
        return host;
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
        if (closed) {
            throw new IllegalStateException("This Muster has been closed");
        }
        JobMonitor monitor = new JobMonitor(job.snapshot());
        monitors.put(job.snapshot().id(), monitor);
        repository.create(job);
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
        JobMonitor monitor = monitors.computeIfAbsent(
                id, unknown -> new JobMonitor(find(unknown).snapshot()));
        if (!dispatched.contains(id)) {
            refresh(id, monitor);
        }
        if (listener != null) {
            monitor.add(listener);
        }
        return new MonitoredJob<>(this, monitor, reporter);
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
        }
    }

    private void dispatch(JobId id) {
        if (closed || !dispatched.add(id)) {
            return;
        }
        try {
            executor.execute(new JobTask(id, () -> work(id)));
        } catch (RejectedExecutionException busy) {
            dispatched.remove(id);
            LOG.log(System.Logger.Level.DEBUG, "No thread for job {0} now; it stays queued", id);
        }
    }

    private void work(JobId id) {
        Duration retryAfter = worker.work(id, this::publish);
        dispatched.remove(id);
        if (retryAfter != null) {
            rounds.once(retryAfter, () -> dispatch(id));
        }
        // Somebody may have resumed the job while this thread was on its way out, and found it still dispatched.
        if (worker.isQueued(id)) {
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

    /** One round: leases first, because they do not wait; then jobs without an owner; then jobs that other nodes work on. */
    private void round() {
        worker.renewLeases();
        for (JobId id : repository.claimable(JOBS_A_ROUND)) {
            dispatch(id);
        }
        monitors.forEach((id, monitor) -> {
            if (!dispatched.contains(id)) {
                refresh(id, monitor);
            }
        });
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
        worker.releaseAll();
        long deadline = System.nanoTime() + settings.stopWithin().toNanos();
        try {
            while (!dispatched.isEmpty() && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        rounds.close();
        worker.close();
    }
}
