// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.format.Columns;
import dev.muster.format.Recognition;
import dev.muster.format.RecordFormat;
import dev.muster.issue.IssueCode;
import dev.muster.job.FormatName;
import dev.muster.job.FormatOptions;
import dev.muster.job.ImportJob;
import dev.muster.job.Source;
import dev.muster.job.SourceRefusedException;
import dev.muster.spi.DirectorySpool;
import dev.muster.spi.Host;
import dev.muster.store.Directory;
import dev.muster.store.InMemoryUserStore;
import dev.muster.user.UserField;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatSearchTest {
    private static final byte[] HEAD = {'x'};

    @TempDir
    private Path folder;

    /** A format that is as certain as it is told to be; a negative certainty refuses the source. */
    private static final class Opinion extends PartialFormat {
        private final String name;
        private final int certainty;
        private final List<String> endings;
        private final List<String> mapped = new ArrayList<>();

        Opinion(String name, int certainty, String... endings) {
            this.name = name;
            this.certainty = certainty;
            this.endings = List.of(endings);
        }

        @Override
        public FormatName name() {
            return new FormatName(name);
        }

        @Override
        public List<String> extensions() {
            return endings.isEmpty() ? super.extensions() : endings;
        }

        @Override
        public Recognition recognize(byte[] head, boolean complete, FormatOptions given, List<String> columns) {
            mapped.addAll(columns);
            if (certainty < 0) {
                throw new SourceRefusedException(IssueCode.HEADER_MISSING, 7);
            }
            return new Recognition(certainty, given.with("by", name), new Columns(List.of()));
        }
    }

    private static ImportJob job(String file) {
        return ImportJob.from(Source.of(HEAD, file));
    }

    private FormatSearch.Found search(ImportJob job, Opinion... formats) throws IOException {
        try (DirectorySpool spool = DirectorySpool.open(folder)) {
            Map<FormatName, RecordFormat> byName =
                    Arrays.stream(formats).collect(Collectors.toMap(Opinion::name, Function.identity()));
            Host host = new Host(
                    new InMemoryUserStore(),
                    Directory.open(),
                    Validators.standard(),
                    byName,
                    Map.of(),
                    Map.of(),
                    spool,
                    1000);
            return new FormatSearch(job, HEAD, true).among(host);
        }
    }

    private String found(String file, Opinion... formats) throws IOException {
        FormatSearch.Found found = search(job(file), formats);
        assertThat(found.recognition().options().get("by"))
                .contains(found.format().name().value());
        return found.format().name().value();
    }

    private SourceRefusedException refusal(ImportJob job, Opinion... formats) {
        return Objects.requireNonNull(catchThrowableOfType(SourceRefusedException.class, () -> search(job, formats)));
    }

    @Test
    void givesTheSourceToTheMostCertain() throws IOException {
        assertThat(found("users", new Opinion("a", 10), new Opinion("b", 95), new Opinion("c", 94)))
                .isEqualTo("b");
        assertThat(found("users", new Opinion("a", 0), new Opinion("b", 1), new Opinion("c", 0)))
                .isEqualTo("b");
    }

    @Test
    void doesNotGoByTheNameOfTheFileWhereTheContentIsTelling() throws IOException {
        assertThat(found("users.a", new Opinion("a", 94), new Opinion("b", 95))).isEqualTo("b");
        assertThat(found("users.a", new Opinion("a", 0), new Opinion("b", 1))).isEqualTo("b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"users.b", "USERS.B", "a.b", "users.b.gz", "users.B.GZ", "users.csv.bb", "/tmp/x.a/users.b"})
    void letsTheNameOfTheFileDecideBetweenEquals(String file) throws IOException {
        assertThat(found(
                        file,
                        new Opinion("a", 50),
                        new Opinion("b", 50, "b", "bb"),
                        new Opinion("c", 50),
                        new Opinion("d", 40)))
                .isEqualTo("b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"users", "b", "users.bz", "usersb", "users.b.zip", "users.d", "users.gz", "users.b.gz.gz", ""})
    void guessesNothingBetweenEquals(String file) {
        SourceRefusedException refusal = refusal(
                job(file.isEmpty() ? "upload" : file),
                new Opinion("a", 50),
                new Opinion("b", 50),
                new Opinion("d", 40));

        assertThat(refusal.code()).isEqualTo(IssueCode.FORMAT_UNCERTAIN);
    }

    @Test
    void guessesNothingBetweenEqualsWithTheSameEnding() {
        assertThat(refusal(job("users.x"), new Opinion("a", 50, "x"), new Opinion("b", 50, "x"))
                        .code())
                .isEqualTo(IssueCode.FORMAT_UNCERTAIN);
    }

    @Test
    void tellsThatNobodyKnowsTheSource() {
        assertThat(refusal(job("users.a"), new Opinion("a", 0), new Opinion("b", 0))
                        .code())
                .isEqualTo(IssueCode.FORMAT_UNKNOWN);
        assertThat(refusal(job("users.a")).code()).isEqualTo(IssueCode.FORMAT_UNKNOWN);
    }

    @Test
    void listensToARefusalOnlyWhereNobodyElseTakesTheSource() throws IOException {
        SourceRefusedException refusal = refusal(job("users"), new Opinion("a", -1), new Opinion("b", 0));
        assertThat(refusal.code()).isEqualTo(IssueCode.HEADER_MISSING);
        assertThat(refusal.line()).isEqualTo(7);
        assertThat(found("users.a", new Opinion("a", -1), new Opinion("b", 1))).isEqualTo("b");
    }

    @Test
    void asksTheFormatThatTheJobNamesAndNoOther() throws IOException {
        Opinion other = new Opinion("b", 100);
        assertThat(search(job("users.b").as(new FormatName("a")), new Opinion("a", 1), other)
                        .format()
                        .name()
                        .value())
                .isEqualTo("a");
        SourceRefusedException refusal = refusal(job("users.b").as(new FormatName("a")), new Opinion("a", 0), other);
        assertThat(refusal.code()).isEqualTo(IssueCode.FORMAT_UNKNOWN);
        assertThat(refusal.detail()).contains("a");
        assertThat(refusal(job("users.b").as(new FormatName("a")), new Opinion("a", -1), other)
                        .code())
                .isEqualTo(IssueCode.HEADER_MISSING);
    }

    @Test
    void tellsTheFormatsWhatTheJobGivesAndMaps() throws IOException {
        Opinion format = new Opinion("a", 50);
        ImportJob job = job("users")
                .options(FormatOptions.none().with("path", "/x"))
                .map("mail", UserField.EMAIL)
                .ignore("fax");

        assertThat(search(job, format).recognition().options().get("path")).contains("/x");
        assertThat(format.mapped).containsExactly("mail", "fax");
    }
}
