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
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the header, then one record after the other; tells those that do not fit the header. */
final class CsvReader implements RecordReader {
    private static final Defect TOO_FEW = Defect.of(IssueCode.TOO_FEW_CELLS);
    private static final Defect TOO_MANY = Defect.of(IssueCode.TOO_MANY_CELLS);
    private static final Defect UNNAMED = Defect.of(IssueCode.HEADER_BLANK);

    private final CsvRows rows;
    private final CsvHeader header;
    private long row;

    CsvReader(InputStream source, CsvOptions options) throws IOException {
        rows = new CsvRows(source, CsvDialect.from(options), options.separatorLine());
        @Nullable String[] first = rows.next();
        if (first == null) {
            throw new SourceRefusedException(IssueCode.SOURCE_EMPTY, 0);
        }
        header = CsvHeader.from(first, rows.line());
    }

    CsvHeader header() {
        return header;
    }

    @Override
    public Columns columns() {
        return header.columns();
    }

    @Override
    public @Nullable SourceRecord next() throws IOException {
        @Nullable String[] cells = rows.next();
        if (cells == null) {
            return null;
        }
        if (header.guarded()) {
            decode(cells);
        }
        return new SourceRecord(++row, rows.line(), Arrays.<@Nullable Object>asList((Object[]) cells), defect(cells));
    }

    private @Nullable Defect defect(@Nullable String[] cells) {
        if (cells.length != header.columns().size()) {
            return cells.length < header.columns().size() ? TOO_FEW : TOO_MANY;
        }
        return header.valueWithoutName(cells) < 0 ? null : UNNAMED;
    }

    private static void decode(@Nullable String[] cells) {
        for (int i = 0; i < cells.length; i++) {
            String cell = cells[i];
            if (cell != null) {
                cells[i] = FormulaGuard.decode(cell);
            }
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
