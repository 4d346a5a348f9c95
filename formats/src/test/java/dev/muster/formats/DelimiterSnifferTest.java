// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.issue.IssueCode;
import dev.muster.job.FormatOptions;
import dev.muster.job.SourceRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DelimiterSnifferTest {
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final List<List<String>> HEADERS = List.of(
            List.of("email", "given_name", "family_name"),
            List.of("E-Mail", "Vorname", "Nachname", "Telefon"),
            List.of("id", "note"),
            List.of("Kundennummer", "Umsatz", "Bemerkung"),
            List.of("x", "y", "z", "u", "v"),
            List.of("email", "attributes.color", "created_at", "roles"));
    /** Full of the other delimiters, of addresses and of decimal commas. */
    private static final List<String> VALUES = List.of(
            "ada@example.com",
            "12,50",
            "a;b",
            "x|y",
            "https://a.b/c?d=e;f",
            "2024-01-02 10:00:00",
            "Doe, John",
            "1.234,56",
            "tab\there",
            "",
            "multi\nline",
            "say \"hi\"",
            "#tag",
            "admin|editor|viewer",
            "a,b,c,d");

    private static char sniffed(String text) {
        byte[] head = text.getBytes(UTF_8);
        return new CsvOptions(CsvSample.CSV
                        .recognize(head, true, FormatOptions.none(), List.of())
                        .options())
                .delimiter();
    }

    private static String labelled(char delimiter, List<String> header, String lineEnd, Random random) {
        CsvOptions options = CsvOptions.defaults()
                .withDelimiter(delimiter)
                .withQuotes(random.nextBoolean() ? CsvOptions.Quotes.ALL : CsvOptions.Quotes.MINIMAL)
                .withLineEnd(lineEnd.equals("\n") ? CsvOptions.LineEnd.LF : CsvOptions.LineEnd.CRLF);
        List<List<String>> rows = new ArrayList<>();
        for (int row = random.nextInt(40); row >= 0; row--) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < header.size(); i++) {
                cells.add(VALUES.get(random.nextInt(VALUES.size())));
            }
            rows.add(cells);
        }
        return new String(CsvSample.write(options, header, rows), UTF_8);
    }

    @Test
    void findsTheDelimiterOfEachLabelledFile() {
        Random random = new Random(7);
        int files = 0;
        for (char delimiter : DELIMITERS) {
            for (List<String> header : HEADERS) {
                for (String lineEnd : List.of("\n", "\r\n")) {
                    for (int i = 0; i < 5; i++) {
                        String text = labelled(delimiter, header, lineEnd, random);
                        assertThat(sniffed(text))
                                .as("seed 7, file %s:%n%s", files, text)
                                .isEqualTo(delimiter);
                        files++;
                    }
                }
            }
        }
        assertThat(files).isEqualTo(240);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email\na@b.com\nc@d.org\n",
                "url\nhttps://example.com/a/b\nhttps://example.com/c\n",
                "email\n",
                "name\n\"Doe, John\"\n",
                "mail\na@b.com;\n",
                "created_at\n2024-01-02 10:00:00\n"
            })
    void readsOneColumnWhereNothingDivides(String text) {
        byte[] head = text.getBytes(UTF_8);

        assertThat(CsvSample.CSV
                        .recognize(head, true, FormatOptions.none(), List.of())
                        .columns()
                        .size())
                .isEqualTo(1);
    }

    @Test
    void keepsWholeTheValuesOfOneColumn() {
        byte[] head = "name\nDoe, John\nRoe, Jane\n".getBytes(UTF_8);
        FormatOptions options = CsvSample.CSV
                .recognize(head, true, FormatOptions.none(), List.of())
                .options();

        assertThat(new CsvSample(head, new CsvOptions(options)).read().cells())
                .containsExactly(List.of("Doe, John"), List.of("Roe, Jane"));
    }

    @Test
    void trustsAHeaderThatSpeaksForItselfOverRaggedRows() {
        assertThat(sniffed("email;name\na@b.c\nb@b.c;x;y\nc@b.c\n")).isEqualTo(';');
        assertThat(sniffed("email,name\na|b\nc|d\ne|f\n")).isEqualTo(',');
    }

    @Test
    void prefersTheDelimiterThatGivesKnownNames() {
        assertThat(sniffed("Name (last, first);department\nDoe, John;X\nRoe, Jane;Y\n"))
                .isEqualTo(';');
    }

    @Test
    void prefersTheDelimiterThatBreaksNothing() {
        assertThat(sniffed("\"p\";\"q,r\"\n\"1\";\"2\"\n\"3\";\"4\"\n")).isEqualTo(';');
    }

    @Test
    void refusesToGuessBetweenTwo() {
        assertThatThrownBy(() -> sniffed("a,b;c\n1,2;3\n4,5;6\n"))
                .isInstanceOfSatisfying(
                        SourceRefusedException.class,
                        e -> assertThat(e.code()).isEqualTo(IssueCode.DELIMITER_UNCERTAIN));
    }

    @Test
    void obeysTheLineThatNamesTheDelimiter() {
        byte[] head = "SEP=|\na,b|c\n1,2|3\n".getBytes(UTF_8);
        FormatOptions options = CsvSample.CSV
                .recognize(head, true, FormatOptions.none(), List.of())
                .options();

        assertThat(new CsvOptions(options).delimiter()).isEqualTo('|');
        assertThat(new CsvOptions(options).separatorLine()).isTrue();
        assertThat(new CsvSample(head, new CsvOptions(options)).read().columns().names())
                .containsExactly("a,b", "c");
    }

    @Test
    void doesNotQuestionAGivenDelimiter() {
        byte[] head = "email;name\na@b.c;x\n".getBytes(UTF_8);
        FormatOptions given = CsvOptions.defaults().withDelimiter('|').options();

        assertThat(CsvSample.CSV
                        .recognize(head, true, given, List.of())
                        .columns()
                        .names())
                .containsExactly("email;name");
    }
}
