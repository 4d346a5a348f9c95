// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoInstantTest {
    private static final long SEED = 20261123;

    private static @Nullable Instant slow(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException malformed) {
            return null;
        }
    }

    @Test
    void readsWhatTheJdkWritesAndAgreesWithIt() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            long second = random.nextLong(-62_167_219_200L, 253_402_300_800L - 86_400) + 64_800;
            int nanos = random.nextInt(4) == 0 ? 0 : random.nextInt(1_000_000_000) / 1000 * 1000;
            Instant instant = Instant.ofEpochSecond(second, nanos);
            String text = instant.toString();
            assertThat(IsoInstant.parse(text)).as("seed %d: %s", SEED, text).isEqualTo(instant);
            ZoneOffset offset = ZoneOffset.ofTotalSeconds(random.nextInt(-1080, 1081) * 60);
            String local = OffsetDateTime.ofInstant(instant, offset).toString();
            Instant fast = IsoInstant.parse(local);
            assertThat(fast == null || fast.equals(slow(local)))
                    .as("seed %d: %s", SEED, local)
                    .isTrue();
        }
    }

    @Test
    void readsNothingThatTheJdkReadsOtherwise() {
        Random random = new Random(SEED);
        String[] seeds = {"2026-02-28T23:59:59Z", "2024-02-29T00:00:00.123456789+05:30", "0000-12-31T12:30:45.5-18:00"};
        String alphabet = "0123456789-+:.TZtz \u0663";
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder(seeds[random.nextInt(seeds.length)]);
            for (int edits = random.nextInt(3); edits >= 0; edits--) {
                char c = alphabet.charAt(random.nextInt(alphabet.length()));
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, c);
                    case 1 -> text.insert(at, c);
                    default -> text.deleteCharAt(at);
                }
            }
            Instant fast = IsoInstant.parse(text.toString());
            assertThat(fast == null || fast.equals(slow(text.toString())))
                    .as("seed %d: %s", SEED, text)
                    .isTrue();
        }
    }

    @Test
    void datesAgreeWithTheJdk() {
        Random random = new Random(SEED);
        for (int i = 0; i < 50_000; i++) {
            String text = String.format(
                    Locale.ROOT, "%04d-%02d-%02d", random.nextInt(10_000), random.nextInt(14), random.nextInt(33));
            LocalDate expected;
            try {
                expected = LocalDate.parse(text);
            } catch (DateTimeException malformed) {
                expected = null;
            }
            assertThat(IsoDate.parse(text)).as("seed %d: %s", SEED, text).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-01-31",
                "2026-01-31T08:30:00",
                "2026-01-31T08:30:00.Z",
                "2026-01-31T08:30:60Z",
                "2026-02-30T08:30:00Z",
                "2026-13-01T08:30:00Z",
                "2026-01-31T24:00:00Z",
                "2026-01-31T08:30:00.1234567890Z",
                "2026-01-31T08:30:00+19:00",
                "2026-01-31T08:30:00+18:01",
                "2026-01-31 08:30:00Z",
                "２026-01-31T08:30:00Z"
            })
    void leavesAllElseAlone(String text) {
        assertThat(IsoInstant.parse(text)).isNull();
    }
}
