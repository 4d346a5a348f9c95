// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.spi.UnitOfWork;
import dev.muster.store.StoreUnavailableException;
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
        Dialect kind = dialect();
        return withConnection(connection -> {
            Session session = switch (kind) {
                case POSTGRESQL -> new PostgresSession(connection, timeouts);
                case SQLITE -> new SqliteSession(connection, timeouts);
            };
            try {
                session.begin(writes);
                T result;
                try {
                    result = work.on(connection);
                } catch (SQLException | RuntimeException | Error failed) {
                    rollback(session, connection);
                    throw failed;
                }
                commit(session, connection);
                return result;
            } finally {
                quietly(session::restore);
            }
        });
    }

    /** A commit that fails may have succeeded, unless the database says that it has refused what was written. */
    private static void commit(Session session, Connection connection) throws SQLException {
        try {
            session.commit();
        } catch (SQLException failed) {
            rollback(session, connection);
            if (SqlFailures.isRefusal(failed)) {
                throw failed;
            }
            throw new StoreUnavailableException(
                    "The end of a transaction failed; it is not known whether it was kept (SQLSTATE "
                            + failed.getSQLState() + ", code " + failed.getErrorCode() + ")",
                    null);
        }
    }

    /** A transaction that cannot be taken back must not be kept by accident when the connection is put in order. */
    private static void rollback(Session session, Connection connection) {
        try {
            session.rollback();
        } catch (SQLException failed) {
            quietly(() -> connection.abort(Runnable::run));
        }
    }

    private <T extends @Nullable Object> T withConnection(SqlWork<T> work) {
        return translating(() -> {
            Connection connection = source.getConnection();
            try {
                return work.on(connection);
            } finally {
                // What was done is done, whatever becomes of the connection.
                quietly(connection::close);
            }
        });
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Takes back what has failed, or puts a connection in order; that this fails, as on a lost connection, is no news. */
    private static void quietly(Step step) {
        try {
            step.run();
        } catch (SQLException failed) {
            System.getLogger("dev.muster.jdbc")
                    .log(
                            System.Logger.Level.DEBUG,
                            "A connection could not be put in order (SQLSTATE {0})",
                            failed.getSQLState());
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
