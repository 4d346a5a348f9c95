// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

import java.util.List;

/** The job cannot run because something it needs is missing here. It goes on by itself as soon as a node has it. */
public final class JobBlockedException extends JobException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> missing;

    /**
     * Creates the exception.
     *
     * @param job the job's id
     * @param missing what is missing, in words for an operator
     */
    public JobBlockedException(JobId job, List<String> missing) {
        super(job, "Job " + job + " is blocked; missing here: " + String.join(", ", missing));
        this.missing = List.copyOf(missing);
    }

    /** {@return what is missing, in words for an operator} */
    public List<String> missing() {
        return missing;
    }
}
