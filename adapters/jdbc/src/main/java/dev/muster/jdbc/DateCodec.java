// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A date as a date, or as text where there are none. */
final class DateCodec implements ColumnCodec {
    private final boolean asText;

    DateCodec(TableColumn column) {
        asText = column.type() != ColumnType.DATE;
    }

    @Override
    public @Nullable Object read(ResultSet row, int index) throws SQLException {
        if (!asText) {
            return row.getObject(index, LocalDate.class);
        }
        String text = row.getString(index);
        return text == null ? null : TimeText.date(text);
    }

    @Override
    public void write(Object canonical, CellSink sink) {
        TimeText.write((LocalDate) canonical, sink);
    }
}
