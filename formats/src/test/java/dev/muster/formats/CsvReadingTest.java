// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.format.Defect;
import dev.muster.format.SourceRecord;
import dev.muster.issue.IssueCode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no parser may change, split, fuse or drop; each case was done wrong by one that is widely used. */
class CsvReadingTest {
    private static Arguments cells(String what, String text, @Nullable Object... cells) {
        return Arguments.of(what, text, asList(cells));
    }

    static List<Arguments> rows() {
        return List.of(
                cells("an address in one column", "email\na@b.com\n", "a@b.com"),
                cells("a web address in one column", "url\nhttps://a.b/c\n", "https://a.b/c"),
                cells("a number sign first", "a,b\n#tag,1\n", "#tag", "1"),
                cells("NUL and other controls round a value", "a,b\n\0x\0,\1y\1\n", "\0x\0", "\1y\1"),
                cells("NUL first", "a,b\n\0,1\n", "\0", "1"),
                cells("controls round a quoted value", "a,b\n\"\1x\1\",\"\0\"\n", "\1x\1", "\0"),
                cells("blanks round a value", "a,b\n  x  ,\ty\t\n", "  x  ", "\ty\t"),
                cells("blanks in quotes", "a,b\n\"  x  \",\" \"\n", "  x  ", " "),
                cells("empty and quoted empty", "a,b,c\n,\"\",x\n", null, "", "x"),
                cells("empty last", "a,b\nx,\n", "x", null),
                cells("quoted empty last", "a,b\nx,\"\"\n", "x", ""),
                cells("quoted empty last without line break", "a,b\nx,\"\"", "x", ""),
                cells("empty last without line break", "a,b\nx,", "x", null),
                cells("CRLF in quotes", "a,b\r\n\"x\r\ny\",1\r\n", "x\r\ny", "1"),
                cells("CR in quotes", "a,b\n\"x\ry\",1\n", "x\ry", "1"),
                cells("LF in quotes", "a,b\r\n\"x\ny\",1\r\n", "x\ny", "1"),
                cells("quotes in quotes", "a,b\n\"\"\"\",\"\"\"x\"\"y\"\n", "\"", "\"x\"y"),
                cells("delimiter between quotes in quotes", "a,b\n\"\"\"\",\";abc,\"\n", "\"", ";abc,"),
                cells("a quote in an unquoted cell", "a,b\n5\" disk,x\"y\"\n", "5\" disk", "x\"y\""),
                cells("an apostrophe", "a,b\n'=1,'x\n", "'=1", "'x"),
                cells("U+FEFF in front of a later cell", "a,b\n\ufeffx,\ufeff\n", "\ufeffx", "\ufeff"),
                cells("more than the BMP", "a,b\n\ud83d\ude00,\u00e9\u4e2d\n", "\ud83d\ude00", "\u00e9\u4e2d"),
                cells("templates", "a,b\n${7*7},#{1+1}\n", "${7*7}", "#{1+1}"),
                cells("formats", "a,b\n{0},%s%n\n", "{0}", "%s%n"),
                cells("lookups", "a,b\n${jndi:ldap://x},\\n\n", "${jndi:ldap://x}", "\\n"),
                cells("other line separators of Unicode", "a,b\nx\u2028y,x\u0085y\n", "x\u2028y", "x\u0085y"),
                cells("only blanks in one column", "a\n   \n", "   "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void keepsEveryCellAsItIs(String what, String text, List<@Nullable Object> cells) {
        CsvSample sample = CsvSample.of(text);

        assertThat(sample.read().cells()).containsExactly(cells);
        assertThat(sample.read().records().get(0).defect()).isNull();
        assertThat(sample.inspect()).isEqualTo(CsvSample.sound(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void readsEachKindOfLineEnd(String end) {
        CsvSample sample = CsvSample.of("a,b" + end + "1,2" + end + end + "3,4" + end);

        assertThat(sample.read().cells()).containsExactly(List.of("1", "2"), List.of("3", "4"));
        assertThat(sample.read().lines()).containsExactly(2L, 4L);
        assertThat(sample.inspect()).isEqualTo(CsvSample.sound(2));
    }

    @Test
    void readsMixedLineEnds() {
        CsvSample sample = CsvSample.of("a,b\r\n1,2\n3,4\r5,6\n\r7,8\r\r9,0");

        assertThat(sample.read().cells())
                .containsExactly(
                        List.of("1", "2"), List.of("3", "4"), List.of("5", "6"), List.of("7", "8"), List.of("9", "0"));
        assertThat(sample.read().lines()).containsExactly(2L, 3L, 4L, 6L, 8L);
        assertThat(sample.inspect()).isEqualTo(CsvSample.sound(5));
    }

    @Test
    void countsLinesInsideQuotes() {
        CsvSample sample = CsvSample.of("a,b\r\n\"1\r\n\r\n2\",x\r\n\"\n\",\"\r\"\ny,z\n");

        assertThat(sample.read().lines()).containsExactly(2L, 5L, 8L);
    }

    @Test
    void passesOverBlankLines() {
        CsvSample sample = CsvSample.of("\n\r\n\na,b\n\n\n1,2\n\n");

        assertThat(sample.read().columns().names()).containsExactly("a", "b");
        assertThat(sample.read().lines()).containsExactly(7L);
        assertThat(sample.inspect()).isEqualTo(CsvSample.sound(1));
    }

    @Test
    void givesRaggedRowsAsRecordsWithADefect() {
        CsvSample sample = CsvSample.of("a,b\n1\n2,3\n4,5,6\n \n,,\n");

        assertThat(sample.read().records())
                .containsExactly(
                        new SourceRecord(1, 2, List.of("1"), Defect.of(IssueCode.TOO_FEW_CELLS)),
                        new SourceRecord(2, 3, List.of("2", "3"), null),
                        new SourceRecord(3, 4, List.of("4", "5", "6"), Defect.of(IssueCode.TOO_MANY_CELLS)),
                        new SourceRecord(4, 5, List.of(" "), Defect.of(IssueCode.TOO_FEW_CELLS)),
                        new SourceRecord(5, 6, asList(null, null, null), Defect.of(IssueCode.TOO_MANY_CELLS)));
        assertThat(sample.inspect()).isEqualTo(CsvSample.sound(5));
    }

    static List<Arguments> faults() {
        return List.of(
                Arguments.of("a,b\n1,2\n3,\"x\n", IssueCode.QUOTE_UNCLOSED, 3L, 1),
                Arguments.of("a,b\n1,2\n3,\"x\n\n4,5\r\n\r\n", IssueCode.QUOTE_UNCLOSED, 3L, 1),
                Arguments.of("a,b\n\"1\n2\",\"x", IssueCode.QUOTE_UNCLOSED, 3L, 0),
                Arguments.of("a,b\n1,\"", IssueCode.QUOTE_UNCLOSED, 2L, 0),
                Arguments.of("a,b\n1,\"\"\"", IssueCode.QUOTE_UNCLOSED, 2L, 0),
                Arguments.of("a,b\n1,2\n\"he said \"hi\" x\",3\n", IssueCode.QUOTE_STRAY, 3L, 1),
                Arguments.of("a,b\n\"x\ny\"z,3\n", IssueCode.QUOTE_STRAY, 3L, 0),
                Arguments.of("a,b\n\"x\" ,3\n", IssueCode.QUOTE_STRAY, 2L, 0),
                Arguments.of("a,b\n\"x\"\0,3\n", IssueCode.QUOTE_STRAY, 2L, 0),
                Arguments.of("a,b\n1, \"x,y\"\n", IssueCode.QUOTE_STRAY, 2L, 0),
                Arguments.of("\"a,b\n1,2\n", IssueCode.QUOTE_UNCLOSED, 1L, 0),
                Arguments.of("", IssueCode.SOURCE_EMPTY, 0L, 0),
                Arguments.of("\r\n\n", IssueCode.SOURCE_EMPTY, 0L, 0));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void tellsWhatIsBrokenAndWhere(String text, IssueCode fault, long line, int before) {
        CsvSample sample = CsvSample.of(text);
        CsvSample.Content content = sample.read();

        assertThat(sample.inspect()).isEqualTo(CsvSample.broken(before, fault, line));
        assertThat(content.fault()).isEqualTo(fault);
        assertThat(content.line()).isEqualTo(line);
        assertThat(content.records()).hasSize(before);
    }

    @Test
    void refusesBytesThatAreNotUtf8WithTheirLine() {
        byte[][] broken = {
            {(byte) 0xe9}, // é in Windows-1252
            {(byte) 0xc0, (byte) 0x80}, // overlong
            {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, // half of a surrogate pair
            {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80}, // beyond U+10FFFF
            {(byte) 0x80}, // no beginning
            {(byte) 0xe2, (byte) 0x82}, // no end
        };
        byte[] start = "a,b\n1,2\n\"x\ny\",".getBytes(UTF_8);
        for (byte[] bytes : broken) {
            byte[] whole = new byte[start.length + bytes.length];
            System.arraycopy(start, 0, whole, 0, start.length);
            System.arraycopy(bytes, 0, whole, start.length, bytes.length);
            CsvSample sample = new CsvSample(whole, CsvOptions.defaults());

            assertThat(sample.inspect()).isEqualTo(CsvSample.broken(1, IssueCode.ENCODING_INVALID, 4));
            assertThat(sample.read().fault()).isEqualTo(IssueCode.ENCODING_INVALID);
            assertThat(sample.read().line()).isEqualTo(4);
        }
    }

    @Test
    void passesOverTheByteOrderMarkAndTheLineThatNamesTheDelimiter() {
        CsvSample sample = new CsvSample(
                "\ufeffsep=;\r\na;b\r\n1;2\r\n",
                CsvOptions.defaults().withDelimiter(';').withSeparatorLine(true));

        assertThat(sample.read().columns().names()).containsExactly("a", "b");
        assertThat(sample.read().lines()).containsExactly(3L);
        assertThat(sample.inspect()).isEqualTo(CsvSample.sound(1));
    }

    @Test
    void keepsASecondByteOrderMark() {
        assertThat(CsvSample.of("\ufeff\ufeffa,b\n1,2\n").read().columns().names())
                .containsExactly("\ufeffa", "b");
    }

    @Test
    void readsAHeaderAndRecordsLongerThanAWindow() {
        String cell = "x".repeat(60_000);
        String record = String.join(",", cell + 1, cell + 2, cell + 3, cell + 4, cell + 5);
        CsvSample sample = CsvSample.of(record + "\n" + record + "\n1,2,3,4,5\n");

        assertThat(sample.read().columns().names()).endsWith(cell + 5);
        assertThat(sample.read().lines()).containsExactly(2L, 3L);
        assertThat(sample.inspect()).isEqualTo(CsvSample.sound(2));
    }

    @Test
    void rejectsRowsWithAValueInAColumnWithoutName() {
        CsvSample sample = CsvSample.of("a,, ,\n1,,,\n2,x,,\n3,,,\" \"\n");

        assertThat(sample.read().columns().names()).containsExactly("a", "", " ", "  ");
        assertThat(sample.read().records().stream().map(SourceRecord::defect))
                .containsExactly(null, Defect.of(IssueCode.HEADER_BLANK), null);
    }
}
