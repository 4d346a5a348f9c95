// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A transaction of SQLite, begun by hand: the driver would begin one that reads first, and such a one fails when another has written before
 * it does. What the host's connection may lack, durable commits and patience with the one other writer, is set and put back.
 */
final class SqliteSession implements Session {
    /** Of {@code PRAGMA synchronous}; more is EXTRA. */
    private static final int FULL = 2;

    private final Connection connection;
    private final Timeouts timeouts;
    private final boolean autoCommit;
    private final int busyTimeout;
    private final int synchronous;

    SqliteSession(Connection connection, Timeouts timeouts) throws SQLException {
        this.connection = connection;
        this.timeouts = timeouts;
        this.autoCommit = connection.getAutoCommit();
        // Without it, the driver has begun a transaction of its own, in which nothing has been done yet.
        connection.setAutoCommit(true);
        this.busyTimeout = pragma("busy_timeout");
        this.synchronous = pragma("synchronous");
    }

    @Override
    public void begin(boolean writes) throws SQLException {
        int patience = (int) Math.min(Integer.MAX_VALUE, timeouts.lock().toMillis());
        if (busyTimeout != patience) {
            Database.execute(connection, "PRAGMA busy_timeout = " + patience);
        }
        if (synchronous < FULL) {
            Database.execute(connection, "PRAGMA synchronous = FULL");
        }
        Database.execute(connection, writes ? "BEGIN IMMEDIATE" : "BEGIN");
    }

    @Override
    public void commit() throws SQLException {
        Database.execute(connection, "COMMIT");
    }

    @Override
    public void rollback() throws SQLException {
        Database.execute(connection, "ROLLBACK");
    }

    @Override
    public void restore() throws SQLException {
        if (connection.isClosed()) {
            return;
        }
        if (synchronous < FULL) {
            Database.execute(connection, "PRAGMA synchronous = " + synchronous);
        }
        if (busyTimeout != timeouts.lock().toMillis()) {
            Database.execute(connection, "PRAGMA busy_timeout = " + busyTimeout);
        }
        connection.setAutoCommit(autoCommit);
    }

    private int pragma(String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA " + name)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }
}
