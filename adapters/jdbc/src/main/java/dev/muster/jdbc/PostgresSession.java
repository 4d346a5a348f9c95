// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A transaction of PostgreSQL. Timeouts end with it, but for that of the network, which is put back. Every statement sees what has been
 * committed before it began, whatever the host has made its default: claims and fences are read after waiting for them.
 */
final class PostgresSession implements Session {
    private final Connection connection;
    private final Timeouts timeouts;
    private final boolean autoCommit;
    private final int networkTimeout;

    PostgresSession(Connection connection, Timeouts timeouts) throws SQLException {
        this.connection = connection;
        this.timeouts = timeouts;
        this.autoCommit = connection.getAutoCommit();
        this.networkTimeout = connection.getNetworkTimeout();
    }

    @Override
    public void begin(boolean writes) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, millis(timeouts.network()));
        connection.setAutoCommit(false);
        Database.execute(
                connection,
                "SET TRANSACTION ISOLATION LEVEL READ COMMITTED; SET LOCAL statement_timeout = "
                        + millis(timeouts.statement()) + "; SET LOCAL lock_timeout = " + millis(timeouts.lock())
                        + "; SET LOCAL idle_in_transaction_session_timeout = " + millis(timeouts.idle()));
    }

    @Override
    public void commit() throws SQLException {
        connection.commit();
    }

    @Override
    public void rollback() throws SQLException {
        connection.rollback();
    }

    @Override
    public void restore() throws SQLException {
        if (connection.isClosed()) {
            return;
        }
        try {
            connection.setAutoCommit(autoCommit);
        } finally {
            connection.setNetworkTimeout(Runnable::run, networkTimeout);
        }
    }

    private static int millis(Duration timeout) {
        return (int) Math.min(Integer.MAX_VALUE, timeout.toMillis());
    }
}
