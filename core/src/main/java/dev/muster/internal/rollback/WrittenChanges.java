// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.rollback;

import dev.muster.spi.ChunkHistory;
import dev.muster.spi.JournaledChunk;
import java.util.function.Predicate;

/** Finds in an import's journal which chunks may have written something. */
final class WrittenChanges {
    private WrittenChanges() {}

    /** How many changes of a chunk are in the store, or may be. */
    static int in(JournaledChunk chunk) {
        return chunk.commit() == null
                ? chunk.plan().changes().size()
                : chunk.commit().applied().size();
    }

    /** Whether there is any in the journal. */
    static boolean anyIn(ChunkHistory history) {
        boolean[] any = new boolean[1];
        history.read(chunk -> {
            any[0] = in(chunk) > 0;
            return !any[0];
        });
        return any[0];
    }

    /** The number of the journal's last chunk, 0 if there is none. */
    static long lastChunk(ChunkHistory history) {
        long[] last = new long[1];
        Predicate<JournaledChunk> newest = chunk -> {
            last[0] = chunk.plan().chunk().number();
            return false;
        };
        history.readBackwards(Long.MAX_VALUE, newest);
        return last[0];
    }

    /** Whether what it takes to undo a chunk has been deleted. */
    static boolean arePurged(JournaledChunk chunk) {
        return in(chunk) > 0 && chunk.plan().changes().isEmpty();
    }
}
