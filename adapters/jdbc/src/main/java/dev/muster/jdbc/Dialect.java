// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** The kinds of databases that Muster knows. */
public enum Dialect {
    /** PostgreSQL 14 or newer. */
    POSTGRESQL,
    /** SQLite 3.38 or newer, for a single node. */
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
