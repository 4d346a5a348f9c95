// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Columns with their values, to be written. Not safe for use by several threads. */
final class Row {
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    Row set(String column, @Nullable Object value) {
        values.put(column, value);
        return this;
    }

    Row setAll(Row other) {
        values.putAll(other.values);
        return this;
    }

    /** {@code (a, b) VALUES (?, ?)}. */
    String insertion() {
        return "(" + String.join(", ", values.keySet()) + ") VALUES ("
                + String.join(", ", Collections.nCopies(values.size(), "?")) + ")";
    }

    /** {@code a = ?, b = ?}. */
    String assignments() {
        return values.keySet().stream().map(column -> column + " = ?").collect(Collectors.joining(", "));
    }

    Collection<@Nullable Object> parameters() {
        return values.values();
    }

    /** Runs a statement that writes; answers how many rows it has written. */
    static int execute(Connection connection, String sql, Row row, @Nullable Object... more) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int place = bind(statement, row.parameters(), 1);
            bind(statement, Arrays.asList(more), place);
            return statement.executeUpdate();
        }
    }

    /** Binds parameters from a place on; answers the place behind them. */
    static int bind(PreparedStatement statement, Collection<? extends @Nullable Object> parameters, int from)
            throws SQLException {
        int place = from;
        for (Object parameter : parameters) {
            statement.setObject(place++, parameter);
        }
        return place;
    }
}
