// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes rows together, and where some are at fault, in halves until each of those stands alone. A few bad rows among a thousand cost some
 * dozens of statements, and none of the others anything.
 */
final class Halves {
    private Halves() {}

    interface Attempt<T> {
        void write(List<T> rows) throws SQLException;
    }

    interface Fault<T> {
        void found(T row, Violation violation);
    }

    static <T> void write(Connection connection, List<T> rows, Attempt<T> attempt, Fault<T> fault) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        Violation violation;
        try {
            InnerTransaction.run(connection, same -> {
                attempt.write(rows);
                return true;
            });
            return;
        } catch (SQLException failed) {
            violation = Violation.of(failed);
            if (violation == null) {
                throw failed;
            }
        }
        if (rows.size() == 1) {
            fault.found(rows.get(0), violation);
            return;
        }
        int half = rows.size() / 2;
        write(connection, rows.subList(0, half), attempt, fault);
        write(connection, rows.subList(half, rows.size()), attempt, fault);
    }
}
