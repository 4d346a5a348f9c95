// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.job.MusterException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The database did not do as it was told. Says which SQLSTATE it gave and nothing more: what databases say about an error quotes the values
 * at fault, so neither their words nor the exception of the driver go further than this.
 */
public final class DatabaseException extends MusterException {
    private static final long serialVersionUID = 1L;

    /** The SQLSTATE, or null where the driver gave none. */
    private final @Nullable String sqlState;

    DatabaseException(SQLException cause) {
        super(
                "The database refused a statement (SQLSTATE " + cause.getSQLState() + ", code " + cause.getErrorCode()
                        + ")",
                null);
        this.sqlState = cause.getSQLState();
        setStackTrace(cause.getStackTrace());
    }

    /** {@return the SQLSTATE, or null where the driver gave none} */
    public @Nullable String sqlState() {
        return sqlState;
    }
}
