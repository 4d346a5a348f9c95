// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.format.RecordReader;
import dev.muster.issue.IssueCode;
import dev.muster.job.FormatOptions;
import dev.muster.job.SourceRefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits, each met exactly and passed by one. */
class CsvLimitsTest {
    private static final int MIB = 1024 * 1024;

    /** Gives one byte again and again; nothing of it is in memory. */
    private static InputStream repeated(char c, long times) {
        return new InputStream() {
            private long left = times;

            @Override
            public int read() {
                return left-- > 0 ? c : -1;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                int count = (int) Math.min(left, length);
                java.util.Arrays.fill(target, offset, offset + count, (byte) c);
                left -= count;
                return count == 0 && length > 0 ? -1 : count;
            }
        };
    }

    private static InputStream stream(String start, char c, long times, String end) {
        return new SequenceInputStream(
                new SequenceInputStream(new ByteArrayInputStream(start.getBytes(UTF_8)), repeated(c, times)),
                new ByteArrayInputStream(end.getBytes(UTF_8)));
    }

    private static void broken(String start, char c, long times, String end, IssueCode code, long line)
            throws IOException {
        FormatOptions options = CsvOptions.defaults().options();
        assertThat(CsvSample.CSV.inspect(stream(start, c, times, end), options, CsvSample.NO_COLUMNS))
                .isEqualTo(CsvSample.broken(1, code, line));
        try (RecordReader reader = CsvSample.CSV.open(stream(start, c, times, end), options, CsvSample.NO_COLUMNS)) {
            assertThat(reader.next()).isNotNull();
            for (int twice = 0; twice < 2; twice++) {
                assertThatThrownBy(reader::next).isInstanceOfSatisfying(SourceRefusedException.class, e -> {
                    assertThat(e.code()).isEqualTo(code);
                    assertThat(e.line()).isEqualTo(line);
                });
            }
        }
    }

    @Test
    void refusesACellOfSeventeenMebibytes() throws IOException {
        broken("a,b\n1,2\n3,", 'x', 17 * MIB, "\n4,5\n", IssueCode.CELL_TOO_LONG, 3);
        broken("a,b\n1,2\n3,\"", 'x', 17 * MIB, "\"\n4,5\n", IssueCode.CELL_TOO_LONG, 3);
        broken("a,b\n1,2\n", ' ', 17 * MIB, "x,1\n", IssueCode.CELL_TOO_LONG, 3);
    }

    @Test
    void tellsAForgottenQuoteFromALongCell() throws IOException {
        broken("a,b\n1,2\n\"x\ny\",\"", 'x', 40 * MIB, "\n", IssueCode.QUOTE_UNCLOSED, 4);
    }

    @Test
    void refusesOneHundredThousandColumns() throws IOException {
        broken("a,b\n1,2\n\n", ',', 100_000, "\n4,5\n", IssueCode.TOO_MANY_COLUMNS, 4);
        String header = "c,".repeat(99_999) + "c\n";
        for (byte[] head :
                List.of(header.getBytes(UTF_8), header.replace(',', ';').getBytes(UTF_8))) {
            assertThatThrownBy(() -> CsvSample.CSV.recognize(head, true, FormatOptions.none(), List.of()))
                    .isInstanceOfSatisfying(SourceRefusedException.class, e -> {
                        assertThat(e.code()).isEqualTo(IssueCode.TOO_MANY_COLUMNS);
                        assertThat(e.line()).isEqualTo(1);
                    });
        }
    }

    @Test
    void refusesARecordThatIsTooLongThoughItsCellsAreNot() throws IOException {
        String record = ("x".repeat(9000) + ",").repeat(1999);
        broken("a,b\n1,2\n" + record, 'x', 10, "\n4,5\n", IssueCode.RECORD_TOO_LONG, 3);
    }

