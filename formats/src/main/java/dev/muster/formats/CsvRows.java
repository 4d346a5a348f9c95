// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import com.univocity.parsers.csv.UnescapedQuoteHandling;
import dev.muster.issue.IssueCode;
import dev.muster.job.SourceRefusedException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The records of a CSV file as texts, the header among them: univocity, kept from guessing and from changing anything, behind
 * {@link SoundRecords}, which keeps everything unsound from it. An unquoted empty cell is null, a quoted one is the empty string.
 */
final class CsvRows implements Closeable {
    private final SoundRecords records;
    private final CsvParser parser;
    private long line;

    CsvRows(InputStream source, CsvDialect dialect, boolean separatorLine) throws IOException {
        records = new SoundRecords(source, dialect, separatorLine);
        parser = new CsvParser(settings(dialect));
        // An empty source must not reach the parser, which would fail on it.
        if (records.available()) {
            parser.beginParsing(records);
        }
    }

    private static CsvParserSettings settings(CsvDialect dialect) {
        CsvParserSettings settings = new CsvParserSettings();
        settings.getFormat().setDelimiter(dialect.delimiter());
        settings.getFormat().setQuote('"');
        settings.getFormat().setQuoteEscape('"');
        // Left alone it is NUL, and NULs between quotes would be lost.
        settings.getFormat().setCharToEscapeQuoteEscaping('"');
        settings.getFormat().setLineSeparator("\n");
        settings.getFormat().setNormalizedNewline('\n');
        settings.getFormat().setComment('\0');
        settings.setCommentProcessingEnabled(false);
        settings.setDelimiterDetectionEnabled(false);
        settings.setQuoteDetectionEnabled(false);
        settings.setLineSeparatorDetectionEnabled(false);
        settings.setIgnoreLeadingWhitespaces(false);
        settings.setIgnoreTrailingWhitespaces(false);
        settings.setIgnoreLeadingWhitespacesInQuotes(false);
        settings.setIgnoreTrailingWhitespacesInQuotes(false);
        settings.setSkipBitsAsWhitespace(false);
        settings.setReadInputOnSeparateThread(false);
        settings.setAutoClosingEnabled(false);
        settings.setErrorContentLength(0);
        settings.setUnescapedQuoteHandling(UnescapedQuoteHandling.RAISE_ERROR);
        // The limits are the scanner's business; here they only size the buffers, with room for one more.
        settings.setMaxCharsPerColumn(dialect.maxCell() + 8);
        settings.setMaxColumns(dialect.maxColumns() + 1);
        settings.setNullValue(null);
        settings.setEmptyValue("");
        settings.setSkipEmptyLines(true);
        settings.setInputBufferSize(64 * 1024);
        return settings;
    }

    /**
     * {@return the cells of the next record, or null at the end}
     *
     * @throws SourceRefusedException if the source is broken here
     */
    @Nullable
    String @Nullable [] next() throws IOException {
        if (!records.available()) {
            IssueCode fault = records.fault();
            if (fault != null) {
                throw new SourceRefusedException(fault, records.faultLine());
            }
            return null;
        }
        line = records.line();
        @Nullable String[] cells = parse();
        // Two that count alike, and independently: what the parser fused or split would be found here.
        if (cells == null || cells.length != records.take()) {
            throw new SourceRefusedException(IssueCode.RECORD_UNREADABLE, line);
        }
        return cells;
    }

    private @Nullable String @Nullable [] parse() throws IOException {
        try {
            return parser.parseNext();
        } catch (RuntimeException e) {
            IOException failure = records.failure();
            if (failure != null) {
                throw failure;
            }
            // Without its cause, whose message may hold content.
            throw new SourceRefusedException(IssueCode.RECORD_UNREADABLE, line);
        }
    }

    /** {@return the line that the record last given begins on} */
    long line() {
        return line;
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
