// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Yes or no; PostgreSQL reads 1 and 0 as such, SQLite keeps them. */
final class BooleanCodec implements ColumnCodec {
    @Override
    public @Nullable Object read(ResultSet row, int index) throws SQLException {
        boolean value = row.getBoolean(index);
        return row.wasNull() ? null : value;
    }

    @Override
    public void write(Object canonical, CellSink sink) {
        sink.ascii((Boolean) canonical ? '1' : '0');
    }
}
