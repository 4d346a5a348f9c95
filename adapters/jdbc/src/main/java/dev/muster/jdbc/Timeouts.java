// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.time.Duration;

/**
 * How long to wait for a database before the work is given up and tried again later.
 *
 * @param network for an answer on the connection; longer than {@code statement}, so that the database can still say what happened
 * @param statement for one statement
 * @param lock for a row that somebody else has locked
 * @param idle how long a transaction of a node that has gone silent holds its locks; shorter than the lease of a job
 */
public record Timeouts(Duration network, Duration statement, Duration lock, Duration idle) {
    /**
     * Checks that every time is positive.
     *
     * @param network for an answer on the connection
     * @param statement for one statement
     * @param lock for a row that somebody else has locked
     * @param idle how long a transaction of a node that has gone silent holds its locks
     * @throws IllegalArgumentException if one is shorter than a millisecond
     */
    public Timeouts {
        for (Duration each : new Duration[] {network, statement, lock, idle}) {
            if (each.toMillis() < 1) {
                throw new IllegalArgumentException("A timeout is at least a millisecond");
            }
        }
    }

    /** {@return 40 s for an answer, 30 s for a statement, 10 s for a lock, 15 s of silence} */
    public static Timeouts defaults() {
        return new Timeouts(
                Duration.ofSeconds(40), Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(15));
    }
}
