// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

/** The job stands still and goes on only when {@link JobHandle#resume()} is called. */
public final class JobPausedException extends JobException {
    private static final long serialVersionUID = 1L;

    /** Why the job stands still. */
    private final PauseReason reason;

    /**
     * Creates the exception.
     *
     * @param job the job's id
     * @param reason why it stands still
     */
    public JobPausedException(JobId job, PauseReason reason) {
        super(job, "Job " + job + " stands still: " + reason);
        this.reason = reason;
    }

    /** {@return why the job stands still} */
    public PauseReason reason() {
        return reason;
    }
}
