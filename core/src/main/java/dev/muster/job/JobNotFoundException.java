// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

/** There is no job of this id, or its history has expired. */
public final class JobNotFoundException extends JobException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param job the job's id
     */
    public JobNotFoundException(JobId job) {
        super(job, "Job " + job + " is not known here");
    }
}
