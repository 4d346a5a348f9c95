// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.spi.UnitOfWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One database, with the transaction that a thread may have open on it: work within {@link #run} uses its connection, everything else
 * gets one of its own. Store and repository over one {@link DataSource} therefore write in one transaction. Safe for use by several threads.
 *
 * <p>Connections may come from a pool; they go back as they came. All work is done in transactions, because that is where timeouts can be
 * set that end with them.
 */
final class Database implements UnitOfWork {
    /** Of whatever database: a thread works on one at a time, or on one within another. */
    private static final ThreadLocal<@Nullable Transaction> CURRENT = new ThreadLocal<>();

    private final DataSource source;
    private final Timeouts timeouts;
    private volatile @Nullable Dialect dialect;

    Database(DataSource source, Timeouts timeouts) {
        this.source = Objects.requireNonNull(source, "source");
        this.timeouts = Objects.requireNonNull(timeouts, "timeouts");
    }

    /** What a thread has open. */
    private record Transaction(DataSource source, Connection connection) {}

    boolean isSameAs(Database other) {
        return source.equals(other.source);
    }

    /** The kind of database; asks it once. */
    Dialect dialect() {
        Dialect known = dialect;
        if (known == null) {
            known = withConnection(Dialect::of);
            dialect = known;
        }
        return known;
    }

    @Override
    public void run(Runnable steps) {
        if (connectionOfThread() != null) {
            steps.run();
            return;
        }
        ownTransaction(true, connection -> {
            Transaction outer = CURRENT.get();
            CURRENT.set(new Transaction(source, connection));
            try {
                steps.run();
            } finally {
                restore(outer);
            }
            return true;
        });
    }

    private static void restore(@Nullable Transaction outer) {
        if (outer == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(outer);
        }
    }

    /** Reads: in the thread's transaction if it has one, else in one of its own. */
    <T extends @Nullable Object> T read(SqlWork<T> work) {
        Connection open = connectionOfThread();
        return open == null ? ownTransaction(false, work) : translating(() -> work.on(open));
    }

    /**
     * Writes all or nothing: in the thread's transaction if it has one, which goes on as if nothing had been tried when the work fails,
     * else in one of its own.
     */
    <T extends @Nullable Object> T write(SqlWork<T> work) {
        Connection open = connectionOfThread();
        return open == null ? ownTransaction(true, work) : translating(() -> InnerTransaction.run(open, work));
    }

    /**
     * Reads for as long as it takes, all from the state at the first query: always in a transaction of its own, which holds nobody up and
     * may be silent between two rows.
     */
    <T extends @Nullable Object> T snapshot(SqlWork<T> work) {
        return ownTransaction(false, connection -> {
            if (Dialect.of(connection) == Dialect.POSTGRESQL) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;"
                            + " SET LOCAL idle_in_transaction_session_timeout = 0");
                }
            }
            return work.on(connection);
        });
    }

    private @Nullable Connection connectionOfThread() {
        Transaction transaction = CURRENT.get();
        return transaction != null && transaction.source().equals(source) ? transaction.connection() : null;
    }

    private <T extends @Nullable Object> T ownTransaction(boolean writes, SqlWork<T> work) {
        return withConnection(connection -> {
            boolean autoCommit = connection.getAutoCommit();
            begin(connection, writes);
            T result;
            try {
                result = work.on(connection);
            } catch (SQLException | RuntimeException | Error failed) {
                undo(() -> rollback(connection, autoCommit), failed);
                throw failed;
            }
            commit(connection, autoCommit);
            return result;
        });
    }

    private void begin(Connection connection, boolean writes) throws SQLException {
        if (Dialect.of(connection) == Dialect.SQLITE) {
            beginSqlite(connection, writes);
            return;
        }
        connection.setNetworkTimeout(Runnable::run, millis(timeouts.network()));
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL statement_timeout = " + millis(timeouts.statement())
                    + "; SET LOCAL lock_timeout = " + millis(timeouts.lock())
                    + "; SET LOCAL idle_in_transaction_session_timeout = " + millis(timeouts.idle()));
        }
    }

    /** What the host's data source may have left open: durable commits, and patience with the one other writer. */
    private void beginSqlite(Connection connection, boolean writes) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = " + millis(timeouts.lock()));
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("PRAGMA foreign_keys = ON");
            // A transaction that reads before it writes would fail when another has written meanwhile.
            statement.execute(writes ? "BEGIN IMMEDIATE" : "BEGIN");
        }
    }

    private void commit(Connection connection, boolean autoCommit) throws SQLException {
        if (Dialect.of(connection) == Dialect.SQLITE) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("COMMIT");
            }
            return;
        }
        connection.commit();
        connection.setAutoCommit(autoCommit);
    }

    private void rollback(Connection connection, boolean autoCommit) throws SQLException {
        if (Dialect.of(connection) == Dialect.SQLITE) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("ROLLBACK");
            }
            return;
        }
        connection.rollback();
        connection.setAutoCommit(autoCommit);
    }

    private <T extends @Nullable Object> T withConnection(SqlWork<T> work) {
        return translating(() -> {
            try (Connection connection = source.getConnection()) {
                return work.on(connection);
            }
        });
    }

    private static int millis(java.time.Duration timeout) {
        return (int) Math.min(Integer.MAX_VALUE, timeout.toMillis());
    }

    /** Takes back what has failed; that this fails too, as on a lost connection, is no news. */
    private static void undo(Step step, Throwable failed) {
        try {
            step.run();
        } catch (SQLException alsoFailed) {
            if (failed != alsoFailed) {
                System.getLogger("dev.muster.jdbc")
                        .log(
                                System.Logger.Level.DEBUG,
                                "A transaction could not be rolled back (SQLSTATE {0})",
                                alsoFailed.getSQLState());
            }
        }
    }

    private static <T extends @Nullable Object> T translating(Query<T> query) {
        try {
            return query.run();
        } catch (SQLException failed) {
            throw SqlFailures.translated(failed);
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws SQLException;
    }

    @FunctionalInterface
    private interface Query<T extends @Nullable Object> {
        T run() throws SQLException;
    }
}
