// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats.imports;

import static dev.muster.user.UserField.GIVEN_NAME;
import static dev.muster.user.UserField.LOCALE;
import static dev.muster.user.UserField.NICKNAME;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.job.ImportJob;
import dev.muster.job.ImportReport;
import dev.muster.job.JobFailedException;
import dev.muster.job.Source;
import dev.muster.mapping.ColumnMapping;
import dev.muster.mapping.UnknownColumns;
import dev.muster.user.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Members that no record has before the end of the first mebibyte. */
class JsonLateColumnsTest {
    private static final String FILLER = "x".repeat(12_000);
    /** Together longer than what is looked at when a job starts. */
    private static final int EARLY = 100;

    /** How the records lie in the file. */
    enum Shape {
        ARRAY("[", ",\n", "]"),
        WRAPPER("{\"meta\":{\"n\":1},\"data\":{\"users\":[", ",", "]}}"),
        CONCATENATED("", "", ""),
        LINES("", "\n", "\n");

        private final String before;
        private final String between;
        private final String after;

        Shape(String before, String between, String after) {
            this.before = before;
            this.between = between;
            this.after = after;
        }

        ImportJob job(String... late) {
            List<String> records = new ArrayList<>();
            for (int i = 0; i < EARLY; i++) {
                records.add("{\"email\":\"early" + i + "@example.com\",\"filler\":\"" + FILLER + "\"}");
            }
            records.addAll(List.of(late));
            String text = before + String.join(between, records) + after;
            return ImportJob.from(Source.of(text.getBytes(UTF_8), "upload"));
        }
    }

    private static List<String> columns(ImportReport report) {
        return report.mapping().columns().stream().map(ColumnMapping::column).toList();
    }

