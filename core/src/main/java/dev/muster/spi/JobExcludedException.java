// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import dev.muster.job.JobId;
import dev.muster.job.MusterException;

/** A job that has not ended holds what a new job wants for itself. */
public final class JobExcludedException extends MusterException {
    private static final long serialVersionUID = 1L;

    private final transient JobId holder;

    /**
     * Creates the exception.
     *
     * @param holder the job that has not ended
     */
    public JobExcludedException(JobId holder) {
        super("Job " + holder + " has not ended and excludes another one like it", null);
        this.holder = holder;
    }

    /** {@return the job that has not ended} */
    public JobId holder() {
        return holder;
    }
}
