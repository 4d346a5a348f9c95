// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import dev.muster.format.Columns;
import dev.muster.format.RecordWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes what {@link CsvReader} reads back exactly: null is an empty cell, the empty string a quoted one. The one exception is a null in a
 * file of one column, whose line would be blank and no record; it is written as the empty string.
 */
final class CsvWriter implements RecordWriter {
    private final Utf8Output output;
    private final int columns;
    private final char delimiter;
    private final boolean quoteAll;
    private final String lineEnd;
    private final boolean guarded;
    private final boolean markAdded;

    CsvWriter(OutputStream target, Columns columns, CsvOptions options) throws IOException {
        this.output = new Utf8Output(target);
        this.columns = columns.size();
        this.delimiter = options.delimiter();
        this.quoteAll = options.quotes() == CsvOptions.Quotes.ALL;
        this.lineEnd = options.lineEnd().text();
        boolean marked = columns.indexOf(FormulaGuard.MARK) >= 0;
        this.guarded = marked || options.guarded();
        this.markAdded = guarded && !marked;
        if (options.byteOrderMark()) {
            output.write('\ufeff');
        }
        if (options.separatorLine()) {
            output.write("sep=" + delimiter + lineEnd);
        }
        line(columns.names(), FormulaGuard.MARK);
    }

    @Override
    public void write(List<? extends @Nullable Object> cells) throws IOException {
        if (cells.size() > columns) {
            throw new IllegalArgumentException("A record has " + cells.size() + " cells for " + columns + " columns");
        }
        line(cells, "1");
    }

    private void line(List<? extends @Nullable Object> cells, String mark) throws IOException {
        for (int i = 0; i < columns; i++) {
            if (i > 0) {
                output.write(delimiter);
            }
            cell(i < cells.size() ? cells.get(i) : null);
        }
        if (markAdded) {
            if (columns > 0) {
                output.write(delimiter);
            }
            cell(mark);
        }
        output.write(lineEnd);
    }

    private void cell(@Nullable Object value) throws IOException {
        if (value == null) {
            if (columns == 1 && !markAdded) {
                output.write("\"\"");
            }
            return;
        }
        String text = value instanceof String string ? string : JsonText.of(value);
        String written = guarded ? FormulaGuard.encode(text) : text;
        if (quoteAll || needsQuotes(written)) {
            quoted(written);
        } else {
            output.write(written);
        }
    }

    private void quoted(String text) throws IOException {
        output.write('"');
        int from = 0;
        for (int quote = text.indexOf('"'); quote >= 0; quote = text.indexOf('"', from)) {
            output.write(text, from, quote + 1);
            output.write('"');
            from = quote + 1;
        }
        output.write(text, from, text.length());
        output.write('"');
    }

    /** Some that this reader would take unquoted are quoted for the sake of others: blanks that they trim, comments that they drop. */
    private boolean needsQuotes(String text) {
        if (text.isEmpty()) {
            return true;
        }
        char first = text.charAt(0);
        if (first <= ' ' || first == '#' || first == '\ufeff' || text.charAt(text.length() - 1) <= ' ') {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == delimiter || c == '"' || c < ' ') {
                return true;
            }
        }
        // A file must not begin with what would be taken for a line that names the delimiter.
        return text.regionMatches(true, 0, "sep=", 0, 4);
    }

    @Override
    public void close() throws IOException {
        output.flush();
    }
}
