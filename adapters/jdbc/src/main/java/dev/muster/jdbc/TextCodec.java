// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.user.UserField;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Text as text. */
final class TextCodec implements ColumnCodec {
    private final UserField field;
    private final TableColumn column;
    private final KeySpelling spelling;

    TextCodec(UserField field, TableColumn column, KeySpelling spelling) {
        this.field = field;
        this.column = column;
        this.spelling = spelling;
    }

    @Override
    public @Nullable Object read(ResultSet row, int index) throws SQLException {
        String text = row.getString(index);
        return text == null || column.type() != ColumnType.PADDED_TEXT ? text : withoutPadding(text, 0);
    }

    @Override
    public @Nullable Object canonical(Object value) {
        String text = spelling.of(field, (String) value);
        if (text == null || !column.type().isText()) {
            return text == null ? null : plain(text);
        }
        if (column.type() == ColumnType.PADDED_TEXT) {
            return withoutPadding(text, 0);
        }
        // Blanks beyond the limit are cut, as the SQL standard wants it; anything else is an error.
        return column.limit() < 0 || text.length() <= column.limit() ? text : withoutPadding(text, column.limit());
    }

    private static String withoutPadding(String text, int start) {
        int end = text.length();
        while (end > start && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    /** An id in the form the database gives it back; what is none stays, and is refused when it is written. */
    private String plain(String text) {
        return column.type() == ColumnType.WORD ? text : IdText.canonical(column.type(), text, text);
    }

    @Override
    public void write(Object canonical, CellSink sink) {
        String text = (String) canonical;
        if (!column.type().isText() && column.type() != ColumnType.WORD) {
            IdText.check(column, text);
        }
        int limit = column.limit();
        if (limit >= 0 && text.length() > limit && text.codePointCount(0, text.length()) > limit) {
            throw new UnfitValueException("The column " + column.name() + " takes at most " + limit + " characters");
        }
        sink.text(text);
    }
}
