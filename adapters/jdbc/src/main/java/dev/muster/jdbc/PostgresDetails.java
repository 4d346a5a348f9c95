// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.sql.SQLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What the driver of PostgreSQL tells beyond JDBC; a class of its own, because the driver may be absent. */
final class PostgresDetails {
    private PostgresDetails() {}

    static Violation violation(Violation.Kind kind, String state, SQLException failure) {
        ServerErrorMessage message =
                failure instanceof PSQLException detailed ? detailed.getServerErrorMessage() : null;
        return message == null
                ? new Violation(kind, null, null, state)
                : new Violation(kind, message.getConstraint(), message.getColumn(), state);
    }
}
