// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.user.Attributes;
import dev.muster.user.FieldType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A value with parts as JSON, in a column of JSON or of text. */
final class JsonCodec implements ColumnCodec {
    private final FieldType type;
    private final SqlName column;

    JsonCodec(FieldType type, TableColumn column) {
        this.type = type;
        this.column = column.name();
    }

    @Override
    public @Nullable Object read(ResultSet row, int index) throws SQLException {
        String text = row.getString(index);
        if (text == null || text.isBlank() || text.equals("null")) {
            return null;
        }
        Object value = JsonValues.read(text);
        Object shaped = value == null ? null : JsonShapes.value(type, value);
        if (shaped == null) {
            throw new UnreadableColumnException(column);
        }
        return shaped;
    }

    @Override
    public Object emptyValue() {
        return switch (type) {
            case ATTRIBUTES -> Attributes.empty();
            case NAME_SET -> Set.of();
            default -> List.of();
        };
    }

    @Override
    public void write(Object canonical, CellSink sink) {
        JsonCell.write(JsonShapes.json(type, canonical), sink);
    }
}
