// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.muster.format.Columns;
import dev.muster.format.Inspection;
import dev.muster.format.RecordReader;
import dev.muster.format.RecordWriter;
import dev.muster.format.SourceRecord;
import dev.muster.issue.IssueCode;
import dev.muster.job.SourceRefusedException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A CSV file in memory, and all that reading it gives: by the reader and by the inspection, which must agree. */
final class CsvSample {
    static final CsvFormat CSV = new CsvFormat();

    static final Columns NO_COLUMNS = new Columns(List.of());

    final byte[] bytes;
    final CsvOptions options;

    CsvSample(String text, CsvOptions options) {
        this(text.getBytes(UTF_8), options);
    }

    CsvSample(byte[] bytes, CsvOptions options) {
        this.bytes = bytes;
        this.options = options;
    }

    static CsvSample of(String text) {
        return new CsvSample(text, CsvOptions.defaults().withDelimiter(','));
    }

    /** What the reader gave before its end or the fault. */
    record Content(
            Columns columns,
            List<SourceRecord> records,
            @Nullable IssueCode fault,
            long line) {
        List<List<@Nullable Object>> cells() {
            return records.stream().map(SourceRecord::cells).toList();
        }

        List<Long> lines() {
            return records.stream().map(SourceRecord::line).toList();
        }
    }

    Content read() {
        return read(new ByteArrayInputStream(bytes));
    }

    /** Reads as from a slow connection: a few bytes at a time, so that everything is cut everywhere. */
    Content readInPieces(int size) {
        return read(new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return super.read(target, offset, Math.min(length, size));
            }
        });
    }

    private Content read(InputStream source) {
        List<SourceRecord> records = new ArrayList<>();
        Columns columns = NO_COLUMNS;
        try (RecordReader reader = CSV.open(source, options.options(), NO_COLUMNS)) {
            columns = reader.columns();
            for (SourceRecord record = reader.next(); record != null; record = reader.next()) {
                records.add(record);
            }
            return new Content(columns, records, null, 0);
        } catch (SourceRefusedException e) {
            return new Content(columns, records, e.code(), e.line());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Inspection inspect() {
        try {
            return CSV.inspect(new ByteArrayInputStream(bytes), options.options(), NO_COLUMNS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the inspection of a sound sample answers: CSV adds no columns to those it is given. */
    static Inspection sound(long records) {
        return Inspection.sound(records, NO_COLUMNS);
    }

    /** What the inspection of a broken sample answers. */
    static Inspection broken(long records, @Nullable IssueCode fault, long line) {
        return new Inspection(records, fault, line, NO_COLUMNS);
    }

    static byte[] write(
            CsvOptions options, List<String> columns, List<? extends List<? extends @Nullable Object>> rows) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (RecordWriter writer = CSV.create(target, new Columns(columns), options.options())) {
            for (List<? extends @Nullable Object> row : rows) {
                writer.write(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target.toByteArray();
    }
}
