// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.job.FormatOptions;
import dev.muster.job.ImportJob;
import dev.muster.job.ImportReport;
import dev.muster.job.JobFailedException;
import dev.muster.job.OnBrokenSource;
import dev.muster.job.Source;
import dev.muster.job.SourceRefusedException;
import dev.muster.job.Tally;
import dev.muster.job.TextEncoding;
import dev.muster.mapping.ColumnTarget;
import dev.muster.mapping.Conversion;
import dev.muster.user.UserField;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A file in any encoding comes in as it was meant or not at all, and its rejected rows go out as they came in. */
class EncodedImportTest {
    private static final Charset WINDOWS = TextEncoding.WINDOWS_1252.charset();
    private static final String WIDE =
            "\ufeffemail,name\r\nj@example.org,Jos\u00e9\r\nbad,\u7530\u4e2d \ud83d\ude00\r\nbad too,\u041e\u043b\u044c\u0433\u0430\r\n";
    private static final String WESTERN =
            "email;name;Stra\u00dfe\r\nj@example.org;Jos\u00e9;\u00dcberweg\r\nbad;Fran\u00e7ois;\"a\r\nb\"\r\nbad too;\u00ff;\r\n";

    private static Source source(String text, Charset charset) {
        return Source.of(text.getBytes(charset), "users.csv");
    }

    private static byte[] rejected(ImportReport report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        report.writeRejected(out);
        return out.toByteArray();
    }

    /** With its mark, which the JDK swallows in UTF-32. */
    private static String decode(byte[] file, Charset charset) {
        byte[] mark = "\ufeff".getBytes(charset);
        boolean swallowed = Arrays.equals(Arrays.copyOf(file, mark.length), mark);
        String text = new String(file, charset);
        return swallowed && !text.startsWith("\ufeff") ? "\ufeff" + text : text;
    }

    private static List<IssueCode> codes(ImportReport report) {
        return Fixture.issues(report).stream().map(RowIssue::code).toList();
    }

    static List<Arguments> files() {
        List<Arguments> files = new ArrayList<>();
        for (TextEncoding encoding : TextEncoding.values()) {
            if (encoding.isUnicode()) {
                files.add(Arguments.of(WIDE, encoding));
                files.add(Arguments.of(WIDE.substring(1), encoding));
            }
            files.add(Arguments.of(WESTERN, encoding));
        }
        return files;
    }

    @ParameterizedTest
    @MethodSource("files")
    void rejectedRowsComeBackInTheEncodingOfTheUploadAndGoInAgain(String text, TextEncoding encoding)
            throws IOException {
        Charset charset = encoding.charset();
        try (Fixture fixture = new Fixture()) {
            ImportJob job = ImportJob.from(source(text, charset));
            ImportReport report = fixture.run(encoding.isUnicode() ? job : job.encoding(charset));

            assertThat(report.tally()).isEqualTo(new Tally(1, 0, 0, 0, 2));
            assertThat(fixture.byEmail("j@example.org").name()).isEqualTo("Jos\u00e9");
            assertThat(Fixture.facts(report).bytes()).isEqualTo(text.getBytes(charset).length);
            assertThat(Fixture.facts(report).options().values())
                    .containsEntry("encoding", charset.name())
                    .containsEntry("compression", "none");

            byte[] file = rejected(report);
            String written = decode(file, charset);
            assertThat(written.getBytes(charset)).isEqualTo(file);
            assertThat(written.startsWith("\ufeff")).isEqualTo(text.startsWith("\ufeff"));
            assertThat(written)
                    .contains(
                            text.contains("\u7530") ? "bad,\u7530\u4e2d \ud83d\ude00" : "bad;Fran\u00e7ois;\"a\r\nb\"");

            String corrected = written.replace("bad too", "b@example.org").replace("bad", "a@example.org");
            ImportJob retry = ImportJob.retryOf(report.job(), source(corrected, charset));
            ImportReport again = fixture.run(encoding.isUnicode() ? retry : retry.encoding(charset));
            assertThat(again.tally()).isEqualTo(new Tally(2, 0, 0, 0, 0));
            assertThat(fixture.byEmail("b@example.org").name())
                    .isEqualTo(text.contains("\u7530") ? "\u041e\u043b\u044c\u0433\u0430" : "\u00ff");
        }
    }

    @Test
    void takesTheUnicodeTextOfExcel() {
        String text =
                "\ufeffE-Mail\tGiven Name\tFamily Name\r\nz@example.org\tZo\u00eb\t\"M\u00fcller\tXu \u5f90\"\r\n";
        try (Fixture fixture = new Fixture()) {
            ImportReport report = fixture.run(ImportJob.from(source(text, StandardCharsets.UTF_16LE)));

            assertThat(report.tally()).isEqualTo(new Tally(1, 0, 0, 0, 0));
            assertThat(fixture.byEmail("z@example.org").familyName()).isEqualTo("M\u00fcller\tXu \u5f90");
            assertThat(Fixture.facts(report).options().values())
                    .containsEntry("delimiter", "\t")
                    .containsEntry("bom", "true");
        }
    }

    @Test
    void anOlderEncodingHasToBeNamed() {
        try (Fixture fixture = new Fixture()) {
            assertThatThrownBy(() -> fixture.muster.start(ImportJob.from(source(WESTERN, WINDOWS))))
                    .isInstanceOfSatisfying(SourceRefusedException.class, refused -> {
                        assertThat(refused.code()).isEqualTo(IssueCode.ENCODING_INVALID);
                        assertThat(refused.line()).isEqualTo(1);
                    });
            assertThat(codes(
                            fixture.run(ImportJob.from(source(WESTERN, WINDOWS)).encoding(WINDOWS))))
                    .doesNotContain(IssueCode.ENCODING_DOUBTFUL);
        }
    }

