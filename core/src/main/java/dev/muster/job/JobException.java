// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

/** Something about one job. */
public abstract sealed class JobException extends MusterException
        permits JobFailedException,
                JobCancelledException,
                JobPausedException,
                JobBlockedException,
                JobNotFoundException,
                RetryRefusedException,
                RollbackRefusedException {
    private static final long serialVersionUID = 1L;

    private final transient JobId job;

    JobException(JobId job, String message) {
        super(message, null);
        this.job = job;
    }

    /** {@return the job's id} */
    public JobId job() {
        return job;
    }
}
