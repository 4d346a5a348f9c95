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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** An empty database for a test. Tests of one process run one after the other. */
record UserDatabase(Dialect dialect, DataSource dataSource) {
    static UserDatabase of(Dialect dialect) {
        return dialect == Dialect.POSTGRESQL ? postgres() : sqlite();
    }

    /** A new schema would do for most tests, but not for those that name one; a new database takes its time, so one is cleared instead. */
    static UserDatabase postgres() {
        UserDatabase database = new UserDatabase(Dialect.POSTGRESQL, Cleared.SOURCE);
        return database.execute("""
                DROP SCHEMA IF EXISTS app CASCADE;
                DROP SCHEMA IF EXISTS public CASCADE;
                CREATE SCHEMA public;
                """);
    }

    /** The one that {@link #postgres} clears. */
    static DataSource postgresSource() {
        return Cleared.SOURCE;
    }

    private static final class Cleared {
        static final DataSource SOURCE = new PooledSource(Postgres.dataSource(Postgres.newDatabase()));
    }

    /** In a file, as a host has it: a database in memory would be another one for each connection. */
    static UserDatabase sqlite() {
        try {
            Path directory = Files.createTempDirectory("muster-sqlite");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
            SQLiteConfig config = new SQLiteConfig();
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            config.enforceForeignKeys(true);
            SQLiteDataSource source = new SQLiteDataSource(config);
            source.setUrl("jdbc:sqlite:" + directory.resolve("users.db"));
            return new UserDatabase(Dialect.SQLITE, new PooledSource(source));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(directory);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Runs statements that are divided by lines that end in a semicolon. */
    UserDatabase execute(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : sql.split(";\\R", -1)) {
                if (!each.isBlank()) {
                    statement.execute(each);
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return this;
    }

    /** The first column of each row. */
    List<String> query(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
