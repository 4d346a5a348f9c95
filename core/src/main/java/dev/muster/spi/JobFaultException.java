// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import dev.muster.job.JobFault;
import dev.muster.job.MusterException;

/** Thrown by a kind of jobs to end its job as failed, for a reason it can name. */
public final class JobFaultException extends MusterException {
    private static final long serialVersionUID = 1L;

    private final transient JobFault fault;

    /**
     * Creates the exception.
     *
     * @param fault why the job failed
     */
    public JobFaultException(JobFault fault) {
        super(fault.message(), null);
        this.fault = fault;
    }

    /** {@return why the job failed} */
    public JobFault fault() {
        return fault;
    }
}
