// SPDX-License-Identifier: Apache-2.0
package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MovableClockTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void standsStillUntilItIsMoved() {
        MovableClock clock = MovableClock.at(NOON);
        assertThat(clock.instant()).isEqualTo(NOON);

        clock.advance(Duration.ofHours(25));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(90_000));
        clock.set(NOON);
        assertThat(clock.millis()).isEqualTo(NOON.toEpochMilli());
    }

    @Test
    void movesTogetherWithItsCopiesInOtherZones() {
        MovableClock clock = MovableClock.at(NOON);
        Clock copy = clock.withZone(ZoneId.of("Asia/Tokyo"));
        clock.advance(Duration.ofMinutes(-5));

        assertThat(copy.instant()).isEqualTo(clock.instant());
        assertThat(copy.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }
}
