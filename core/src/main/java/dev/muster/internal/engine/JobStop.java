// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.engine;

import dev.muster.job.JobState;
import dev.muster.job.PauseReason;
import org.jspecify.annotations.Nullable;

/** Carries a job's run out of its kind to the engine: not an error, so it has no stack trace. */
final class JobStop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final JobState state;
    private final @Nullable PauseReason reason;

    private JobStop(JobState state, @Nullable PauseReason reason) {
        super("Job stops as " + state, null, false, false);
        this.state = state;
        this.reason = reason;
    }

    static JobStop pause(PauseReason reason) {
        return new JobStop(JobState.PAUSED, reason);
    }

    static JobStop cancel() {
        return new JobStop(JobState.CANCELLED, null);
    }

    /** The node ends; whoever finds the job goes on with it. */
    static JobStop release() {
        return new JobStop(JobState.QUEUED, null);
    }

    JobState state() {
        return state;
    }

    @Nullable
    PauseReason reason() {
        return reason;
    }
}
