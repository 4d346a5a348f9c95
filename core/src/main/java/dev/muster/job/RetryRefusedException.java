// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

/** The rejected records of an import are not taken up again. Nothing was written. */
public final class RetryRefusedException extends JobException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    private final RetryRefusal reason;

    /**
     * Creates the exception.
     *
     * @param job the import
     * @param reason why its records are not taken up again
     */
    public RetryRefusedException(JobId job, RetryRefusal reason) {
        super(job, "Job " + job + " " + reason.words());
        this.reason = reason;
    }

    /** {@return why its records are not taken up again} */
    public RetryRefusal reason() {
        return reason;
    }
}
