// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.muster.format.Columns;
import dev.muster.format.Defect;
import dev.muster.format.Inspection;
import dev.muster.format.RecordFormat;
import dev.muster.format.RecordReader;
import dev.muster.format.SourceRecord;
import dev.muster.issue.IssueCode;
import dev.muster.job.SourceRefusedException;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** A file of JSON in memory, and all that reading it gives: by the reader and by the inspection, which must agree. */
final class JsonSample {
    static final Columns NO_COLUMNS = new Columns(List.of());

    final byte[] bytes;
    final JsonOptions options;
    private final RecordFormat format;

    JsonSample(byte[] bytes, JsonOptions options) {
        this.bytes = bytes;
        this.options = options;
        this.format = options.layout() == JsonLayout.LINES ? new NdjsonFormat() : new JsonFormat();
    }

    JsonSample(String text, JsonOptions options) {
        this(text.getBytes(UTF_8), options);
    }

    static JsonSample array(String text) {
        return new JsonSample(text, JsonOptions.defaults().withPath(""));
    }

    static JsonSample wrapped(String path, String text) {
        return new JsonSample(text, JsonOptions.defaults().withPath(path));
    }

    static JsonSample concatenated(String text) {
        return new JsonSample(text, JsonOptions.defaults().withConcatenatedValues());
    }

    static JsonSample lines(String text) {
        return new JsonSample(text, JsonOptions.defaults().with(JsonLayout.LINES));
    }

    /**
     * What is to be seen of a record.
     *
     * @param cells the values of the columns that it speaks of
     * @param words the record as it stands in the file
     */
    record Row(
            long line,
            Map<String, @Nullable Object> cells,
            @Nullable Defect defect,
            String words) {}

    /** What the reader gave before its end or the fault. */
    record Content(List<Row> rows, @Nullable IssueCode fault, long line) {
        List<Map<String, @Nullable Object>> cells() {
            return rows.stream().map(Row::cells).toList();
        }

        List<Long> lines() {
            return rows.stream().map(Row::line).toList();
        }

        List<@Nullable Defect> defects() {
            return new ArrayList<>(rows.stream().map(Row::defect).toList());
        }

        /** {@return the codes of the defects, null where there is none} */
        List<@Nullable IssueCode> codes() {
            List<@Nullable IssueCode> codes = new ArrayList<>();
            for (Row row : rows) {
                codes.add(row.defect() == null ? null : row.defect().code());
            }
            return codes;
        }
    }

    Content read() {
        return read(new ByteArrayInputStream(bytes), inspect().columns());
    }

    /** Reads as from a slow connection: a few bytes at a time, so that everything is cut everywhere. */
    Content readInPieces(int size) {
        return read(pieces(size), inspect().columns());
    }

    List<SourceRecord> records() {
        List<SourceRecord> records = new ArrayList<>();
        try (RecordReader reader =
                open(new ByteArrayInputStream(bytes), inspect().columns())) {
            for (SourceRecord record = reader.next(); record != null; record = reader.next()) {
                records.add(record);
            }
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RecordReader open(InputStream source, Columns columns) throws IOException {
        return format.open(source, options.options(), columns);
    }

    private Content read(InputStream source, Columns columns) {
        List<Row> rows = new ArrayList<>();
        try (RecordReader reader = open(source, columns)) {
            for (SourceRecord record = reader.next(); record != null; record = reader.next()) {
                if (record.row() != rows.size() + 1) {
                    throw new AssertionError("Row " + record.row() + " after " + rows.size());
                }
                rows.add(row(record, columns));
            }
            return new Content(rows, null, 0);
        } catch (SourceRefusedException e) {
            return new Content(rows, e.code(), e.line());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A record with a defect is rejected as a whole: what its cells hold is of no interest. */
    private static Row row(SourceRecord record, Columns columns) {
        Map<String, @Nullable Object> cells = new LinkedHashMap<>();
        for (int i = 0; i < columns.size() && record.defect() == null; i++) {
            Object cell = record.cells().get(i);
            if (cell != SourceRecord.ABSENT) {
                cells.put(columns.names().get(i), cell);
            }
        }
        // A line that is read by itself keeps the blanks at its end.
        String words = record.raw() == null ? "" : record.raw().text().replaceFirst("[ \t\r]+$", "");
        return new Row(record.line(), cells, record.defect(), words);
    }

    Inspection inspect() {
        return inspect(new ByteArrayInputStream(bytes));
    }

    Inspection inspectInPieces(int size) {
        return inspect(pieces(size));
    }

    private Inspection inspect(InputStream source) {
        try {
            return format.inspect(source, options.options(), NO_COLUMNS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads in pieces of random sizes, of which most have about so many bytes. */
    Content readInPieces(int size, Random random) {
        return read(pieces(() -> 1 + random.nextInt(2 * size)), inspect().columns());
    }

    private InputStream pieces(int size) {
        return pieces(() -> size);
    }

    private InputStream pieces(IntSupplier size) {
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return super.read(target, offset, Math.min(length, size.getAsInt()));
            }
        };
    }
}
