// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import dev.muster.format.Columns;
import dev.muster.format.Defect;
import dev.muster.format.RecordReader;
import dev.muster.format.SourceRecord;
import dev.muster.issue.IssueCode;
import dev.muster.job.SourceRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads one record after the other; a malformed one is a record with a defect. */
final class JsonReader implements RecordReader {
    private final InputStream source;
    private final Columns columns;
    private final JsonWindow window;
    private final JsonScanner scanner;
    private final JsonCells cells;
    /** Whether records may hold the text of others: those of a rejected-rows file. */
    private final boolean mayHoldRaw;

    private long row;

    JsonReader(InputStream source, JsonOptions options, Columns columns) throws IOException {
        this.source = source;
        this.columns = columns;
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
        while (true) {
            switch (scanner.next()) {
                case RECORD -> {
                    return record();
                }
                case MORE -> window.move();
                case END -> {
                    return null;
                }
                case FAULT -> throw new SourceRefusedException(fault(), scanner.faultLine());
            }
        }
    }

    private IssueCode fault() {
        IssueCode fault = scanner.fault();
        return fault == null ? IssueCode.JSON_BROKEN : fault;
    }

    private SourceRecord record() {
        byte[] bytes = window.bytes();
        int start = scanner.recordStart();
        int end = scanner.recordEnd();
        String inside = mayHoldRaw ? RawRecord.inside(bytes, start, end) : null;
        if (inside != null && !inside.isBlank()) {
            byte[] text = inside.getBytes(StandardCharsets.UTF_8);
            return record(inside, cells.read(text, 0, text.length, true));
        }
        String raw = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        return record(raw, cells.read(bytes, start, end, scanner.hasEscapes()));
    }

    private SourceRecord record(String raw, @Nullable Defect found) {
        long line = scanner.recordLine();
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