    @Test
    void holdsNoMoreThanItNeedsOfALineWithoutEnd() throws IOException {
        for (String start : List.of("a\n\"", "a\n", "a\n\"x\n", "a\n ")) {
            CsvWindow window =
                    new CsvWindow(stream(start, 'x', 500L * MIB, ""), CsvDialect.from(CsvOptions.defaults()), false);
            CsvScanner.Step step = window.scanner().next();
            while (step == CsvScanner.Step.RECORD || step == CsvScanner.Step.MORE) {
                if (step == CsvScanner.Step.MORE) {
                    window.move();
                    assertThat(window.bytes().length).isLessThanOrEqualTo(MIB);
                }
                step = window.scanner().next();
            }
            assertThat(window.scanner().fault())
                    .isEqualTo(start.contains("\"") ? IssueCode.QUOTE_UNCLOSED : IssueCode.CELL_TOO_LONG);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u00e9", "\u20ac", "\"\""})
    void countsCharactersOfCellsNotBytes(String piece) {
        String content = piece.repeat(10);
        String cell = piece.equals("\"\"") ? "\"" + content + "\"" : content;
        CsvOptions ten = CsvOptions.defaults().withMaxCellChars(10);

        assertThat(new CsvSample("a,b\n" + cell + "," + cell, ten).inspect()).isEqualTo(CsvSample.sound(1));
        assertThat(new CsvSample("a,b\n" + cell + "," + cell, ten).read().fault())
                .isNull();
        assertThat(new CsvSample("a,b\n" + cell + "," + cell, ten.withMaxCellChars(9)).inspect())
                .isEqualTo(CsvSample.broken(0, IssueCode.CELL_TOO_LONG, 2));
        assertThat(new CsvSample("a,b\n" + cell + "," + cell, ten.withMaxCellChars(9))
                        .read()
                        .fault())
                .isEqualTo(IssueCode.CELL_TOO_LONG);
    }

    @Test
    void countsAPairOfSurrogatesAsTwo() {
        CsvOptions four = CsvOptions.defaults().withMaxCellChars(4);

        assertThat(new CsvSample("a\n\ud83d\ude00\ud83d\ude00", four).inspect()).isEqualTo(CsvSample.sound(1));
        assertThat(new CsvSample("a\n\ud83d\ude00\ud83d\ude00x", four).inspect().fault())
                .isEqualTo(IssueCode.CELL_TOO_LONG);
    }

    @Test
    void readsCellsOfTheDefaultLimit() {
        String most = "x".repeat(65_536);

        assertThat(CsvSample.of("a,b\n" + most + ",\"" + most + "\"\n").read().cells())
                .containsExactly(List.of(most, most));
        assertThat(CsvSample.of("a,b\n1,\"x" + most + "\"\n").inspect())
                .isEqualTo(CsvSample.broken(0, IssueCode.CELL_TOO_LONG, 2));
    }

    @Test
    void readsRecordsOfTheLimitAndColumnsOfTheLimit() {
        CsvOptions limits = CsvOptions.defaults().withMaxRecordBytes(11).withMaxColumns(3);

        assertThat(new CsvSample("a,b\n12345,78901\n", limits).inspect()).isEqualTo(CsvSample.sound(1));
        assertThat(new CsvSample("a,b\n12345,789012\n", limits).inspect())
                .isEqualTo(CsvSample.broken(0, IssueCode.RECORD_TOO_LONG, 2));
        assertThat(new CsvSample("a,b\n1,2,3\n", limits).read().records()).hasSize(1);
        assertThat(new CsvSample("a,b\n1,2,3,\n", limits).inspect())
                .isEqualTo(CsvSample.broken(0, IssueCode.TOO_MANY_COLUMNS, 2));
    }

    @Test
    void readsMoreRecordsThanItsListsBeginWith() {
        CsvSample sample = CsvSample.of("a\n" + "1\n".repeat(300_000));
        CsvSample.Content content = sample.read();

        assertThat(content.records()).hasSize(300_000);
        assertThat(content.records().get(299_999).line()).isEqualTo(300_001);
        assertThat(content.records().get(299_999).row()).isEqualTo(300_000);
    }
}
