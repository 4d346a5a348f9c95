// SPDX-License-Identifier: Apache-2.0
package dev.muster.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** A PostgreSQL of our own, as durable as one in production has to be, and a pool of connections to it that all contenders share. */
final class PostgresServer implements AutoCloseable {
    private static final List<String> TOLD = List.of(
            "server_version",
            "fsync",
            "synchronous_commit",
            "full_page_writes",
            "shared_buffers",
            "max_wal_size",
            "checkpoint_timeout",
            "wal_level",
            "autovacuum");
    private static final int CONNECTIONS = 8;

    private final EmbeddedPostgres server;
    private final HikariDataSource pool;

    private PostgresServer(EmbeddedPostgres server) {
        this.server = server;
        HikariConfig config = new HikariConfig();
        // One statement for many rows instead of one each; without it, batches of the driver lose much of their point.
        config.setDataSource(server.getDatabase("postgres", "postgres", Map.of("reWriteBatchedInserts", "true")));
        config.setMaximumPoolSize(CONNECTIONS);
        this.pool = new HikariDataSource(config);
    }

    static PostgresServer start() throws IOException {
        return new PostgresServer(EmbeddedPostgres.builder()
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_wal_size", "8GB")
                .setServerConfig("checkpoint_timeout", "30min")
                .start());
    }

    DataSource dataSource() {
        return pool;
    }

    /** Says in one line how the server is set. */
    void describe(PrintStream out) throws SQLException {
        StringBuilder line = new StringBuilder("PostgreSQL");
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String setting : TOLD) {
                try (ResultSet shown = statement.executeQuery("SHOW " + setting)) {
                    shown.next();
                    line.append(line.indexOf(" ") < 0 ? " " : ", ")
                            .append(setting)
                            .append('=')
                            .append(shown.getString(1));
                }
            }
        }
        out.println(line);
    }

    @Override
    public void close() throws IOException {
        pool.close();
        server.close();
    }
}
