// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.issue.IssueCode;
import dev.muster.job.FormatName;
import dev.muster.job.ImportJob;
import dev.muster.job.ImportReport;
import dev.muster.job.OnBrokenSource;
import dev.muster.job.Source;
import dev.muster.job.Tally;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rejected records come back in their own words and in a file like the one they came from, to be corrected and imported again. */
class JsonRetryTest {
    private static final List<String> RECORDS = List.of(
            "{\"email\": \"ada@example.com\", \"n\": 1.50}",
            "{\"email\": \"nobody\", \"n\": 1.50, \"u\": \"\\u00e9\\ud83d\\ude00\u00e9\", \"o\" : { \"x\" : [ 1e2 ] }}",
            "{\"email\": \"bob@example.com\", \"n\": 1.5.0}",
            "{\"email\": \"bob2@example.com\", \"n\": 1, \"n\": 2}",
            "{\"email\": \"eva@example.com\", \"late\": tru, \"s\": \"}\\\"{\"}",
            "42",
            "{\"email\": \"jose@example.com\", \"big\": 12345678901234567890}");

    enum Shape {
        ARRAY("[\n", ",\n", "]"),
        WRAPPER("{\"v\":1,\"data\":{\"users\": [", " , ", "]}}"),
        /** Comes back one a line. */
        CONCATENATED("", " ", ""),
        LINES("", "\n", "\n");

        private final String before;
        private final String between;
        private final String after;

        Shape(String before, String between, String after) {
            this.before = before;
            this.between = between;
            this.after = after;
        }

        FormatName format() {
            return this == LINES ? FormatName.NDJSON : FormatName.JSON;
        }

        Source file() {
            return source(before + String.join(between, RECORDS) + after);
        }
    }

    private static Source source(String text) {
        return Source.of(text.getBytes(UTF_8), "upload");
    }

    private static ImportReport retry(Fixture fixture, ImportReport earlier, String file) {
        return fixture.run(ImportJob.retryOf(earlier.job(), source(file)));
    }

    private static FormatName format(ImportReport report) {
        return Objects.requireNonNull(report.source()).format();
    }

    @ParameterizedTest
    @EnumSource
    void areRejectedForTheSameReasonsIfNobodyCorrectsThem(Shape shape) {
        try (Fixture fixture = new Fixture()) {
            ImportReport first = fixture.run(ImportJob.from(shape.file()));
            assertThat(first.tally()).isEqualTo(new Tally(2, 0, 0, 0, 5));
            assertThat(format(first)).isEqualTo(shape.format());

            String rejected = Fixture.rejected(first);
            ImportReport second = retry(fixture, first, rejected);
            assertThat(second.tally()).isEqualTo(new Tally(0, 0, 0, 0, 5));
            for (IssueCode code : List.of(
                    IssueCode.EMAIL_MALFORMED,
                    IssueCode.RECORD_MALFORMED,
                    IssueCode.MEMBER_DUPLICATE,
                    IssueCode.RECORD_NOT_OBJECT)) {
                assertThat(second.countsByCode().get(code))
                        .isEqualTo(first.countsByCode().get(code));
            }

            // And so on: only the numbers of the rows are new.
            boolean comesBackInLines = shape == Shape.CONCATENATED;
            assertThat(format(second)).isEqualTo(comesBackInLines ? FormatName.NDJSON : shape.format());
            String again = Fixture.rejected(second);
            assertThat(Fixture.rejected(retry(fixture, second, again))).isEqualTo(again);
            assertThat(again.replaceAll("\"_muster_row\":\\d", ""))
                    .isEqualTo(rejected.replaceAll("\"_muster_row\":\\d", ""));
        }
    }

