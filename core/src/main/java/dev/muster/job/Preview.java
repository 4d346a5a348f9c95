// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

import dev.muster.issue.RowIssue;
import dev.muster.mapping.ColumnMapping;
import java.util.List;
import java.util.Objects;

/**
 * What an import would make of the first records of its source.
 *
 * @param format the format found
 * @param certainty how surely the format was found, 1 to 100
 * @param options how the source is written: delimiter, encoding and the like
 * @param columns how each column was matched, and how surely, in the order of the file
 * @param rows the first records and what would become of them
 * @param issues issues about the source as a whole, such as columns that lead nowhere
 * @param encodings empty where the encoding is known; else the encodings that may be right, the one this preview was made under first: a
 *     job that does not name one is refused
 */
public record Preview(
        FormatName format,
        int certainty,
        FormatOptions options,
        List<ColumnMapping> columns,
        List<Row> rows,
        List<RowIssue> issues,
        List<EncodingProposal> encodings) {
    /**
     * Copies the lists.
     *
     * @param format the format found
     * @param certainty how surely the format was found, 1 to 100
     * @param options how the source is written: delimiter, encoding and the like
     * @param columns how each column was matched, and how surely, in the order of the file
     * @param rows the first records and what would become of them
     * @param issues issues about the source as a whole, such as columns that lead nowhere
     * @param encodings empty where the encoding is known; else the encodings that may be right, the one this preview was made under first:
     *     a job that does not name one is refused
     */
    public Preview {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(options, "options");
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        issues = List.copyOf(issues);
        encodings = List.copyOf(encodings);
    }

    /**
     * One record.
     *
     * @param row its number, 1 for the first record
     * @param line the physical line it starts on
     * @param outcome what would become of it
     * @param issues what there is to tell about it
     */
    public record Row(long row, long line, RowOutcome outcome, List<RowIssue> issues) {
        /**
         * Copies the issues.
         *
         * @param row its number, 1 for the first record
         * @param line the physical line it starts on
         * @param outcome what would become of it
         * @param issues what there is to tell about it
         */
        public Row {
            Objects.requireNonNull(outcome, "outcome");
            issues = List.copyOf(issues);
        }
    }
}
