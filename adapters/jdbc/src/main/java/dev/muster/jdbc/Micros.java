// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Times as tables hold them: microseconds since 1970-01-01 UTC. */
final class Micros {
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    private Micros() {}

    /** Leaves out what is finer; times that do not fit become the last one that does. */
    static @Nullable Long of(@Nullable Instant time) {
        return time == null ? null : floor(time);
    }

    /** The first microsecond that is not before this time. */
    static long ceiling(Instant time) {
        long floor = floor(time);
        boolean exact = time.truncatedTo(ChronoUnit.MICROS).equals(time);
        return exact || floor == Long.MAX_VALUE ? floor : floor + 1;
    }

    private static long floor(Instant time) {
        BigInteger micros = BigInteger.valueOf(time.getEpochSecond())
                .multiply(MILLION)
                .add(BigInteger.valueOf(time.getNano() / 1000));
        if (micros.bitLength() < Long.SIZE) {
            return micros.longValue();
        }
        return micros.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    static @Nullable Instant optional(@Nullable Long micros) {
        return micros == null ? null : instant(micros);
    }
}
