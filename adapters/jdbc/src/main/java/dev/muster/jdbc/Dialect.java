// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** The databases we know. */
enum Dialect {
    POSTGRESQL,
    SQLITE;

    static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product) {
            case "PostgreSQL" -> POSTGRESQL;
            case "SQLite" -> SQLITE;
            default ->
                throw new IllegalArgumentException(
                        "Muster works with PostgreSQL and SQLite; the data source leads to " + product);
        };
    }
}
