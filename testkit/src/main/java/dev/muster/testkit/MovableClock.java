// SPDX-License-Identifier: Apache-2.0
package dev.muster.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

/** A clock that stands still until a test moves it. Safe for use by several threads. */
public final class MovableClock extends Clock {
    private final Hand time;
    private final ZoneId zone;

    private MovableClock(Hand time, ZoneId zone) {
        this.time = time;
        this.zone = zone;
    }

    /**
     * {@return a clock in UTC}
     *
     * @param start the time it shows first
     */
    public static MovableClock at(Instant start) {
        return new MovableClock(new Hand(start), ZoneOffset.UTC);
    }

    /**
     * Moves the clock.
     *
     * @param by how far; backwards if negative
     */
    public void advance(Duration by) {
        time.move(by);
    }

    /**
     * Sets the clock.
     *
     * @param now the time it shows from now on
     */
    public void set(Instant now) {
        time.set(now);
    }

    @Override
    public Instant instant() {
        return time.get();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** {@return a clock of another zone that moves together with this one} */
    @Override
    public Clock withZone(ZoneId other) {
        return new MovableClock(time, other);
    }

    /** The time that clocks of several zones share. */
    private static final class Hand {
        private Instant now;

        Hand(Instant start) {
            now = Objects.requireNonNull(start, "start");
        }

        synchronized Instant get() {
            return now;
        }

        synchronized void set(Instant other) {
            now = Objects.requireNonNull(other, "now");
        }

        synchronized void move(Duration by) {
            now = now.plus(by);
        }
    }
}
