// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

import dev.muster.issue.IssueCode;
import java.util.Locale;

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
        super(job, "Job " + job + " failed: " + text(fault));
        this.fault = fault;
    }

    private static String text(JobFault fault) {
        IssueCode code = fault.code();
        return code == null
                ? fault.message()
                : code + (fault.line() > 0 ? " in line " + fault.line() : "") + ": " + fault.message() + " "
                        + code.hint(Locale.ROOT);
    }

    /** {@return why the job failed} */
    public JobFault fault() {
        return fault;
    }
}
