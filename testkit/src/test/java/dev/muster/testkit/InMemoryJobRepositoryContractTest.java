// SPDX-License-Identifier: Apache-2.0
package dev.muster.testkit;

import dev.muster.spi.DirectorySpool;
import dev.muster.spi.InMemoryJobRepository;
import dev.muster.spi.JobRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class InMemoryJobRepositoryContractTest {
    @TempDir
    private Path folder;

    private final MovableClock clock = MovableClock.at(Instant.parse("2026-03-01T12:00:00Z"));

    private JobRepository repository() {
        try {
            return new InMemoryJobRepository(clock, DirectorySpool.open(folder.resolve("spool")));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Nested
    class Jobs extends JobRepositoryContract {
        @Override
        protected JobRepository emptyRepository() {
            return repository();
        }

        @Override
        protected void advance(Duration by) {
            clock.advance(by);
        }
    }

    @Nested
    class Journals extends ChunkJournalContract {
        @Override
        protected JobRepository emptyRepository() {
            return repository();
        }

        @Override
        protected void advance(Duration by) {
            clock.advance(by);
        }
    }

    @Nested
    class Forgets extends RetentionContract {
        @Override
        protected JobRepository emptyRepository() {
            return repository();
        }

        @Override
        protected void advance(Duration by) {
            clock.advance(by);
        }
    }
}