    private static RowIssue issue(ImportReport report, String column) {
        return Fixture.issues(report).stream()
                .filter(issue -> column.equals(issue.column()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No issue about " + column));
    }

    @ParameterizedTest
    @EnumSource
    void findTheirPlacesAsTheOthersDo(Shape shape) {
        try (Fixture fixture = new Fixture()) {
            ImportReport report = fixture.run(shape.job(
                            "{\"email\":\"ada@example.com\",\"nick\":\"A\",\"First name\":\"Ada\"}",
                            "{\"email\":\"jose@example.com\",\"locale\":\"es\",\"shoe\":{\"size\":42},\"api_key\":\"k\"}",
                            "{\"email\":\"eva@example.com\",\"\\u0073hoe\":43,\"attributes\":{\"a\":1}}")
                    .map("nick", NICKNAME));

            assertThat(report.tally().created()).isEqualTo(EARLY + 3);
            User ada = fixture.byEmail("ada@example.com");
            assertThat(ada.nickname()).isEqualTo("A");
            assertThat(ada.givenName()).isEqualTo("Ada");
            User jose = fixture.byEmail("jose@example.com");
            assertThat(jose.locale()).hasToString("es");
            assertThat(jose.attributes().asMap()).isEqualTo(Map.of("shoe", Map.of("size", 42L)));
            assertThat(fixture.byEmail("eva@example.com").attributes().asMap()).isEqualTo(Map.of("shoe", 43L, "a", 1L));
            assertThat(columns(report))
                    .containsExactlyInAnyOrder(
                            "email", "filler", "nick", "First name", "locale", "shoe", "api_key", "attributes");
            assertThat(issue(report, "shoe").code()).isEqualTo(IssueCode.COLUMN_KEPT_AS_ATTRIBUTE);
            assertThat(issue(report, "api_key").code()).isEqualTo(IssueCode.SECRET_COLUMN_DROPPED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void areTakenApartWhereTheJobMapsAPart(Shape shape) {
        try (Fixture fixture = new Fixture()) {
            ImportReport report = fixture.run(shape.job(
                            "{\"email\":\"ada@example.com\",\"profile\":{\"first\":\"Ada\",\"rank\":1}}",
                            "{\"email\":\"jose@example.com\",\"langs\":[{\"code\":\"es\"},{\"code\":\"de\"}]}")
                    .map("profile.first", GIVEN_NAME)
                    .map("$.langs[0].code", LOCALE));

            assertThat(report.tally().created()).isEqualTo(EARLY + 2);
            User ada = fixture.byEmail("ada@example.com");
            assertThat(ada.givenName()).isEqualTo("Ada");
            assertThat(ada.attributes().asMap()).isEqualTo(Map.of("profile", Map.of("rank", 1L)));
            User jose = fixture.byEmail("jose@example.com");
            assertThat(jose.locale()).hasToString("es");
            assertThat(jose.attributes().asMap())
                    .isEqualTo(Map.of("langs", List.of(Map.of("code", "es"), Map.of("code", "de"))));
        }
    }

    @ParameterizedTest
    @EnumSource
    void areLeftOutOrRefusedAsTheJobSays(Shape shape) {
        String[] late = {"{\"email\":\"ada@example.com\",\"shoe\":42}", "{\"email\":\"x\",\"filler\":\"\"}"};
        try (Fixture fixture = new Fixture()) {
            ImportReport report = fixture.run(shape.job(late).ignore("filler").unknownColumns(UnknownColumns.IGNORE));
            assertThat(report.tally().created()).isEqualTo(EARLY + 1);
            assertThat(fixture.byEmail("ada@example.com").attributes().asMap()).isEmpty();
            assertThat(issue(report, "shoe").code()).isEqualTo(IssueCode.COLUMN_IGNORED);
        }
        try (Fixture fixture = new Fixture()) {
            JobFailedException failure = catchThrowableOfType(
                    JobFailedException.class,
                    () -> fixture.run(shape.job(late).ignore("filler").unknownColumns(UnknownColumns.REJECT)));
            assertThat(failure.fault().code()).isEqualTo(IssueCode.COLUMN_UNKNOWN);
            assertThat(fixture.all()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void areRefusedBeforeAnythingIsWrittenIfTheyNeverCome(Shape shape) {
        for (ImportJob job : List.of(
                shape.job("{\"email\":\"ada@example.com\"}").map("nick", NICKNAME),
                shape.job("{\"email\":\"ada@example.com\"}").map("profile.first", GIVEN_NAME),
                shape.job("{\"email\":\"ada@example.com\"}").map("$.langs[0]", LOCALE))) {
            try (Fixture fixture = new Fixture()) {
                JobFailedException failure = catchThrowableOfType(JobFailedException.class, () -> fixture.run(job));
                assertThat(failure.fault().code()).isEqualTo(IssueCode.COLUMN_MISSING);
                assertThat(fixture.all()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofWhichTwoClaimOneFieldAreRefused(Shape shape) {
        try (Fixture fixture = new Fixture()) {
            JobFailedException failure = catchThrowableOfType(
                    JobFailedException.class,
                    () -> fixture.run(
                            shape.job("{\"email\":\"ada@example.com\",\"First name\":\"A\",\"firstname\":\"A\"}")));
            assertThat(failure.fault().code()).isEqualTo(IssueCode.FIELD_MAPPED_TWICE);
            assertThat(fixture.all()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void takeNothingFromTheColumnsOfTheBeginning(Shape shape) {
        try (Fixture fixture = new Fixture()) {
            ImportReport report = fixture.run(shape.job(
                            "{\"email\":\"ada@example.com\",\"address\":{\"locality\":\"Bern\"}}",
                            "{\"email\":\"eva@example.com\",\"given_name\":\"E\",\"filler\":\"Eva\"}",
                            "{\"email\":\"jose@example.com\",\"e-mail\":\"other@example.com\"}")
                    .map("filler", GIVEN_NAME));

            assertThat(Fixture.issues(report))
                    .filteredOn(issue -> issue.row() > EARLY)
                    .extracting("code")
                    .isEmpty();
            assertThat(fixture.byEmail("eva@example.com").givenName()).isEqualTo("Eva");
            assertThat(fixture.byEmail("eva@example.com").attributes().asMap()).isEqualTo(Map.of("given_name", "E"));
            assertThat(fixture.byEmail("jose@example.com").attributes().asMap())
                    .isEqualTo(Map.of("e-mail", "other@example.com"));
            assertThat(fixture.byEmail("ada@example.com").address())
                    .extracting("locality")
                    .isEqualTo("Bern");
        }
    }
}