    @Test
    void utf8ThatIsReadAsSomethingOlderIsDoubted() {
        try (Fixture fixture = new Fixture()) {
            ImportReport report =
                    fixture.run(ImportJob.from(source("email,name\nj@example.org,Jos\u00e9\n", StandardCharsets.UTF_8))
                            .encoding(WINDOWS)
                            .locale(Locale.GERMAN));

            assertThat(Fixture.issues(report).get(0)).satisfies(issue -> {
                assertThat(issue.code()).isEqualTo(IssueCode.ENCODING_DOUBTFUL);
                assertThat(issue.line()).isEqualTo(2);
                assertThat(issue.message()).contains("Zeichenkodierung");
            });
            assertThat(fixture.byEmail("j@example.org").name()).isEqualTo("Jos\u00c3\u00a9");
        }
    }

    /** A mebibyte and more before the fault: what starts the job does not see it. */
    private static byte[] brokenFarDown(TextEncoding encoding, int rows) {
        StringBuilder text = new StringBuilder("email,name\r\n");
        for (int i = 0; i < rows; i++) {
            text.append("u")
                    .append(i)
                    .append("@example.org,")
                    .append("x".repeat(100))
                    .append("\r\n");
        }
        byte[] sound = text.append("z@example.org,").toString().getBytes(encoding.charset());
        byte[] all = Arrays.copyOf(sound, sound.length + 1);
        all[sound.length] = (byte) 0x81;
        return all;
    }

    @ParameterizedTest
    @EnumSource(names = {"UTF_8", "UTF_16LE", "UTF_16BE", "UTF_32LE", "WINDOWS_1252"})
    void aFileThatIsBrokenFarDownIsRefusedWithItsLine(TextEncoding encoding) {
        int rows = 12_000;
        ImportJob job = ImportJob.from(Source.of(brokenFarDown(encoding, rows), "users.csv"))
                .options(
                        FormatOptions.none().with("encoding", encoding.charset().name()));
        try (Fixture fixture = new Fixture()) {
            assertThatThrownBy(() -> fixture.run(job)).isInstanceOfSatisfying(JobFailedException.class, failed -> {
                assertThat(failed.fault().code()).isEqualTo(IssueCode.ENCODING_INVALID);
                assertThat(failed.fault().line()).isEqualTo(rows + 2);
            });
            assertThat(fixture.users.size()).isZero();

            ImportReport prefix = fixture.run(job.onBrokenSource(OnBrokenSource.KEEP_PREFIX));
            assertThat(prefix.tally()).isEqualTo(new Tally(rows, 0, 0, 0, 0));
            assertThat(codes(prefix)).contains(IssueCode.ENCODING_INVALID);
        }
    }

    @Test
    void aMessageThatTheEncodingLacksLosesTheCharacterAndTheCellsLoseNone() throws IOException {
        try (Fixture fixture = new Fixture(builder ->
                builder.converter("picky@1", (cell, rules) -> new Conversion.Failed(IssueCode.VALUE_TOO_LONG)))) {
            ImportReport report = fixture.run(ImportJob.from(source("email,name\na@example.org,\u20acva\n", WINDOWS))
                    .encoding(WINDOWS)
                    .map("name", ColumnTarget.field(UserField.NAME), "picky@1")
                    .locale(Locale.GERMAN));

            assertThat(new String(rejected(report), WINDOWS)).contains("\u20acva", "l\u00e4nger");
            ByteArrayOutputStream log = new ByteArrayOutputStream();
            report.writeIssues(log);
            assertThat(log.toString(StandardCharsets.UTF_8)).contains("l\u00e4nger");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"UTF_16LE", "UTF_16BE", "UTF_32LE", "UTF_32BE", "WINDOWS_1252"})
    void jsonComesAndGoesInEachEncodingToo(TextEncoding encoding) throws IOException {
        Charset charset = encoding.charset();
        String text =
                "{\"email\":\"j@example.org\",\"name\":\"Jos\u00e9\"}\n{\"email\":\"bad\",\"name\":\"Zo\u00eb\"}\n";
        try (Fixture fixture = new Fixture()) {
            ImportReport report =
                    fixture.run(ImportJob.from(source(text, charset)).encoding(charset));

            assertThat(report.tally()).isEqualTo(new Tally(1, 0, 0, 0, 1));
            assertThat(fixture.byEmail("j@example.org").name()).isEqualTo("Jos\u00e9");
            String corrected = new String(rejected(report), charset).replace("bad", "z@example.org");
            fixture.run(
                    ImportJob.retryOf(report.job(), source(corrected, charset)).encoding(charset));
            assertThat(fixture.byEmail("z@example.org").name()).isEqualTo("Zo\u00eb");
        }
    }

    /** JSON can say what Windows-1252 cannot: it stays as it was said. */
    @Test
    void aCharacterThatJsonEscapesStaysEscaped() throws IOException {
        String text =
                "{\"email\":\"bad\",\"name\":\"Jos\u00e9 \\u4e2d\"}\n{\"email\":\"j@example.org\",\"name\":\"J\"}\n";
        try (Fixture fixture = new Fixture()) {
            ImportReport report =
                    fixture.run(ImportJob.from(source(text, WINDOWS)).encoding(WINDOWS));

            assertThat(new String(rejected(report), WINDOWS)).contains("Jos\u00e9 \\u4e2d");
        }
    }
}
