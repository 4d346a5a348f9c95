// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.user.User;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;

/** A statement of SQLite that writes some columns of one user after the other. For use by one thread. */
final class SqliteStatement {
    private final PreparedStatement statement;
    private final List<MappedColumn> columns;

    SqliteStatement(PreparedStatement statement, List<MappedColumn> columns) {
        this.statement = statement;
        this.columns = columns;
    }

    /** Sets the parameters for the columns; throws {@link UnfitValueException} if one cannot hold its value. */
    void set(int first, User user) throws SQLException {
        CellText text = new CellText();
        int index = first;
        for (MappedColumn column : columns) {
            String cell = column.cellOf(user, text);
            if (cell == null) {
                statement.setNull(index, Types.VARCHAR);
            } else if (column.column().type().isNumber()) {
                statement.setLong(index, Long.parseLong(cell));
            } else {
                statement.setString(index, cell);
            }
            index++;
        }
    }
}
