// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import dev.muster.issue.IssueCode;
import dev.muster.job.SourceRefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the delimiter from the first records. Only four are thought of, none a letter or a character of addresses. Each reads the records
 * with regard to quotes; the one that gives most known names in the header, no fault, and the same number of cells throughout is it. If
 * two are equally good, nobody should guess.
 */
final class DelimiterSniffer {
    private static final char[] CANDIDATES = {',', ';', '\t', '|'};
    private static final int RECORDS = 1000;

    /**
     * How one delimiter does.
     *
     * @param known how many cells of the header name a field
     * @param width how many cells the header has
     * @param records how many records were read
     * @param even how many have as many cells as the header
     * @param split how many have more than one cell
     */
    private record Trial(char delimiter, int known, int width, int records, int even, int split, boolean broken) {
        boolean plausible() {
            return width > 1 && even * 10L >= records * 9L;
        }

        boolean possible() {
            return width > 1 && (known > 0 || (split * 2L >= records && split > 1));
        }

        boolean whole() {
            return split == 0 && !broken;
        }
    }

    private static final Comparator<Trial> BETTER = Comparator.comparingInt(Trial::known)
            .thenComparing(trial -> !trial.broken())
            .thenComparing(trial -> trial.even() == trial.records());

    private DelimiterSniffer() {}

    /**
     * {@return the delimiter}
     *
     * @throws SourceRefusedException if it cannot be told
     */
    static char sniff(byte[] head, int start, boolean complete) {
        List<Trial> trials = new ArrayList<>();
        for (char candidate : CANDIDATES) {
            trials.add(trial(candidate, head, start, complete));
        }
        Trial best = best(trials.stream().filter(Trial::plausible).toList());
        if (best == null || best.known() == 0) {
            // Many ragged rows, but a header that speaks for itself.
            Trial named = best(trials.stream().filter(Trial::possible).toList());
            best = named != null && (best == null || named.known() > 0) ? named : best;
        }
        return best != null ? best.delimiter() : oneColumn(trials);
    }

    private static @Nullable Trial best(List<Trial> trials) {
        if (trials.isEmpty()) {
            return null;
        }
        List<Trial> ordered = trials.stream().sorted(BETTER.reversed()).toList();
        if (ordered.size() > 1 && BETTER.compare(ordered.get(0), ordered.get(1)) == 0) {
            throw new SourceRefusedException(IssueCode.DELIMITER_UNCERTAIN, 1);
        }
        return ordered.get(0);
    }

    /** One column: the delimiter is one that its values do not hold. */
    private static char oneColumn(List<Trial> trials) {
        return trials.stream()
                .filter(Trial::whole)
                .findFirst()
                .orElse(trials.get(0))
                .delimiter();
    }

    private static Trial trial(char delimiter, byte[] head, int start, boolean complete) {
        CsvScanner scanner = new CsvScanner(CsvDialect.unlimited(delimiter), 1);
        scanner.window(head, 0, head.length, complete);
        scanner.skipTo(start);
        int records = 0;
        int width = 0;
        int even = 0;
        int split = 0;
        int known = 0;
        CsvScanner.Step step = scanner.next();
        for (; step == CsvScanner.Step.RECORD && records < RECORDS; step = scanner.next()) {
            if (records++ == 0) {
                width = scanner.cells();
                known = known(delimiter, head, scanner);
            }
            even += scanner.cells() == width ? 1 : 0;
            split += scanner.cells() > 1 ? 1 : 0;
        }
        if (records == 0) {
            width = scanner.cells(); // a header that is broken or longer than the head
        }
        return new Trial(delimiter, known, width, records, even, split, step == CsvScanner.Step.FAULT);
    }

    private static int known(char delimiter, byte[] head, CsvScanner scanner) {
        int length = scanner.recordEnd() - scanner.recordStart();
        if (scanner.cells() > CsvOptions.DEFAULT_MAX_COLUMNS || length > CsvOptions.DEFAULT_MAX_RECORD_BYTES) {
            return 0;
        }
        CsvDialect dialect = new CsvDialect(delimiter, length + 1, scanner.cells(), length + 1);
        ByteArrayInputStream header = new ByteArrayInputStream(head, scanner.recordStart(), length);
        try (CsvRows rows = new CsvRows(header, dialect, false)) {
            @Nullable String[] cells = rows.next();
            return cells == null ? 0 : HeaderWords.known(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // bytes in memory do not fail
        }
    }
}
