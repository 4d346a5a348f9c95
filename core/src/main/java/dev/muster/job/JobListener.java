// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

/**
 * Is told how a job gets on: at each change of state and several times a second between. A listener that comes late is first told the last
 * snapshot. Calls for one job come one after another and in order, most often on the job's own thread: return soon, and do not wait for
 * the job. A listener may start, steer and look at jobs. One that throws costs nothing but a line in the log. Whoever waits with {@link
 * JobHandle#await()} may go on before the listener has heard the last snapshot.
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
