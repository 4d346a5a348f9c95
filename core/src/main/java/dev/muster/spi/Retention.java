// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import java.time.Duration;

/**
 * For how long the traces of a job that has ended are kept, by the repository's clock.
 *
 * @param history the job itself, its counts and its issues
 * @param undo what a rollback needs: what users were before; after that time a job cannot be rolled back
 * @param rejectedValues the cells of rejected rows, which a corrected file is made from
 */
public record Retention(Duration history, Duration undo, Duration rejectedValues) {
    /**
     * Checks that nothing outlives its job.
     *
     * @param history the job itself, its counts and its issues
     * @param undo what a rollback needs: what users were before
     * @param rejectedValues the cells of rejected rows
     * @throws IllegalArgumentException if a time is not positive, or one of the parts is kept longer than the history
     */
    public Retention {
        for (Duration each : new Duration[] {history, undo, rejectedValues}) {
            if (each.isNegative() || each.isZero()) {
                throw new IllegalArgumentException("A time of retention must be positive");
            }
            if (each.compareTo(history) > 0) {
                throw new IllegalArgumentException("A part of a job cannot be kept longer than its history");
            }
        }
    }

    /** {@return 90 days for the history, 24 hours for a rollback, 30 days for the cells of rejected rows} */
    public static Retention defaults() {
        return new Retention(Duration.ofDays(90), Duration.ofHours(24), Duration.ofDays(30));
    }

    /**
     * {@return this retention with another time for the history}
     *
     * @param time how long, at least as long as the other two
     */
    public Retention history(Duration time) {
        return new Retention(time, undo, rejectedValues);
    }

    /**
     * {@return this retention with another time in which a rollback can be started}
     *
     * @param time how long, at most as long as the history
     */
    public Retention undo(Duration time) {
        return new Retention(history, time, rejectedValues);
    }

    /**
     * {@return this retention with another time for the cells of rejected rows}
     *
     * @param time how long, at most as long as the history
     */
    public Retention rejectedValues(Duration time) {
        return new Retention(history, undo, time);
    }
}
