// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import dev.muster.job.JobId;
import java.util.Objects;

/**
 * A job that is ready to be worked on. Running it claims the job and works on it until it ends or stands still; if somebody else has the
 * job, it returns at once. It never throws.
 */
public final class JobTask implements Runnable {
    private final JobId job;
    private final Runnable work;

    /**
     * Creates a task.
     *
     * @param job the job
     * @param work what to do
     */
    public JobTask(JobId job, Runnable work) {
        this.job = Objects.requireNonNull(job, "job");
        this.work = Objects.requireNonNull(work, "work");
    }

    /** {@return the job's id; any node that has the same {@code Muster} can run it by this id} */
    public JobId job() {
        return job;
    }

    @Override
    public void run() {
        work.run();
    }
}
