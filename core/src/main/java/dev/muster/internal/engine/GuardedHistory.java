// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.engine;

import dev.muster.spi.ChunkHistory;
import dev.muster.spi.JournaledChunk;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A history whose failures cannot be taken for failures of the job that reads it. What the visitor throws is its own and is let through. */
final class GuardedHistory implements ChunkHistory {
    private final ChunkHistory history;

    GuardedHistory(ChunkHistory history) {
        this.history = history;
    }

    @Override
    public void read(Predicate<JournaledChunk> visitor) {
        guard(history::read, new Watched(visitor));
    }

    @Override
    public void readBackwards(long below, Predicate<JournaledChunk> visitor) {
        guard(watched -> history.readBackwards(below, watched), new Watched(visitor));
    }

    private static void guard(Consumer<Predicate<JournaledChunk>> reading, Watched visitor) {
        try {
            reading.accept(visitor);
        } catch (RuntimeException thrown) {
            throw thrown == visitor.thrown ? thrown : new RepositoryFailure(thrown);
        }
    }

    /** A visitor, and what it has thrown. */
    private static final class Watched implements Predicate<JournaledChunk> {
        private final Predicate<JournaledChunk> visitor;
        private @Nullable RuntimeException thrown;

        Watched(Predicate<JournaledChunk> visitor) {
            this.visitor = visitor;
        }

        @Override
        public boolean test(JournaledChunk chunk) {
            try {
                return visitor.test(chunk);
            } catch (RuntimeException own) {
                thrown = own;
                throw own;
            }
        }
    }
}
