// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.format.Columns;
import dev.muster.format.RecordFormat;
import dev.muster.format.RecordWriter;
import dev.muster.internal.json.CellsJson;
import dev.muster.internal.source.EncodedOutput;
import dev.muster.internal.source.SourceText;
import dev.muster.issue.RowIssue;
import dev.muster.issue.Severity;
import dev.muster.job.FormatOptions;
import dev.muster.job.TextEncoding;
import dev.muster.spi.RejectedRow;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rejected rows of an import as they were uploaded, with what is wrong behind them, to be corrected and imported again.
 *
 * <p>Columns of Muster's own in the uploaded file come from an earlier round and give way to new ones. Cells for which there is no column
 * stand as a JSON array in {@code _muster_extra}, a column that is there only if a row needs it.
 *
 * <p>The file is in the encoding of the upload. What came out of that goes into it again; of Muster's own messages a character that an
 * older encoding lacks becomes a question mark.
 */
final class RejectedRowsWriter {
    /** How the names of Muster's own columns begin. */
    static final String PREFIX = "_muster_";

    private static final List<String> ADDED =
            List.of(PREFIX + "row", PREFIX + "code", PREFIX + "field", PREFIX + "message");
    /** The column for cells for which there is no column. */
    static final String EXTRA = PREFIX + "extra";

    private static final String GUARD = "guard";
    private static final String GUARD_VERSION = "apostrophe-v1";

    private final RecordFormat format;
    private final FormatOptions options;
    private final TextEncoding encoding;
    private final Columns uploaded;
    private final int[] kept;

    RejectedRowsWriter(RecordFormat format, FormatOptions options, Columns uploaded) {
        this.format = format;
        this.options = guarded(options);
        this.encoding = SourceText.encoding(options);
        this.uploaded = uploaded;
        this.kept = uploaded.names().stream()
                .filter(name -> !name.startsWith(PREFIX))
                .mapToInt(uploaded::indexOf)
                .toArray();
    }

    /** The options of a file in which no text starts a formula; a format that knows no formulas ignores this one. */
    static FormatOptions guarded(FormatOptions options) {
        return options.with(GUARD, GUARD_VERSION);
    }

    void write(OutputStream target, CommittedChunks chunks) throws IOException {
        Shape shape = shape(chunks);
        EncodedOutput encoded = new EncodedOutput(target, encoding);
        try (RecordWriter file = format.create(encoded, columns(shape), options)) {
            chunks.write(chunk -> write(chunk, shape, file));
        }
        encoded.finish();
    }

    /** What the rejected rows of a source are written as: all of them alike. */
    private enum Shape {
        /** Cells in the columns of the source. */
        CELLS,
        /** Cells in the columns of the source, and some for which there is no column. */
        CELLS_AND_EXTRA,
        /** The records' own words. */
        RAW
    }

    private Shape shape(CommittedChunks chunks) {
        Shape[] found = {Shape.CELLS};
        chunks.read(chunk -> {
            for (RejectedRow row : chunk.rejected()) {
                if (row.raw() != null) {
                    found[0] = Shape.RAW;
                } else if (surplus(row.cells()) != null) {
                    found[0] = Shape.CELLS_AND_EXTRA;
                }
            }
            return found[0] == Shape.CELLS;
        });
        return found[0];
    }

    private Columns columns(Shape shape) {
        List<String> names = new ArrayList<>();
        if (shape != Shape.RAW) {
            for (int column : kept) {
                names.add(uploaded.names().get(column));
            }
        }
        names.addAll(ADDED);
        if (shape == Shape.CELLS_AND_EXTRA) {
            names.add(EXTRA);
        }
        return new Columns(names);
    }

    /** What a row holds beyond its columns, or what it held there in an earlier round; null for nothing. */
    private @Nullable Object surplus(List<@Nullable Object> given) {
        if (given.size() > uploaded.size()) {
            return CellsJson.write(given.subList(uploaded.size(), given.size()));
        }
        int before = uploaded.indexOf(EXTRA);
        return before >= 0 && before < given.size() ? given.get(before) : null;
    }

    /** Issues and rejected rows are both in the order of rows, so one pass finds the issues of each. */
    private void write(CommittedChunks.Chunk chunk, Shape shape, RecordWriter file) throws IOException {
        List<RowIssue> issues = chunk.issues();
        int next = 0;
        long before = -1;
        for (RejectedRow row : chunk.rejected()) {
            if (row.row() == before) {
                continue; // rejected when planned and again when applied
            }
            before = row.row();
            while (next < issues.size() && issues.get(next).row() < row.row()) {
                next++;
            }
            Faults faults = new Faults(encoding);
            while (next < issues.size() && issues.get(next).row() == row.row()) {
                faults.add(issues.get(next++));
            }
            if (row.raw() != null) {
                file.writeAgain(row.raw(), faults.cells(row.row()));
            } else {
                file.write(cells(row, faults, shape));
            }
        }
    }

    private List<@Nullable Object> cells(RejectedRow row, Faults faults, Shape shape) {
        List<@Nullable Object> given = row.cells();
        List<@Nullable Object> cells = new ArrayList<>(kept.length + ADDED.size() + 1);
        for (int column : kept) {
            cells.add(column < given.size() ? given.get(column) : null);
        }
        cells.addAll(faults.cells(row.row()));
        if (shape == Shape.CELLS_AND_EXTRA) {
            cells.add(surplus(given));
        }
        return cells;
    }

    /** What is wrong with one row, each thing once. */
    private static final class Faults {
        private final TextEncoding encoding;
        private final Set<String> codes = new LinkedHashSet<>();
        private final Set<String> fields = new LinkedHashSet<>();
        private final Set<String> messages = new LinkedHashSet<>();

        Faults(TextEncoding encoding) {
            this.encoding = encoding;
        }

        void add(RowIssue issue) {
            if (issue.severity() != Severity.ERROR) {
                return;
            }
            codes.add(issue.code().name());
            messages.add(EncodedOutput.fitting(issue.message(), encoding));
            if (issue.field() != null) {
                fields.add(issue.field().fileName());
            }
        }

        /** What the columns that are added hold. */
        List<Object> cells(long row) {
            return List.of(row, String.join(" ", codes), String.join(" ", fields), String.join(" ", messages));
        }
    }
}
