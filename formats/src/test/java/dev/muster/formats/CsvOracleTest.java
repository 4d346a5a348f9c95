// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.muster.format.Inspection;
import dev.muster.format.SourceRecord;
import dev.muster.issue.IssueCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random files, sound and broken, read by FastCSV too, which shares nothing with the parser used here. Both must give the same cells on
 * the same lines and stop at the same record.
 *
 * <p>Listed differences: a quote after blanks at the beginning of a cell, which FastCSV reads as part of an unquoted cell, is refused
 * here; and a header in which a name stands twice or all are blank, about which FastCSV does not care.
 */
class CsvOracleTest {
    private static final String[] PIECES = {
        "\"",
        "\"",
        "\"\"",
        ",",
        ",",
        ";",
        "\n",
        "\r",
        "\r\n",
        " ",
        "\t",
        "a",
        "bc",
        "#",
        "\0",
        "\1",
        "'",
        "=",
        "\u00e9",
        "\u4e2d",
        "\ud83d\ude00",
        "\ufeff",
        "x,y",
        "\"a\"",
        "\"\",",
        "\"\r\n\"",
        ",\"q\",",
        "\n\n",
        "@b.c"
    };

    @Test
    void readsWhatFastCsvReads() {
        seeded(2_000, this::compare);
    }

    @Test
    @Tag("nightly")
    void readsWhatFastCsvReadsInManyFiles() {
        seeded(100_000, this::compare);
    }

    @Test
    void readsTheSameHoweverTheStreamIsCut() {
        seeded(300, seed -> {
            CsvSample sample = CsvSample.of(file(new Random(seed)));
            CsvSample.Content whole = sample.read();
            for (int size = 1; size < 4; size++) {
                assertThat(sample.readInPieces(size)).isEqualTo(whole);
            }
        });
    }

    private static void seeded(int files, IntConsumer test) {
        for (int seed = 0; seed < files; seed++) {
            try {
                test.accept(seed);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private void compare(int seed) {
        String text = file(new Random(seed));
        CsvSample sample = CsvSample.of(text);
        CsvSample.Content content = sample.read();
        Inspection inspection = sample.inspect();
        boolean header = !content.columns().names().isEmpty();

        // The reader and the inspection agree, whatever the file is like.
        boolean badHeader =
                content.fault() == IssueCode.HEADER_MISSING || content.fault() == IssueCode.HEADER_DUPLICATE;
        if (header || !badHeader) {
            assertThat(inspection)
                    .isEqualTo(CsvSample.broken(content.records().size(), content.fault(), content.line()));
        }
        if (!header) {
            return;
        }
        Oracle oracle = Oracle.read(text);
        List<Row> expected = oracle.rows();
        boolean sound = oracle.sound();
        if (oracle.difference() >= 0 && content.fault() == IssueCode.QUOTE_STRAY) {
            expected = expected.subList(0, oracle.difference());
            sound = false;
        }
        List<Row> rows = new ArrayList<>();
        for (SourceRecord record : content.records()) {
            rows.add(new Row(record.line(), record.cells()));
        }
        assertThat(rows).isEqualTo(expected.subList(Math.min(1, expected.size()), expected.size()));
        assertThat(content.fault() == null).isEqualTo(sound);
    }

    record Row(long line, List<@Nullable Object> cells) {}

    /**
     * What FastCSV reads.
     *
     * @param difference the first row that the listed difference is about; -1 if there is none
     */
    record Oracle(List<Row> rows, boolean sound, int difference) {
        static Oracle read(String text) {
            CsvReaderBuilder builder = de.siegmar.fastcsv.reader.CsvReader.builder()
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowUnclosedQuote(false)
                    .skipEmptyLines(true)
                    .detectBomHeader(false);
            String afterMark = text.startsWith("\ufeff") ? text.substring(1) : text;
            Cells handler = new Cells();
            List<Row> rows = new ArrayList<>();
            Iterator<Row> iterator = builder.build(handler, afterMark).iterator();
            boolean sound = true;
            int difference = -1;
            try {
                while (iterator.hasNext()) {
                    rows.add(iterator.next());
                }
            } catch (CsvParseException e) {
                sound = false;
            }
            for (int i = rows.size() - 1; i >= 0; i--) {
                difference = handler.differing.contains(rows.get(i).line()) ? i : difference;
            }
            return new Oracle(rows, sound, difference);
        }
    }

    /** Keeps empty and quoted empty apart, and the lines of the rows with a quote after blanks. */
    private static final class Cells extends AbstractBaseCsvCallbackHandler<Row> {
        private final Set<Long> differing = new HashSet<>();
        private List<@Nullable Object> cells = new ArrayList<>();

        @Override
        protected void handleBegin(long line) {
            cells = new ArrayList<>();
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            String text = new String(buffer, offset, length);
            if (!quoted && text.matches("(?s)[ \t]+\".*")) {
                differing.add(getStartingLineNumber());
            }
            cells.add(length == 0 && !quoted ? null : text);
        }

        @Override
        protected Row buildRecord() {
            return new Row(getStartingLineNumber(), cells);
        }
    }

    /** A file of mostly sound rows, of noise, or of both. */
    private static String file(Random random) {
        StringBuilder text = new StringBuilder(random.nextInt(8) == 0 ? "\ufeff" : "");
        text.append("h1,h2").append(random.nextBoolean() ? "\n" : "\r\n");
        int rows = random.nextInt(6);
        for (int row = 0; row < rows; row++) {
            for (int cell = 0; cell < 1 + random.nextInt(3); cell++) {
                text.append(cell == 0 ? "" : ",");
                cell(text, random);
            }
            text.append(random.nextInt(3) == 0 ? "\r" : "").append("\n");
        }
        int noise = random.nextInt(4) == 0 ? random.nextInt(12) : 0;
        for (int i = 0; i < noise; i++) {
            text.insert(random.nextInt(text.length() + 1), PIECES[random.nextInt(PIECES.length)]);
        }
        return WellFormedText.of(text.toString());
    }

    private static void cell(StringBuilder text, Random random) {
        StringBuilder content = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            content.append(PIECES[random.nextInt(PIECES.length)]);
        }
        if (random.nextBoolean()) {
            text.append('"').append(content.toString().replace("\"", "\"\"")).append('"');
        } else {
            text.append(content.toString().replaceAll("[\",\r\n]", ""));
        }
    }

    /** Noise may have come between the halves of a surrogate pair. */
    private static final class WellFormedText {
        static String of(String text) {
            byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
