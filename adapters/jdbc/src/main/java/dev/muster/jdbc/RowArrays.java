// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.user.User;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows for a statement over {@code unnest}: the ids, and then the cells, column by column, as the texts that PostgreSQL reads. For use by
 * one thread.
 */
final class RowArrays {
    private final List<MappedColumn> columns;
    private final String[] ids;
    private final @Nullable String[][] cells;

    RowArrays(int rows, List<MappedColumn> columns) {
        this.columns = columns;
        this.ids = new String[rows];
        this.cells = new String[columns.size()][rows];
    }

    /** Parameters for this many columns, and the names that SQL may call them by: id, c0, c1, ... */
    static String from(int columns) {
        StringBuilder names = new StringBuilder("v(id");
        for (int i = 0; i < columns; i++) {
            names.append(", c").append(i);
        }
        return "unnest(?::text[]" + ", ?::text[]".repeat(columns) + ") AS " + names + ")";
    }

    /** Puts a user into a row; throws {@link UnfitValueException} if a column cannot hold its value. */
    void set(int row, String id, User user) {
        ids[row] = id;
        CellText text = new CellText();
        for (int i = 0; i < cells.length; i++) {
            cells[i][row] = columns.get(i).cellOf(user, text);
        }
    }

    void setParameters(PreparedStatement statement) throws SQLException {
        Connection connection = statement.getConnection();
        statement.setArray(1, connection.createArrayOf("text", ids));
        for (int i = 0; i < cells.length; i++) {
            statement.setArray(i + 2, connection.createArrayOf("text", cells[i]));
        }
    }
}
