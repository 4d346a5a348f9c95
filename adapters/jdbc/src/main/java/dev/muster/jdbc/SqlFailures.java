// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.job.MusterException;
import dev.muster.store.StoreUnavailableException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** Tells failures of the way to the database, which pass, from failures of what was asked of it. */
final class SqlFailures {
    /**
     * SQLSTATE classes and codes of PostgreSQL (appendix A of its manual) after which the same work may well succeed later: connection
     * lost, resources short, operator intervention, lock and serialization failures, system errors.
     */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "53", "57", "58", "40");

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String READ_ONLY = "25006";
    /** A transaction of ours that was too long silent. */
    private static final String IDLE_IN_TRANSACTION = "25P03";

    /** Primary result codes of SQLite: BUSY, LOCKED, NOMEM, IOERR, FULL, CANTOPEN. */
    private static final Set<Integer> PASSING_SQLITE = Set.of(5, 6, 7, 10, 13, 14);

    private static final int SQLITE_CONSTRAINT = 19;

    private SqlFailures() {}

    /** What to throw for a failure, without the words of the database. */
    static MusterException translated(SQLException failure) {
        return isPassing(failure)
                ? new StoreUnavailableException(
                        "The database cannot be reached or cannot work at present (SQLSTATE " + failure.getSQLState()
                                + ", code " + failure.getErrorCode() + ")",
                        null)
                : new DatabaseException(failure);
    }

    static boolean isPassing(SQLException failure) {
        if (failure instanceof SQLTransientConnectionException || failure instanceof SQLRecoverableException) {
            return true;
        }
        String state = failure.getSQLState();
        if (state == null) {
            return PASSING_SQLITE.contains(failure.getErrorCode() & 0xff);
        }
        return isPassing(state);
    }

    private static boolean isPassing(String state) {
        return state.equals(LOCK_NOT_AVAILABLE)
                || state.equals(READ_ONLY)
                || state.equals(IDLE_IN_TRANSACTION)
                || (state.length() == 5 && PASSING_CLASSES.contains(state.substring(0, 2)));
    }

    /** Whether the database has judged what was written: a constraint that is checked at the end. Nothing was kept then. */
    static boolean isRefusal(SQLException failure) {
        String state = failure.getSQLState();
        return (state != null && state.startsWith("23")) || (failure.getErrorCode() & 0xff) == SQLITE_CONSTRAINT;
    }
}
