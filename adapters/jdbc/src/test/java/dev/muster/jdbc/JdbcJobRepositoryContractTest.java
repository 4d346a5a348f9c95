// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.spi.JobRepository;
import dev.muster.testkit.ChunkJournalContract;
import dev.muster.testkit.JobRepositoryContract;
import dev.muster.testkit.RetentionContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

class JdbcJobRepositoryContractTest {
    private final List<TestDatabase> databases = new ArrayList<>();

    private JobRepository open(Dialect dialect) {
        TestDatabase database = TestDatabase.empty(dialect);
        databases.add(database);
        return database.stillRepository();
    }

    private void advanceLast(Duration by) {
        databases.get(databases.size() - 1).advance(by);
    }

    @AfterEach
    void close() {
        databases.forEach(TestDatabase::close);
        databases.clear();
    }

    @Nested
    class PostgresJobs extends JobRepositoryContract {
        @Override
        protected JobRepository emptyRepository() {
            return open(Dialect.POSTGRESQL);
        }

        @Override
        protected void advance(Duration by) {
            advanceLast(by);
        }
    }

    @Nested
    class PostgresJournals extends ChunkJournalContract {
        @Override
        protected JobRepository emptyRepository() {
            return open(Dialect.POSTGRESQL);
        }

        @Override
        protected void advance(Duration by) {
            advanceLast(by);
        }
    }

    @Nested
    class PostgresForgets extends RetentionContract {
        @Override
        protected JobRepository emptyRepository() {
            return open(Dialect.POSTGRESQL);
        }

        @Override
        protected void advance(Duration by) {
            advanceLast(by);
        }
    }

    @Nested
    class SqliteJobs extends JobRepositoryContract {
        @Override
        protected JobRepository emptyRepository() {
            return open(Dialect.SQLITE);
        }

        @Override
        protected void advance(Duration by) {
            advanceLast(by);
        }
    }

    @Nested
    class SqliteJournals extends ChunkJournalContract {
        @Override
        protected JobRepository emptyRepository() {
            return open(Dialect.SQLITE);
        }

        @Override
        protected void advance(Duration by) {
            advanceLast(by);
        }
    }

    @Nested
    class SqliteForgets extends RetentionContract {
        @Override
        protected JobRepository emptyRepository() {
            return open(Dialect.SQLITE);
        }

        @Override
        protected void advance(Duration by) {
            advanceLast(by);
        }
    }
}
