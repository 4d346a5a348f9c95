// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a row by name.
 *
 * @param row where the result stands
 */
record Cells(ResultSet row) {
    @Nullable
    String text(String column) throws SQLException {
        return row.getString(column);
    }

    String required(String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }

    long number(String column) throws SQLException {
        return row.getLong(column);
    }

    @Nullable
    Long optionalNumber(String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    @Nullable
    Long optionalNumber(int place) throws SQLException {
        long number = row.getLong(place);
        return row.wasNull() ? null : number;
    }

    @Nullable
    Instant time(String column) throws SQLException {
        return Micros.optional(optionalNumber(column));
    }

    boolean flag(String column) throws SQLException {
        return row.getBoolean(column);
    }

    byte @Nullable [] bytes(String column) throws SQLException {
        return row.getBytes(column);
    }
}
