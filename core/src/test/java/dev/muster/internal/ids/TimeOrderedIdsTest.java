// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.ids;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123Z");

    @Test
    void makesUuidsOfVersionSevenThatHoldTheTime() {
        UUID id = new TimeOrderedIds(Clock.fixed(NOW, ZoneOffset.UTC)).next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void keepsOrderWithinOneMillisecondAndNeverRepeats() {
        TimeOrderedIds ids = new TimeOrderedIds(Clock.fixed(NOW, ZoneOffset.UTC));
        Set<UUID> seen = new HashSet<>();
        String before = "";

        for (int i = 0; i < 20_000; i++) {
            UUID id = ids.next();
            assertThat(seen.add(id)).isTrue();
            assertThat(id.toString()).isGreaterThan(before);
            before = id.toString();
        }
    }
}
