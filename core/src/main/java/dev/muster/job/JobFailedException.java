// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

/** The job failed. What it had committed stays and is told in its report. */
public final class JobFailedException extends JobException {
    private static final long serialVersionUID = 1L;

    private final transient JobFault fault;

    /**
     * Creates the exception.
     *
     * @param job the job's id
     * @param fault why it failed
     */
    public JobFailedException(JobId job, JobFault fault) {
        super(job, "Job " + job + " failed: " + fault.message());
        this.fault = fault;
    }

    /** {@return why the job failed} */
    public JobFault fault() {
        return fault;
    }
}
