// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import dev.muster.format.Columns;
import dev.muster.format.Defect;
import dev.muster.format.RawText;
import dev.muster.format.RecordReader;
import dev.muster.format.SourceRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads one record after the other, in {@linkplain JsonRun runs} where it can; a malformed one is a record with a defect. */
final class JsonReader implements RecordReader {
    private final InputStream source;
    private final Columns columns;
    private final int maxRecord;
    private final JsonWindow window;
    private final JsonScanner scanner;
    private final JsonCells cells;
    /** Whether records may hold the text of others, as those of a rejected-rows file do. */
    private final boolean mayHoldRaw;

    private @Nullable CheckedBytes checked;
    private @Nullable JsonRun run;
    private long row;

    JsonReader(InputStream source, JsonOptions options, Columns columns) throws IOException {
        this.source = source;
        this.columns = columns;
        this.maxRecord = options.maxRecordBytes();
        this.window = new JsonWindow(source, options, null);
        this.scanner = window.scanner();
        this.cells = new JsonCells(columns);
        this.mayHoldRaw = columns.indexOf(RawRecord.MEMBER) >= 0;
    }

    @Override
    public Columns columns() {
        return columns;
    }

    @Override
    public @Nullable SourceRecord next() throws IOException {
        JsonRun current = run;
        if (current != null && current.next()) {
            return record(RawText.of(window.bytes(), current.start(), current.end()), current.line(), null);
        }
        run = null;
        while (true) {
            switch (scanner.next()) {
                case RECORD -> {
                    SourceRecord record = single();
                    startRun();
                    return record;
                }
                case MORE -> {
                    window.move();
                    checked = null;
                }
                case END -> {
                    return null;
                }
                case FAULT -> throw JsonSource.refused(scanner);
            }
        }
    }

    private void startRun() {
        if (mayHoldRaw) {
            return;
        }
        if (checked == null) {
            checked = CheckedBytes.of(window.bytes(), scanner.position(), window.end());
        }
        run = JsonRun.after(scanner, cells, checked, maxRecord);
    }

    private SourceRecord single() {
        byte[] bytes = window.bytes();
        int start = scanner.recordStart();
        int end = scanner.recordEnd();
        String inside = mayHoldRaw ? RawRecord.inside(bytes, start, end) : null;
        if (inside != null) {
            byte[] text = inside.getBytes(StandardCharsets.UTF_8);
            return record(RawText.of(inside), scanner.recordLine(), onItsLine(cells.read(text, 0, text.length, true)));
        }
        Defect defect = cells.read(bytes, start, end, scanner.hasEscapes());
        boolean isLine = scanner.layout() == JsonLayout.LINES;
        return record(RawText.of(bytes, start, end), scanner.recordLine(), isLine ? onItsLine(defect) : defect);
    }

    /** Where a record is one line of the file, line breaks in its text are none of the file's. */
    private static @Nullable Defect onItsLine(@Nullable Defect defect) {
        return defect == null ? null : new Defect(defect.code(), 1, defect.place());
    }

    private SourceRecord record(RawText raw, long line, @Nullable Defect found) {
        Defect defect = found == null || found.line() == 0
                ? found
                : new Defect(found.code(), line + found.line() - 1, found.place());
        return new SourceRecord(++row, line, cells.cells(), defect, raw);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
