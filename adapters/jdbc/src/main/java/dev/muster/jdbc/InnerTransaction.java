// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Work within a transaction that can fail without taking the transaction with it. Told to the database in SQL: the driver of SQLite would
 * take a savepoint of JDBC for the begin of a transaction of its own.
 */
final class InnerTransaction {
    private static final String NAME = "muster_inner";

    private InnerTransaction() {}

    /** Runs work; where it fails, the transaction goes on as if nothing had been tried. */
    static <T extends @Nullable Object> T run(Connection connection, SqlWork<T> work) throws SQLException {
        execute(connection, "SAVEPOINT " + NAME);
        T result;
        try {
            result = work.on(connection);
        } catch (SQLException | RuntimeException | Error failed) {
            undo(connection, failed);
            throw failed;
        }
        execute(connection, "RELEASE SAVEPOINT " + NAME);
        return result;
    }

    /** That nothing can be taken back, as on a lost connection, must not hide why it had to be. */
    private static void undo(Connection connection, Throwable failed) {
        try {
            execute(connection, "ROLLBACK TO SAVEPOINT " + NAME);
            execute(connection, "RELEASE SAVEPOINT " + NAME);
        } catch (SQLException alsoFailed) {
            System.getLogger("dev.muster.jdbc")
                    .log(
                            System.Logger.Level.DEBUG,
                            "A part of a transaction could not be rolled back (SQLSTATE {0}) after {1}",
                            alsoFailed.getSQLState(),
                            failed.getClass().getName());
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
