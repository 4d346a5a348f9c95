// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import java.util.function.Predicate;

/** The chunks of one job as far as they have been written down. Safe for use by several threads. */
public interface ChunkHistory {
    /**
     * Shows each chunk in the order of its number, which in an import is that of rows; numbers may be left out. A chunk is shown as it is written down when its turn comes.
     *
     * @param visitor is shown each chunk; answers whether to go on
     */
    void read(Predicate<JournaledChunk> visitor);

    /**
     * Shows chunks in the reverse order of their numbers: the newest first.
     *
     * @param below shows only chunks of a lower number; {@link Long#MAX_VALUE} for all
     * @param visitor is shown each chunk; answers whether to go on
     */
    void readBackwards(long below, Predicate<JournaledChunk> visitor);
}
