// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** The databases Muster works with. */
public enum Dialect {
    /** PostgreSQL 14 or newer. */
    POSTGRESQL,
    /** SQLite 3.42 or newer, for a single node. */
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

    /** An id as a parameter. As text in its usual form, ids sort as they do by their bytes. */
    Object id(UUID id) {
        return switch (this) {
            case POSTGRESQL -> id;
            case SQLITE -> id.toString();
        };
    }

    /** Microseconds since 1970 by the clock of the database, at the moment of asking and not at the start of the transaction. */
    String now() {
        return switch (this) {
            case POSTGRESQL -> "(extract(epoch FROM clock_timestamp()) * 1000000)::bigint";
            case SQLITE -> "(CAST(round(unixepoch('subsec') * 1000) AS INTEGER) * 1000)";
        };
    }

    /** What a query ends with to lock its rows; SQLite has but one writer, and needs nothing. */
    String locking(Lock lock) {
        return switch (this) {
            case POSTGRESQL -> lock.clause();
            case SQLITE -> "";
        };
    }
}
