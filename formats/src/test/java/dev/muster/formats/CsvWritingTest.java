// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CsvWritingTest {
    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "\t",
            "\r",
            "\n",
            "\r\n",
            "\"",
            "\"\"",
            "a\"b",
            ",",
            ";",
            "|",
            "a,b;c\td|e",
            " lead",
            "trail ",
            "#c",
            "\0",
            "x\0",
            "\1y\1",
            "\ufeff",
            "\ufeffx",
            "sep=;",
            "SEP=,",
            "'",
            "''=",
            "=1+1",
            "+4917",
            "-5",
            "@x",
            "\uff1dx",
            "\u00e9",
            "\u4e2d\u6587",
            "\ud83d\ude00",
            "e\u0301",
            "\u202etxet",
            "\u200b",
            "\u2028",
            "\u0085",
            "${7*7}",
            "#{7*7}",
            "{0}",
            "%s%n",
            "${jndi:ldap://x/y}",
            "<script>",
            "null",
            "NULL",
            "\\N",
            "\\",
            "\\\"",
            "a\r\nb\rc\nd",
            "\"\r\n\"",
            "\",\"",
            "\ufffd",
            "\uffff");

    private static final List<CsvOptions.LineEnd> LINE_ENDS = List.of(CsvOptions.LineEnd.values());

    private static String text(
            CsvOptions options, List<String> columns, List<? extends List<? extends @Nullable Object>> rows) {
        return new String(CsvSample.write(options, columns, rows), UTF_8);
    }

    private static @Nullable String cell(Random random) {
        if (random.nextInt(6) == 0) {
            return null;
        }
        StringBuilder text = new StringBuilder(HOSTILE.get(random.nextInt(HOSTILE.size())));
        while (random.nextInt(3) == 0) {
            text.append(HOSTILE.get(random.nextInt(HOSTILE.size())));
        }
        return text.toString();
    }

    @Test
    void writesWhatTheReaderReadsBackExactly() {
        Random random = new Random(99);
        for (int file = 0; file < 1000; file++) {
            CsvOptions options = CsvOptions.defaults()
                    .withDelimiter(",;\t|".charAt(random.nextInt(4)))
                    .withByteOrderMark(random.nextBoolean())
                    .withSeparatorLine(random.nextBoolean())
                    .withGuard(random.nextBoolean())
                    .withQuotes(random.nextBoolean() ? CsvOptions.Quotes.ALL : CsvOptions.Quotes.MINIMAL)
                    .withLineEnd(LINE_ENDS.get(random.nextInt(3)));
            List<String> columns = List.of(HOSTILE.get(random.nextInt(HOSTILE.size())) + "h", "b", "c");
            List<List<@Nullable String>> rows = new ArrayList<>();
            for (int row = 0; row < 10; row++) {
                rows.add(asList(cell(random), cell(random), cell(random)));
            }
            CsvSample sample = new CsvSample(CsvSample.write(options, columns, rows), options);
            CsvSample.Content content = sample.read();

            assertThat(content.fault()).as("seed 99, file %s", file).isNull();
            assertThat(content.columns().names().subList(0, 3))
                    .as("seed 99, file %s", file)
                    .isEqualTo(columns);
            for (int row = 0; row < 10; row++) {
                assertThat(content.cells().get(row).subList(0, 3))
                        .as("seed 99, file %s", file)
                        .isEqualTo(rows.get(row));
            }
            assertThat(sample.inspect().records()).isEqualTo(10);
        }
    }

    @Test
    void writesTheSameKindOfFileThatWasRead() {
        String text = "\ufeffsep=;\nemail;\"a;b\"\nx;\" y\"\n;\"\"\n";
        CsvOptions found = new CsvOptions(CsvSample.CSV
                .recognize(text.getBytes(UTF_8), true, CsvOptions.defaults().options(), List.of())
                .options());
        CsvSample.Content content = new CsvSample(text, found).read();

        assertThat(text(found, content.columns().names(), content.cells())).isEqualTo(text);
    }

    @Test
    void quotesOnlyWhatNeedsIt() {
        assertThat(text(
                        CsvOptions.defaults(),
                        List.of("a", "b"),
                        List.of(asList("x y", null), List.of("", "#"), List.of("a;b|c", "a'b"))))
                .isEqualTo("a,b\r\nx y,\r\n\"\",\"#\"\r\na;b|c,a'b\r\n");
        assertThat(text(
                        CsvOptions.defaults().withQuotes(CsvOptions.Quotes.ALL),
                        List.of("a", "b"),
                        List.of(asList("x", null))))
                .isEqualTo("\"a\",\"b\"\r\n\"x\",\r\n");
    }

    @Test
    void addsTheMarkAsTheLastColumnOfAGuardedFile() {
        assertThat(text(
                        CsvOptions.defaults().withGuard(true),
                        List.of("=a", "b"),
                        List.of(List.of("-5", -5), asList("x", null), List.of("y"))))
                .isEqualTo("'=a,b,_muster_guard_v1\r\n'-5,'-5,1\r\nx,,1\r\ny,,1\r\n");
    }

    @Test
    void writesJsonForListsAndMaps() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("n", new BigDecimal("1.50"));
        map.put("x", null);
        map.put("t", List.of("a\"b", true, 3L));
        assertThat(text(
                        CsvOptions.defaults().withDelimiter('|'),
                        List.of("a", "b", "c"),
                        List.of(List.of(map, true, 12L), List.of(List.of(), Map.of(), new BigDecimal("1.50")))))
                .isEqualToNormalizingNewlines("""
                        a|b|c
                        "{""n"":1.50,""x"":null,""t"":[""a\\""b"",true,3]}"|true|12
                        []|{}|1.50
                        """);
    }

    @Test
    void neverWritesARecordAsABlankLine() {
        String text = text(CsvOptions.defaults(), List.of("a"), List.of(asList((Object) null), List.of("x")));

        assertThat(CsvSample.of(text).read().cells()).containsExactly(List.of(""), List.of("x"));
    }

    @Test
    void refusesWhatItCannotWriteExactly() {
        assertThatThrownBy(() -> text(CsvOptions.defaults(), List.of("a"), List.of(List.of("\ud800"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> text(CsvOptions.defaults(), List.of("a"), List.of(List.of("\ude00\ud83d"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> text(CsvOptions.defaults(), List.of("a"), List.of(List.of("x", "y"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writesTextLongerThanItsBuffer() {
        String text = "\ud83d\ude00\u00e9\u4e2dx".repeat(50_000);
        CsvOptions options = CsvOptions.defaults().withMaxCellChars(1_000_000);
        byte[] bytes = CsvSample.write(options, List.of("a", "b"), List.of(List.of(text, text), List.of("1", "2")));

        assertThat(new CsvSample(bytes, options).read().cells())
                .containsExactly(List.of(text, text), List.of("1", "2"));
    }
}
