// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.user.FieldType;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Texts in an array of PostgreSQL, written as its literal (manual, section 8.15.6); names in order, because they have none. */
final class TextArrayCodec implements ColumnCodec {
    private final boolean names;

    TextArrayCodec(FieldType type) {
        names = type == FieldType.NAME_SET;
    }

    @Override
    public @Nullable Object read(ResultSet row, int index) throws SQLException {
        Array array = row.getArray(index);
        if (array == null) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (Object element : (Object[]) array.getArray()) {
            if (element != null) {
                texts.add((String) element);
            }
        }
        return names ? new HashSet<>(texts) : texts;
    }

    @Override
    public Object emptyValue() {
        return names ? Set.of() : List.of();
    }

    @Override
    public void write(Object canonical, CellSink sink) {
        Collection<?> texts = names ? new TreeSet<>((Collection<?>) canonical) : (Collection<?>) canonical;
        char before = '{';
        for (Object text : texts) {
            sink.ascii(before);
            quoted(Objects.toString(text), sink);
            before = ',';
        }
        if (before == '{') {
            sink.ascii('{');
        }
        sink.ascii('}');
    }

    private static void quoted(String text, CellSink sink) {
        sink.ascii('"');
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                sink.text(text, start, i);
                sink.ascii('\\');
                start = i;
            }
        }
        sink.text(text, start, text.length());
        sink.ascii('"');
    }
}
