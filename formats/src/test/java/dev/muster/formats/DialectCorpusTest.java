// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.Muster;
import dev.muster.job.FormatOptions;
import dev.muster.job.ImportJob;
import dev.muster.job.Source;
import dev.muster.job.SourceRefusedException;
import dev.muster.store.InMemoryUserStore;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files as other programs write them, each labelled by hand. Nothing may be guessed wrong; a file that anybody could read must be read,
 * and one that nobody could be sure of must be refused.
 */
class DialectCorpusTest {
    static Stream<DialectFile> clear() {
        return DialectFile.all().stream().filter(DialectFile::isUtf8).filter(file -> !file.unclear());
    }

    static Stream<DialectFile> unclear() {
        return DialectFile.all().stream().filter(DialectFile::unclear);
    }

    @ParameterizedTest
    @MethodSource("clear")
    void findsHowTheFileIsWritten(DialectFile file) {
        byte[] bytes = file.bytes();
        CsvOptions found;
        try {
            found = new CsvOptions(CsvSample.CSV
                    .recognize(bytes, true, FormatOptions.none(), List.of())
                    .options());
        } catch (SourceRefusedException refused) {
            assertThat(file.ask()).as(file.name()).contains(refused.code().name());
            return;
        }

        if (!file.delimiter().equals("one")) {
            assertThat(found.delimiter()).isEqualTo(file.delimiterChar());
        }
        assertThat(found.byteOrderMark()).isEqualTo(file.bom());
        assertThat(found.lineEnd().name()).isEqualToIgnoringCase(file.lineEnd());
        assertThat(found.separatorLine()).isEqualTo(file.sep());
        CsvSample sample = new CsvSample(bytes, found);
        CsvSample.Content content = sample.read();
        assertThat(content.columns().names()).hasSize(file.columns());
        assertThat(content.records()).hasSize(file.records());
        assertThat(content.records().stream().filter(record -> record.defect() != null))
                .hasSize(file.ragged());
        assertThat(sample.inspect().fault()).isNull();
        assertThat(sample.inspect().records()).isEqualTo(file.records());
    }

    @ParameterizedTest
    @MethodSource("unclear")
    void asksWhereNobodyCouldTell(DialectFile file) {
        try (Muster muster = Muster.builder().users(new InMemoryUserStore()).build()) {
            ImportJob job = ImportJob.from(Source.of(file.bytes(), file.name()));

            SourceRefusedException refused =
                    catchThrowableOfType(SourceRefusedException.class, () -> muster.preview(job, 1));

            assertThat(refused).isNotNull();
            assertThat(file.ask()).contains(refused.code().name());
        }
    }

    @Test
    void labelsEveryFileAndLeavesHardlyAnyOpen() throws IOException, URISyntaxException {
        List<DialectFile> all = DialectFile.all();
        Path folder = Path.of(
                        Objects.requireNonNull(DialectFile.class.getResource(DialectFile.FOLDER + DialectFile.INDEX))
                                .toURI())
                .getParent();

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()).filter(name -> !name.equals(DialectFile.INDEX)))
                    .containsExactlyInAnyOrderElementsOf(
                            all.stream().map(DialectFile::name).toList());
        }
        assertThat(all.size()).isGreaterThanOrEqualTo(300);
        assertThat(all.stream().filter(file -> !file.unclear() && !file.ask().isEmpty()))
                .hasSizeLessThan(all.size() / 20);
    }
}
