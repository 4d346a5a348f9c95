// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.format.Columns;
import dev.muster.format.Inspection;
import dev.muster.issue.IssueCode;
import dev.muster.job.FormatName;
import dev.muster.job.FormatOptions;
import dev.muster.job.ImportJob;
import dev.muster.job.OnBrokenSource;
import dev.muster.job.Source;
import dev.muster.job.SourceRefusedException;
import dev.muster.spi.DirectorySpool;
import dev.muster.spi.Host;
import dev.muster.store.Directory;
import dev.muster.store.InMemoryUserStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SourceCheckTest {
    private static final FormatName NAME = new FormatName("careless");

    /** A format that takes whatever comes for one sound record. */
    private static final class Careless extends PartialFormat {
        @Override
        public FormatName name() {
            return NAME;
        }

        @Override
        public Inspection inspect(InputStream source, FormatOptions options, Columns columns) throws IOException {
            source.readAllBytes();
            return Inspection.sound(1, columns);
        }
    }

    @TempDir
    private Path folder;

    private SourceCheck.Checked check(byte[] bytes, FormatOptions options, OnBrokenSource rule) throws IOException {
        ImportJob job =
                ImportJob.from(Source.named("crm")).as(NAME).options(options).onBrokenSource(rule);
        try (DirectorySpool spool = DirectorySpool.open(folder)) {
            Host host = new Host(
                    new InMemoryUserStore(),
                    Directory.open(),
                    Validators.standard(),
                    Map.of(NAME, new Careless()),
                    Map.of(),
                    Map.of("crm", () -> new ByteArrayInputStream(bytes)),
                    spool,
                    1000);
            return new SourceCheck(job, host, bytesRead -> {}).check();
        }
    }

    /** Whatever a format makes of it, what is not valid in its encoding does not come in. */
    @ParameterizedTest
    @EnumSource
    void refusesWhatACarelessFormatLetsPass(OnBrokenSource rule) {
        FormatOptions utf16 = FormatOptions.none().with("encoding", "UTF-16BE");

        assertThatThrownBy(() -> check(new byte[] {0, 'a', 0, '\n', 0}, utf16, rule))
                .isInstanceOfSatisfying(SourceRefusedException.class, refused -> {
                    assertThat(refused.code()).isEqualTo(IssueCode.ENCODING_INVALID);
                    assertThat(refused.line()).isEqualTo(2);
                });
    }

    @Test
    void countsTheBytesOfTheSourceAndNotThoseOfTheText() throws IOException {
        FormatOptions utf16 = FormatOptions.none().with("encoding", "UTF-16BE");

        assertThat(check(new byte[] {0, 'a', 0, '\n'}, utf16, OnBrokenSource.REFUSE)
                        .facts()
                        .bytes())
                .isEqualTo(4);
    }
}
