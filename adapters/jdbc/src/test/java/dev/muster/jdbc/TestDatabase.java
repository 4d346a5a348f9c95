// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * An empty database of a test, with a clock that stands still until it is moved: a row, which every repository over this database reads.
 *
 * @param dialect its kind
 * @param source where to get connections
 * @param prefix of its tables: tests share one database of the server, because a new one takes long to make
 * @param folder where its files lie, if it has any
 */
record TestDatabase(Dialect dialect, DataSource source, String prefix, Path folder) implements AutoCloseable {
    private static final AtomicInteger PREFIXES = new AtomicInteger();

    private static final class Shared {
        static final DataSource POSTGRES = KeptConnections.of(Postgres.dataSource(Postgres.newDatabase()));
    }

    static TestDatabase postgres() {
        return new TestDatabase(
                Dialect.POSTGRESQL, Shared.POSTGRES, "t" + PREFIXES.incrementAndGet() + "_", Path.of("none"));
    }

    static TestDatabase sqlite() {
        try {
            Path folder = Files.createTempDirectory("muster-jdbc");
            return new TestDatabase(Dialect.SQLITE, EmbeddedSqlite.open(folder.resolve("jobs.db")), "muster_", folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static TestDatabase empty(Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> postgres();
            case SQLITE -> sqlite();
        };
    }

    /** A repository with the clock of the database as it is. */
    JdbcJobRepository repository() {
        return builder().build();
    }

    JdbcJobRepositoryBuilder builder() {
        return JdbcJobRepository.builder(source).prefix(prefix);
    }

    /** A repository with a clock that stands still. */
    JdbcJobRepository stillRepository() {
        execute(
                "CREATE TABLE " + table("clock") + " (micros bigint NOT NULL)",
                "INSERT INTO " + table("clock") + " SELECT " + dialect.now());
        return sameClock();
    }

    /** One more repository with the same clock. */
    JdbcJobRepository sameClock() {
        return builder().clock("(SELECT micros FROM " + table("clock") + ")").build();
    }

    void advance(Duration by) {
        execute("UPDATE " + table("clock") + " SET micros = micros + " + by.toNanos() / 1000);
    }

    String table(String name) {
        return prefix + name;
    }

    void execute(String... statements) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The first column of the rows of a query, as text. */
    List<String> texts(String sql) {
        List<String> texts = new ArrayList<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return texts;
    }

    @Override
    public void close() {
        if (source instanceof EmbeddedSqlite file) {
            file.close();
            delete();
        }
    }

    private void delete() {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
