// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

/**
 * Is told how a job gets on: at each change of state and several times a second between. A listener that comes late is first told the
 * last snapshot. Calls for one job come one after another, on the job's own thread: return soon. Whoever
 * waits with {@link JobHandle#await()} may go on before the listener has heard the last snapshot. A listener that throws costs nothing
 * but a line in the log.
 */
@FunctionalInterface
public interface JobListener {
    /**
     * Takes note of a snapshot.
     *
     * @param snapshot the job as it stands
     */
    void changed(JobSnapshot snapshot);
}
