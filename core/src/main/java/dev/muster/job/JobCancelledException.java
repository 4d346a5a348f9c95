// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

/** The job was cancelled. */
public final class JobCancelledException extends JobException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param job the job's id
     */
    public JobCancelledException(JobId job) {
        super(job, "Job " + job + " was cancelled");
    }
}