    @ParameterizedTest
    @EnumSource
    void areTakenOnceTheyAreCorrected(Shape shape) {
        try (Fixture fixture = new Fixture()) {
            ImportReport first = fixture.run(ImportJob.from(shape.file()));
            String corrected = Fixture.rejected(first)
                    .replace("\"nobody\"", "\"uma@example.com\"")
                    .replace("1.5.0", "1.5")
                    .replace("\"n\": 1, \"n\": 2", "\"n\": 2")
                    .replace("\"n\": 1,\"n\": 2", "\"n\": 2")
                    .replace("tru,", "true,")
                    .replace("\"_muster_raw\":\"42\"", "\"email\":\"zoe@example.com\"");
            ImportReport second = retry(fixture, first, corrected);

            assertThat(second.tally()).isEqualTo(new Tally(5, 0, 0, 0, 0));
            assertThat(Fixture.issues(second)).extracting("code").containsOnly(IssueCode.COLUMN_KEPT_AS_ATTRIBUTE);
            assertThat(fixture.byEmail("uma@example.com").attributes().asMap())
                    .isEqualTo(Map.of(
                            "n",
                            new BigDecimal("1.5"),
                            "u",
                            "\u00e9\ud83d\ude00\u00e9",
                            "o",
                            Map.of("x", List.of(100L))));
            assertThat(fixture.byEmail("bob@example.com").attributes().asMap())
                    .isEqualTo(Map.of("n", new BigDecimal("1.5")));
            assertThat(fixture.byEmail("bob2@example.com").attributes().asMap()).isEqualTo(Map.of("n", 2L));
            assertThat(fixture.byEmail("eva@example.com").attributes().asMap())
                    .isEqualTo(Map.of("late", true, "s", "}\"{"));
            assertThat(fixture.byEmail("zoe@example.com").attributes().asMap()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void maySimplyBecomeObjects(Shape shape) {
        try (Fixture fixture = new Fixture()) {
            ImportReport first = fixture.run(ImportJob.from(shape.file()));
            String corrected = Fixture.rejected(first)
                    .replaceAll("\"_muster_raw\":\"42\"", "\"_muster_raw\":{\"email\":\"zoe@example.com\",\"n\":1}");
            ImportReport second = retry(fixture, first, corrected);

            assertThat(second.tally()).isEqualTo(new Tally(1, 0, 0, 0, 4));
            assertThat(fixture.byEmail("zoe@example.com").attributes().asMap()).isEqualTo(Map.of("n", 1L));
        }
    }

    @Test
    void keepTheirDigitsThroughEveryRound() {
        String digits =
                "{\"email\":\"x\",\"a\":1.0,\"b\":1e-7,\"c\":-0,\"d\":0.10,\"e\":12345678901234567890123,\"f\":1E5}";
        try (Fixture fixture = new Fixture()) {
            ImportReport first = fixture.run(ImportJob.from(source("[" + digits + "]")));
            ImportReport second = retry(fixture, first, Fixture.rejected(first));

            assertThat(Fixture.rejected(second)).contains(digits.substring(1, digits.length() - 1));
        }
    }

    @Test
    void comeBackHoweverLongTheyAre() {
        String members = ",\"k\":\"\\\"\"".repeat(200_000);
        try (Fixture fixture = new Fixture()) {
            ImportReport report = fixture.run(
                    ImportJob.from(source("[{\"email\":\"x\"},{\"email\":\"x\",\"n\":tru" + members + "}]")));
            String first = Fixture.rejected(report);
            for (int round = 0; round < 3; round++) {
                report = retry(fixture, report, Fixture.rejected(report));
                assertThat(report.countsByCode()).containsEntry(IssueCode.RECORD_MALFORMED, 1L);
                assertThat(Fixture.rejected(report)).isEqualTo(first);
            }
        }
    }

    @Test
    void loseNoTextThatNobodyCanRead() {
        String unreadable = "{\"_muster_raw\":\"{\\\"email\\\":\\\"\\ud800\\\"}\"";
        try (Fixture fixture = new Fixture()) {
            ImportReport report =
                    fixture.run(ImportJob.from(source("[{\"email\":\"ada@example.com\"}," + unreadable + "}]")));

            assertThat(report.countsByCode()).containsEntry(IssueCode.RECORD_MALFORMED, 1L);
            assertThat(Fixture.rejected(report)).contains(unreadable);
        }
    }

    @Test
    void stayInOneLineEach() {
        try (Fixture fixture = new Fixture()) {
            String file = "{\"email\":\"ada@example.com\"}\n{\"_muster_raw\":\"{\\\"email\\\":\\n\\\"x\\\"}\"}\n";
            ImportReport first = fixture.run(ImportJob.from(source(file)));
            assertThat(first.tally()).isEqualTo(new Tally(1, 0, 0, 0, 1));

            assertThat(retry(fixture, first, Fixture.rejected(first)).tally()).isEqualTo(new Tally(0, 0, 0, 0, 1));
        }
    }

    @Test
    void areReadOfAFileThatIsBrokenBehindThem() {
        try (Fixture fixture = new Fixture()) {
            ImportReport first = fixture.run(ImportJob.from(
                            source(
                                    "[{\"email\":\"ada@example.com\"},{\"email\":\"x\"},{\"email\":\"eva@example.com\"},{\"email\":[}]"))
                    .onBrokenSource(OnBrokenSource.KEEP_PREFIX));

            assertThat(first.tally()).isEqualTo(new Tally(2, 0, 0, 0, 1));
            assertThat(first.countsByCode()).containsKey(IssueCode.JSON_BROKEN);
            String corrected = Fixture.rejected(first).replace("\"x\"", "\"uma@example.com\"");
            assertThat(retry(fixture, first, corrected).tally()).isEqualTo(new Tally(1, 0, 0, 0, 0));
        }
    }
}
