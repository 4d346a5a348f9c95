// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.format.Columns;
import dev.muster.format.RecordFormat;
import dev.muster.format.RecordWriter;
import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.job.FormatOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes every issue of an import as one record of a file, to be read in a spreadsheet. */
final class IssueLogWriter {
    static final Columns COLUMNS =
            new Columns(List.of("row", "line", "severity", "code", "column", "field", "value", "message", "hint"));

    private final RecordFormat format;
    private final Locale locale;
    private final Map<IssueCode, String> hints = new EnumMap<>(IssueCode.class);

    IssueLogWriter(RecordFormat format, Locale locale) {
        this.format = format;
        this.locale = locale;
    }

    void write(OutputStream target, List<RowIssue> aboutSource, CommittedChunks chunks) throws IOException {
        FormatOptions options = RejectedRowsWriter.guarded(FormatOptions.none());
        try (RecordWriter log = format.create(target, COLUMNS, options)) {
            for (RowIssue issue : aboutSource) {
                log.write(cells(issue));
            }
            chunks.write(chunk -> {
                for (RowIssue issue : chunk.issues()) {
                    log.write(cells(issue));
                }
            });
        }
    }

    private List<@Nullable Object> cells(RowIssue issue) {
        return Arrays.asList(
                positive(issue.row()),
                positive(issue.line()),
                issue.severity().name(),
                issue.code().name(),
                issue.column(),
                issue.field() == null ? null : issue.field().fileName(),
                issue.value(),
                issue.message(),
                hints.computeIfAbsent(issue.code(), code -> code.hint(locale)));
    }

    /** Rows and lines start at 1; what has none gets an empty cell. */
    private static @Nullable Long positive(long number) {
        return number > 0 ? number : null;
    }
}
