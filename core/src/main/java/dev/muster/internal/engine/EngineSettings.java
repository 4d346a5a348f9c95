// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.engine;

import dev.muster.spi.Retention;
import java.time.Duration;

/**
 * The rhythm of an engine.
 *
 * @param lease how long a claim holds unless renewed; it is renewed every third of it
 * @param firstBackOff how long a job stands still when its store is unavailable for the first time
 * @param longestBackOff the most it stands still; each time doubles the last
 * @param stopWithin how long to wait for running jobs when the engine is closed
 * @param retention for how long what is kept of jobs that have ended
 */
public record EngineSettings(
        Duration lease, Duration firstBackOff, Duration longestBackOff, Duration stopWithin, Retention retention) {
    /**
     * Checks that every time is positive.
     *
     * @param lease how long a claim holds unless renewed; it is renewed every third of it
     * @param firstBackOff how long a job stands still when its store is unavailable for the first time
     * @param longestBackOff the most it stands still; each time doubles the last
     * @param stopWithin how long to wait for running jobs when the engine is closed
     * @param retention for how long what is kept of jobs that have ended
     */
    public EngineSettings {
        for (Duration each : new Duration[] {lease, firstBackOff, longestBackOff, stopWithin}) {
            if (each.isNegative() || each.isZero()) {
                throw new IllegalArgumentException("A time of the engine must be positive");
            }
        }
    }

    /** {@return a lease of 30 s, back-off from 1 s to 5 min, 10 s to stop, the default retention} */
    public static EngineSettings defaults() {
        return new EngineSettings(
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                Duration.ofMinutes(5),
                Duration.ofSeconds(10),
                Retention.defaults());
    }

    /**
     * {@return these settings with another retention}
     *
     * @param wanted for how long what is kept
     */
    public EngineSettings retention(Retention wanted) {
        return new EngineSettings(lease, firstBackOff, longestBackOff, stopWithin, wanted);
    }

    /** {@return the time between two rounds of renewing leases and looking for work} */
    Duration round() {
        return lease.dividedBy(3);
    }

    /** {@return how long to stand still when the store was unavailable this many times in a row, 1 for the first} */
    Duration backOff(int times) {
        Duration wait = firstBackOff;
        for (int i = 1; i < times && wait.compareTo(longestBackOff) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longestBackOff) < 0 ? wait : longestBackOff;
    }
}
