// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What columns hold where no value is written, as far as that is the same for every row. */
final class DefaultValues {
    /** A literal, perhaps with a cast: nothing that could answer otherwise tomorrow. */
    private static final Pattern CONSTANT = Pattern.compile(
            "(?i)('(?:[^']|'')*'|-?\\d+(\\.\\d+)?|true|false|null)(::[\\w .\"]+(\\(\\d+\\))?(\\[\\])?)*");

    private final Connection connection;

    DefaultValues(Connection connection) {
        this.connection = connection;
    }

    /** What is kept of a user without a value; null if nothing is, or if only the database can tell. */
    @Nullable
    Object of(TableColumn column, ColumnCodec codec) throws SQLException {
        String sql = column.defaultSql();
        if (sql == null) {
            return column.nullable() ? null : codec.emptyValue();
        }
        if (!CONSTANT.matcher(sql).matches()) {
            return null;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + sql)) {
            return row.next() ? codec.read(row, 1) : null;
        }
    }
}
