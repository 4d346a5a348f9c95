// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import org.jspecify.annotations.Nullable;

/** A point in time, cut to what the column keeps: databases would round it, and then a time could lie in the future. */
final class InstantCodec implements ColumnCodec {
    private static final int MICROSECONDS = 6;

    private final ColumnType type;
    private final int unit;

    InstantCodec(TableColumn column) {
        type = column.type();
        int places = column.limit() < 0 ? MICROSECONDS : Math.min(column.limit(), MICROSECONDS);
        unit = (int) Math.pow(10, 9 - places);
    }

    @Override
    public @Nullable Object read(ResultSet row, int index) throws SQLException {
        return switch (type) {
            case TIMESTAMP -> {
                OffsetDateTime time = row.getObject(index, OffsetDateTime.class);
                yield time == null ? null : time.toInstant();
            }
            case LOCAL_TIMESTAMP -> {
                LocalDateTime time = row.getObject(index, LocalDateTime.class);
                yield time == null ? null : time.toInstant(ZoneOffset.UTC);
            }
            default -> {
                String text = row.getString(index);
                yield text == null ? null : TimeText.instant(text);
            }
        };
    }

    @Override
    public Object canonical(Object value) {
        Instant time = (Instant) value;
        return time.minusNanos(time.get(ChronoField.NANO_OF_SECOND) % unit);
    }

    @Override
    public void write(Object canonical, CellSink sink) {
        TimeText.write((Instant) canonical, sink);
    }
}
