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
 * two are equally good, or what speaks for the best is little and another reads the file as well, nobody should guess.
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
     * @param broken whether the records end at a fault
     * @param cells what the cells look like
     */
    private record Trial(
            char delimiter,
            int known,
            int width,
            int records,
            int even,
            int split,
            boolean broken,
            CellEvidence cells) {
        boolean plausible() {
            return width > 1 && even * 10L >= records * 9L;
        }

        boolean possible() {
            return width > 1 && (known > 0 || (split * 2L >= records && split > 1));
        }

        boolean whole() {
            return split == 0 && !broken;
        }

        boolean regular() {
            return !broken && even == records;
        }

        /** Whether most of the header is not known, so that a known name in it may be part of a longer one. */
        boolean littleKnown() {
            return known * 2 <= width;
        }

        int addresses() {
            return cells.addressColumns();
        }

        /** Whether the other's divisions are better and not fewer: then this one divides inside its columns. */
        boolean nestedIn(Trial other) {
            return other.width >= width
                    && (addresses() < other.addresses()
                            || (addresses() == other.addresses() && cells.prose() && !other.cells.prose()));
        }
    }

    private static final Comparator<Trial> BETTER = Comparator.comparingInt(Trial::known)
            .thenComparing(trial -> !trial.broken())
            .thenComparing(trial -> trial.even() == trial.records())
            .thenComparing(trial -> !trial.cells().quotesInside());

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
        if (best == null) {
            return oneColumn(trials);
        }
        for (Trial rival : trials) {
            if (doubtful(best, rival)) {
                throw uncertain();
            }
        }
        return best.delimiter();
    }

    private static @Nullable Trial best(List<Trial> trials) {
        if (trials.isEmpty()) {
            return null;
        }
        List<Trial> ordered = trials.stream().sorted(BETTER.reversed()).toList();
        Trial best = ordered.get(0);
        for (Trial equal : ordered.subList(1, ordered.size())) {
            if (BETTER.compare(best, equal) == 0) {
                if (best.nestedIn(equal)) {
                    best = equal;
                } else if (!equal.nestedIn(best)) {
                    throw uncertain();
                }
            }
        }
        return best;
    }

    /**
     * Names alone do not decide where most of the header is not known: {@code Name, Vorname;Raum;Haus} has a known name if divided at
     * the comma, and none at the semicolons. Nor do they if addresses are whole with the other delimiter only, or with neither.
     */
    private static boolean doubtful(Trial best, Trial rival) {
        if (rival.width() < 2 || rival.broken() || rival.even() * 2L < rival.records() || rival.nestedIn(best)) {
            return false;
        }
        boolean little = best.littleKnown() && best.addresses() <= rival.addresses();
        boolean prose = best.cells().prose() && !rival.cells().prose();
        boolean byNamesOnly = best.known() > rival.known() && rival.regular();
        boolean againstAddresses =
                best.addresses() < rival.addresses() || best.cells().mixesAddresses();
        return (little && prose) || (byNamesOnly && (little || againstAddresses));
    }

    private static SourceRefusedException uncertain() {
        return new SourceRefusedException(IssueCode.DELIMITER_UNCERTAIN, 1);
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
        CellEvidence cells = new CellEvidence(delimiter, 0);
        CsvScanner.Step step = scanner.next();
        for (; step == CsvScanner.Step.RECORD && records < RECORDS; step = scanner.next()) {
            if (records++ == 0) {
                width = scanner.cells();
                known = known(delimiter, head, scanner);
                cells = new CellEvidence(delimiter, width);
                cells.header(head, scanner.recordStart(), scanner.recordEnd());
            } else if (scanner.cells() == width) {
                cells.record(head, scanner.recordStart(), scanner.recordEnd());
            }
            even += scanner.cells() == width ? 1 : 0;
            split += scanner.cells() > 1 ? 1 : 0;
        }
        if (records == 0) {
            width = scanner.cells(); // a header that is broken or longer than the head
        }
        return new Trial(delimiter, known, width, records, even, split, step == CsvScanner.Step.FAULT, cells);
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
