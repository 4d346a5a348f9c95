// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.Muster;
import dev.muster.issue.IssueCode;
import dev.muster.job.EncodingProposal;
import dev.muster.job.FormatName;
import dev.muster.job.ImportJob;
import dev.muster.job.ImportReport;
import dev.muster.job.Preview;
import dev.muster.job.Source;
import dev.muster.job.SourceRefusedException;
import dev.muster.job.Tally;
import dev.muster.mapping.ColumnMapping;
import dev.muster.store.InMemoryUserStore;
import dev.muster.user.UserField;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of the corpus of dialects that are in other encodings than UTF-8, through preview and import, plain and packed. */
class DialectEncodingTest {
    private final Muster muster =
            Muster.builder().users(new InMemoryUserStore()).build();

    static Stream<DialectFile> files() {
        return DialectFile.all().stream().filter(file -> !file.isUtf8());
    }

    static Stream<DialectFile> told() {
        return files().filter(file -> !isOnlyForTheJobToTell(file));
    }

    static Stream<DialectFile> untold() {
        return files().filter(DialectEncodingTest::isOnlyForTheJobToTell);
    }

    private static boolean isOnlyForTheJobToTell(DialectFile file) {
        return file.encoding().startsWith("windows");
    }

    @AfterEach
    void close() {
        muster.close();
    }

    @Test
    void areMany() {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(20);
    }

    @ParameterizedTest
    @MethodSource("told")
    void areFoundOut(DialectFile file) throws Exception {
        check(file, job(file, file.bytes()));
        check(file, job(file, gzip(file.bytes())));
    }

    @ParameterizedTest
    @MethodSource("untold")
    void areProposedAndNeverTakenUnasked(DialectFile file) throws Exception {
        ImportJob job = job(file, file.bytes());

        assertThatThrownBy(() -> muster.start(job))
                .isInstanceOfSatisfying(
                        SourceRefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo(IssueCode.ENCODING_INVALID));
        assertThat(muster.preview(job, 10).encodings())
                .extracting(EncodingProposal::charset)
                .contains(Charset.forName("windows-1252"));
        check(file, job.encoding(Charset.forName("windows-1252")));
    }

    /** Any first column will do for a key. */
    private static ImportJob job(DialectFile file, byte[] bytes) {
        return ImportJob.from(Source.of(bytes, file.name()))
                .map(columns(file).get(0), UserField.EXTERNAL_ID)
                .matchBy(UserField.EXTERNAL_ID);
    }

    /** The names as they are once the file is in UTF-8, which {@link DialectCorpusTest} is about. */
    private static List<String> columns(DialectFile file) {
        String text = new String(file.bytes(), Charset.forName(file.encoding()));
        CsvOptions options =
                CsvOptions.defaults().withDelimiter(file.delimiterChar()).withSeparatorLine(file.sep());
        return new CsvSample(text.getBytes(UTF_8), options).read().columns().names();
    }

    private void check(DialectFile file, ImportJob job) throws Exception {
        Preview preview = muster.preview(job, 10);
        CsvOptions found = new CsvOptions(preview.options());
        ImportReport report = muster.start(job.dryRun()).await(Duration.ofMinutes(2));

        assertThat(preview.format()).isEqualTo(FormatName.CSV);
        assertThat(preview.options().get("encoding"))
                .hasValueSatisfying(name -> assertThat(name).isEqualToIgnoringCase(file.encoding()));
        assertThat(preview.columns()).extracting(ColumnMapping::column).isEqualTo(columns(file));
        assertThat(found.separatorLine()).isEqualTo(file.sep());
        assertThat(found.lineEnd().name()).isEqualToIgnoringCase(file.lineEnd());
        assertThat(found.byteOrderMark()).isEqualTo(file.bom());
        assertThat(report.tally()).isEqualTo(new Tally(file.records(), 0, 0, 0, 0));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(target)) {
            gzip.write(bytes);
        }
        return target.toByteArray();
    }
}
