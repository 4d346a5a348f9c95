// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.ids;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/**
 * Makes UUIDs of version 7 (RFC 9562, section 5.7): milliseconds of the clock, then a counter that keeps ids of one millisecond in order
 * (method 1 of section 6.2), then random bits. Ids rise as long as the clock does not go back. Safe for use by several threads.
 */
public final class TimeOrderedIds {
    private static final int COUNTER_MAX = 0xfff;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    /** Random bits are fetched in blocks: one call for each id would cost more than the rest of it. */
    private final byte[] block = new byte[4096];

    private int used = block.length;
    private long lastMillis = Long.MIN_VALUE;
    private int counter;

    /** Makes ids by this clock. */
    public TimeOrderedIds(Clock clock) {
        this.clock = clock;
    }

    /** {@return the next id} */
    public synchronized UUID next() {
        long millis = clock.millis();
        if (millis > lastMillis) {
            lastMillis = millis;
            counter = (int) (randomBits() & 0x7ff);
        } else if (++counter > COUNTER_MAX) {
            lastMillis++;
            counter = 0;
        }
        long high = (lastMillis << 16) | 0x7000L | counter;
        long low = (randomBits() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private long randomBits() {
        if (used + Long.BYTES > block.length) {
            random.nextBytes(block);
            used = 0;
        }
        long bits = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bits = (bits << 8) | (block[used] & 0xff);
            block[used++] = 0;
        }
        return bits;
    }
}
