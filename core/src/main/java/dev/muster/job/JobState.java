// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

/** Where a job stands. */
public enum JobState {
    /** Waits for a thread. */
    QUEUED,
    /** Is being worked on. */
    RUNNING,
    /** Stands still and can be resumed; {@link PauseReason} says why. */
    PAUSED,
    /** Cannot run here because something it needs is missing; it runs as soon as a node has it. */
    BLOCKED,
    /** Has done all there was to do; its accounts balance. */
    SUCCEEDED,
    /** Ended early because of a fault that {@link JobFault} names. What it had committed stays. */
    FAILED,
    /** Ended early because somebody asked for it. What it had committed stays. */
    CANCELLED;

    /** {@return whether the job will never run again} */
    public boolean isFinal() {
        return this == SUCCEEDED || this == FAILED || this == CANCELLED;
    }
}
