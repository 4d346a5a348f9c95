// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

import java.util.List;
import java.util.stream.Collectors;

/** An import is not rolled back. Nothing was written. */
public final class RollbackRefusedException extends JobException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    private final RollbackRefusal reason;

    private final transient List<JobId> others;

    /**
     * Creates the exception.
     *
     * @param job the import
     * @param reason why it is not rolled back
     * @param others the jobs that stand in the way, possibly none
     */
    public RollbackRefusedException(JobId job, RollbackRefusal reason, List<JobId> others) {
        super(job, "Job " + job + " " + reason.words() + names(others));
        this.reason = reason;
        this.others = List.copyOf(others);
    }

    private static String names(List<JobId> others) {
        return others.isEmpty()
                ? ""
                : others.stream().map(JobId::toString).collect(Collectors.joining(", ", " (", ")"));
    }

    /** {@return why it is not rolled back} */
    public RollbackRefusal reason() {
        return reason;
    }

    /** {@return the jobs that stand in the way: retries, newest first, or the rollback that is running; possibly none} */
    public List<JobId> others() {
        return others;
    }
}
