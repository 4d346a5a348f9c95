// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.engine;

import dev.muster.job.JobBlockedException;
import dev.muster.job.JobCancelledException;
import dev.muster.job.JobFailedException;
import dev.muster.job.JobFault;
import dev.muster.job.JobHandle;
import dev.muster.job.JobId;
import dev.muster.job.JobPausedException;
import dev.muster.job.JobSnapshot;
import dev.muster.job.JobState;
import dev.muster.job.PauseReason;
import dev.muster.spi.JobRequest;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** A handle of a job: looks at it through its monitor and steers it through the engine. */
final class MonitoredJob<R> implements JobHandle<R> {
    private final Engine engine;
    private final JobMonitor monitor;
    private final Function<JobId, R> reporter;
    private final JobId id;

    MonitoredJob(Engine engine, JobMonitor monitor, Function<JobId, R> reporter) {
        this.engine = engine;
        this.monitor = monitor;
        this.reporter = reporter;
        this.id = monitor.last().id();
    }

    @Override
    public JobId id() {
        return id;
    }

    @Override
    public JobSnapshot snapshot() {
        return monitor.last();
    }

    @Override
    public R await() throws InterruptedException {
        return reportOf(monitor.awaitStop(JobMonitor.FOREVER));
    }

    @Override
    public R await(Duration timeout) throws InterruptedException, TimeoutException {
        JobSnapshot job = monitor.awaitStop(timeout.toNanos());
        if (!JobMonitor.hasStopped(job) && !monitor.isAbandoned()) {
            throw new TimeoutException("Job " + id + " is still " + job.state());
        }
        return reportOf(job);
    }

    @Override
    public CompletionStage<R> completion() {
        return monitor.ended().thenApply(this::reportOf).minimalCompletionStage();
    }

    @Override
    public R report() {
        if (monitor.last().state() == JobState.RUNNING) {
            throw new IllegalStateException("Job " + id + " is still being worked on");
        }
        return reporter.apply(id);
    }

    @Override
    public void cancel() {
        engine.request(id, JobRequest.CANCEL);
    }

    @Override
    public void pause() {
        engine.request(id, JobRequest.PAUSE);
    }

    @Override
    public void resume() {
        engine.request(id, JobRequest.RUN);
    }

    private R reportOf(JobSnapshot job) {
        return switch (job.state()) {
            case SUCCEEDED -> reporter.apply(id);
            case CANCELLED -> throw new JobCancelledException(id);
            case FAILED ->
                throw new JobFailedException(
                        id,
                        Objects.requireNonNullElse(job.fault(), new JobFault(null, 0, "no reason was written down")));
            case PAUSED ->
                throw new JobPausedException(id, Objects.requireNonNullElse(job.pauseReason(), PauseReason.REQUESTED));
            case BLOCKED -> throw new JobBlockedException(id, job.missing());
            case QUEUED, RUNNING -> throw new IllegalStateException("Muster was closed before job " + id + " stopped");
        };
    }
}
