// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

import java.util.Objects;

/**
 * How an import runs.
 *
 * @param dryRun whether nothing is written
 * @param limit how many records are taken from the source at most, 0 for all
 * @param stopAfter when to pause because too many records are rejected
 * @param chunkSize how many records are committed together, 1 to 100,000
 * @param writers how many threads may write to the store at once, 1 to 64
 * @param onBrokenSource what to do with a source that is broken in the middle
 */
public record Pace(
        boolean dryRun, long limit, StopAfter stopAfter, int chunkSize, int writers, OnBrokenSource onBrokenSource) {
    private static final Pace DEFAULTS = new Pace(false, 0, StopAfter.never(), 1000, 1, OnBrokenSource.REFUSE);

    /**
     * Checks the numbers.
     *
     * @param dryRun whether nothing is written
     * @param limit how many records are taken from the source at most, 0 for all
     * @param stopAfter when to pause because too many records are rejected
     * @param chunkSize how many records are committed together, 1 to 100,000
     * @param writers how many threads may write to the store at once, 1 to 64
     * @param onBrokenSource what to do with a source that is broken in the middle
     * @throws IllegalArgumentException if one is out of range
     */
    public Pace {
        Objects.requireNonNull(stopAfter, "stopAfter");
        Objects.requireNonNull(onBrokenSource, "onBrokenSource");
        if (limit < 0) {
            throw new IllegalArgumentException("A limit must not be negative");
        }
        if (chunkSize < 1 || chunkSize > 100_000) {
            throw new IllegalArgumentException("A chunk holds 1 to 100,000 records, not " + chunkSize);
        }
        if (writers < 1 || writers > 64) {
            throw new IllegalArgumentException("An import has 1 to 64 writers, not " + writers);
        }
    }

    /** {@return how an import runs unless it says otherwise: it writes, takes all, 1,000 records a chunk, one writer} */
    public static Pace defaults() {
        return DEFAULTS;
    }

    Pace withDryRun() {
        return new Pace(true, limit, stopAfter, chunkSize, writers, onBrokenSource);
    }

    Pace withLimit(long other) {
        return new Pace(dryRun, other, stopAfter, chunkSize, writers, onBrokenSource);
    }

    Pace with(StopAfter other) {
        return new Pace(dryRun, limit, other, chunkSize, writers, onBrokenSource);
    }

    Pace withChunkSize(int other) {
        return new Pace(dryRun, limit, stopAfter, other, writers, onBrokenSource);
    }

    Pace withWriters(int other) {
        return new Pace(dryRun, limit, stopAfter, chunkSize, other, onBrokenSource);
    }

    Pace with(OnBrokenSource other) {
        return new Pace(dryRun, limit, stopAfter, chunkSize, writers, other);
    }
}
