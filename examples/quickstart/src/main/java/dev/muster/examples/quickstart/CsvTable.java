// SPDX-License-Identifier: Apache-2.0
package dev.muster.examples.quickstart;

import dev.muster.format.Columns;
import dev.muster.format.Recognition;
import dev.muster.format.RecordReader;
import dev.muster.format.RecordWriter;
import dev.muster.format.SourceRecord;
import dev.muster.formats.CsvFormat;
import dev.muster.job.FormatOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A small CSV file as a whole, as a spreadsheet would hold it. */
record CsvTable(FormatOptions options, Columns columns, List<List<Object>> rows) {
    private static final CsvFormat CSV = new CsvFormat();

    static CsvTable read(byte[] file) throws IOException {
        Recognition found = CSV.recognize(file, true, FormatOptions.none(), List.of());
        try (RecordReader reader = CSV.open(new ByteArrayInputStream(file), found.options(), found.columns())) {
            List<List<Object>> rows = new ArrayList<>();
            for (SourceRecord record = reader.next(); record != null; record = reader.next()) {
                rows.add(new ArrayList<>(record.cells()));
            }
            return new CsvTable(found.options(), reader.columns(), rows);
        }
    }

    void write(Path file) throws IOException {
        try (OutputStream target = Files.newOutputStream(file);
                RecordWriter writer = CSV.create(target, columns, options)) {
            for (List<Object> row : rows) {
                writer.write(row);
            }
        }
    }
}
