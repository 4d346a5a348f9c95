// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import dev.muster.format.Columns;
import dev.muster.format.Inspection;
import dev.muster.format.Recognition;
import dev.muster.format.RecordFormat;
import dev.muster.format.RecordReader;
import dev.muster.format.RecordWriter;
import dev.muster.format.SourceRecord;
import dev.muster.issue.IssueCode;
import dev.muster.job.FormatName;
import dev.muster.job.FormatOptions;
import dev.muster.job.SourceRefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * CSV as RFC 4180 has it and as it occurs: with a header row, cells separated by commas, semicolons, tabs or vertical bars. No
 * cell is changed, and what cannot be read for certain is refused with its line; {@code docs/csv.md} tells the rules. {@link CsvOptions}
 * names the options. Stateless, safe for use by several threads.
 */
public final class CsvFormat implements RecordFormat {
    private static final Columns NO_COLUMNS = new Columns(List.of());

    /** Creates the format. */
    public CsvFormat() {}

    @Override
    public FormatName name() {
        return FormatName.CSV;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the value of a given option is not known
     */
    @Override
    public Recognition recognize(byte[] head, boolean complete, FormatOptions given, List<String> mapped) {
        CsvOptions options = new CsvOptions(given);
        int start = Prologue.afterMark(head, head.length);
        if (!options.isGiven(CsvOptions.DELIMITER) && Prologue.isMarkup(head, start)) {
            return new Recognition(0, given, NO_COLUMNS);
        }
        checkEncoding(head, start, complete);
        CsvOptions found = detect(options, head, start, complete);
        return recognition(head, complete, found);
    }

    private static CsvOptions detect(CsvOptions given, byte[] head, int start, boolean complete) {
        CsvOptions found = given.withByteOrderMark(start > 0);
        Optional<Character> separator = Prologue.separator(head, start, head.length);
        found = found.withSeparatorLine(separator.isPresent());
        if (!found.isGiven(CsvOptions.DELIMITER)) {
            if (separator.isEmpty() && Prologue.namesAnother(head, start, head.length)) {
                throw new SourceRefusedException(IssueCode.DELIMITER_UNCERTAIN, 1);
            }
            found = found.withDelimiter(
                    separator.isPresent() ? separator.get() : DelimiterSniffer.sniff(head, start, complete));
        }
        return found.isGiven(CsvOptions.LINE_END)
                ? found
                : found.withLineEnd(HeadRecords.lineEnd(head, start, found.delimiter()));
    }

    private static void checkEncoding(byte[] head, int start, boolean complete) {
        long line = 1;
        int i = start;
        while (i < head.length) {
            if (head[i] < 0) {
                int length = Utf8.length(head, i, head.length);
                if (length < 0 || (length == 0 && complete)) {
                    throw new SourceRefusedException(IssueCode.ENCODING_INVALID, line);
                }
                // A sequence may be cut off where the head is.
                i += length == 0 ? head.length : length;
            } else {
                boolean brokenByTwo = head[i] == '\r' && i + 1 < head.length && head[i + 1] == '\n';
                line += head[i] == '\n' || (head[i] == '\r' && !brokenByTwo) ? 1 : 0;
                i++;
            }
        }
    }

    private static Recognition recognition(byte[] head, boolean complete, CsvOptions options) {
        byte[] whole = complete ? head : HeadRecords.cut(head, options);
        try (CsvRows rows = rows(whole, options);
                CsvReader reader = new CsvReader(new ByteArrayInputStream(whole), options)) {
            @Nullable String[] first = rows.next();
            int known = first == null ? 0 : HeaderWords.known(first);
            if (first != null && known == 0 && HeaderWords.looksLikeValues(first)) {
                throw new SourceRefusedException(IssueCode.HEADER_MISSING, rows.line());
            }
            checkUnnamed(reader);
            CsvHeader header = reader.header();
            CsvOptions found = options.withGuard(header.guarded() || options.guarded());
            int certainty = (header.columns().size() > 1 ? 50 : 10) + (known > 0 ? 40 : 0);
            return new Recognition(certainty, found.options(), header.columns());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // bytes in memory do not fail
        }
    }

    private static CsvRows rows(byte[] head, CsvOptions options) throws IOException {
        return new CsvRows(new ByteArrayInputStream(head), CsvDialect.from(options), options.separatorLine());
    }

    private static void checkUnnamed(CsvReader reader) throws IOException {
        if (reader.header().unnamed().isEmpty()) {
            return;
        }
        try {
            for (SourceRecord record = reader.next(); record != null; record = reader.next()) {
                if (record.defect() != null && record.defect().code() == IssueCode.HEADER_BLANK) {
                    throw new SourceRefusedException(IssueCode.HEADER_BLANK, record.line());
                }
            }
        } catch (SourceRefusedException e) {
            // Further faults are for the inspection to tell; the job may want what stands before them.
            if (e.code() == IssueCode.HEADER_BLANK) {
                throw e;
            }
        }
    }

    @Override
    public Inspection inspect(InputStream source, FormatOptions options, Columns columns) throws IOException {
        CsvOptions csv = new CsvOptions(options);
        CsvWindow window = new CsvWindow(source, CsvDialect.from(csv), csv.separatorLine());
        CsvScanner scanner = window.scanner();
        long records = -1; // the header is none
        while (true) {
            switch (scanner.next()) {
                case RECORD -> records++;
                case MORE -> window.move();
                case END -> {
                    return records < 0
                            ? new Inspection(0, IssueCode.SOURCE_EMPTY, 0, columns)
                            : Inspection.sound(records, columns);
                }
                case FAULT -> {
                    return new Inspection(Math.max(records, 0), scanner.fault(), scanner.faultLine(), columns);
                }
            }
        }
    }

    @Override
    public RecordReader open(InputStream source, FormatOptions options, Columns columns) throws IOException {
        CsvOptions csv = new CsvOptions(options);
        try {
            return new CsvReader(source, csv);
        } catch (SourceRefusedException e) {
            // There will be no reader to close it with.
            source.close();
            throw e;
        }
    }

    @Override
    public RecordWriter create(OutputStream target, Columns columns, FormatOptions options) throws IOException {
        return new CsvWriter(target, columns, new CsvOptions(options));
    }
}
