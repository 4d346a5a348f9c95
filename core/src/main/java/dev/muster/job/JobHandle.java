// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

/**
 * Follows one job. Safe for use by several threads. A handle is no more than a window: the job goes on without it, and {@code
 * Muster.handle(id)} gives another.
 *
 * @param <R> what the job reports at its end
 */
public interface JobHandle<R> {
    /** {@return the job's id} */
    JobId id();

    /** {@return the job as it stands now} */
    JobSnapshot snapshot();

    /**
     * Waits until the job ends or stands still.
     *
     * @return the report of a job that succeeded
     * @throws JobFailedException if the job failed
     * @throws JobCancelledException if the job was cancelled
     * @throws JobPausedException if the job stands still until somebody resumes it
     * @throws JobBlockedException if something the job needs is missing here
     * @throws IllegalStateException if this {@code Muster} is closed before the job ends, or the caller is a listener of the job
     * @throws InterruptedException if the waiting thread is interrupted; the job goes on
     */
    R await() throws InterruptedException;

    /**
     * Waits as {@link #await()} does, but not for ever.
     *
     * @param timeout how long to wait at most
     * @return the report of a job that succeeded
     * @throws TimeoutException if the job has neither ended nor come to a stand by then; it goes on
     * @throws InterruptedException if the waiting thread is interrupted; the job goes on
     */
    R await(Duration timeout) throws InterruptedException, TimeoutException;

    /** {@return a stage that completes when the job ends: with its report, or with the exception {@link #await()} would throw} */
    CompletionStage<R> completion();

    /**
     * {@return the report so far, also of a job that failed, was cancelled or stands still}
     *
     * @throws IllegalStateException if the job is still being worked on
     */
    R report();

    /** Asks the job to end after the chunk it is working on. What was committed stays. Does nothing if the job has ended. */
    void cancel();

    /** Asks the job to stand still after the chunk it is working on. Does nothing if the job has ended. */
    void pause();

    /** Lets a job that stands still go on. Does nothing if it does not stand still. */
    void resume();
}
