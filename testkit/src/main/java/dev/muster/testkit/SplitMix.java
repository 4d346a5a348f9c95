// SPDX-License-Identifier: Apache-2.0
package dev.muster.testkit;

import java.util.List;

/**
 * Random numbers that are the same on every Java: the SplitMix generator (Steele, Lea, Flood: Fast Splittable Pseudorandom Number
 * Generators, 2014). The JDK's own may change how it cuts numbers to a range.
 */
final class SplitMix {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private long state;

    /** Numbers for one row: rows do not depend on each other. */
    SplitMix(long seed, long row) {
        state = mixed(seed) + row * GOLDEN;
        state = next();
    }

    private long next() {
        state += GOLDEN;
        return mixed(state);
    }

    private static long mixed(long bits) {
        long once = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        long twice = (once ^ (once >>> 27)) * 0x94d049bb133111ebL;
        return twice ^ (twice >>> 31);
    }

    int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    double share() {
        return (next() >>> 11) * 0x1p-53;
    }

    <T> T of(List<T> choices) {
        return choices.get(below(choices.size()));
    }
}
