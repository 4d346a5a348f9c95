// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a job has come.
 *
 * @param phase what it is busy with
 * @param read records read so far
 * @param total records of the whole source, or -1 where not known yet
 * @param bytesRead bytes of the source that have been worked through in this phase
 * @param bytesTotal bytes of the whole source, or -1 where not known
 * @param tally what became of the records so far
 * @param rowsPerSecond recent speed in records a second, 0 where not known
 * @param eta how long it will probably take from now, or null where that cannot be said yet
 */
public record Progress(
        Phase phase,
        long read,
        long total,
        long bytesRead,
        long bytesTotal,
        Tally tally,
        double rowsPerSecond,
        @Nullable Eta eta) {
    private static final Progress NONE = new Progress(Phase.WAITING, 0, -1, 0, -1, Tally.zero(), 0, null);

    /**
     * Checks that phase and tally are there.
     *
     * @param phase what it is busy with
     * @param read records read so far
     * @param total records of the whole source, or -1 where not known yet
     * @param bytesRead bytes of the source that have been worked through in this phase
     * @param bytesTotal bytes of the whole source, or -1 where not known
     * @param tally what became of the records so far
     * @param rowsPerSecond recent speed in records a second, 0 where not known
     * @param eta how long it will probably take from now, or null where that cannot be said yet
     */
    public Progress {
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(tally, "tally");
    }

    /** {@return the progress of a job that has not begun} */
    public static Progress none() {
        return NONE;
    }

    /**
     * The time a job will probably still take: between these two with the speed seen lately.
     *
     * @param low at the fastest speed seen lately
     * @param high at the slowest speed seen lately
     */
    public record Eta(Duration low, Duration high) {
        /**
         * Checks that both are there.
         *
         * @param low at the fastest speed seen lately
         * @param high at the slowest speed seen lately
         */
        public Eta {
            Objects.requireNonNull(low, "low");
            Objects.requireNonNull(high, "high");
        }
    }
}
