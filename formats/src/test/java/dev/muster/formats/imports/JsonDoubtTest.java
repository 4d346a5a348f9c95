// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats.imports;

import static dev.muster.user.UserField.EXTERNAL_ID;
import static dev.muster.user.UserField.GIVEN_NAME;
import static dev.muster.user.UserField.WEBSITE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.formats.JsonOptions;
import dev.muster.issue.IssueCode;
import dev.muster.job.ImportJob;
import dev.muster.job.ImportReport;
import dev.muster.job.JobFailedException;
import dev.muster.job.Source;
import dev.muster.job.SourceRefusedException;
import dev.muster.mapping.ColumnTarget;
import dev.muster.user.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of JSON in which something could be the users that is not, and names that could mean something else. */
class JsonDoubtTest {
    private static ImportJob job(String text) {
        return ImportJob.from(Source.of(text.getBytes(UTF_8), "upload"));
    }

    /** More than the beginning that is looked at when a job starts. */
    private static String contacts() {
        StringBuilder contacts = new StringBuilder();
        for (int i = 0; i < 30_000; i++) {
            contacts.append(i == 0 ? "" : ",")
                    .append("{\"email\":\"contact")
                    .append(i)
                    .append("@example.com\"}");
        }
        return contacts.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"users\":[{\"email\":\"ada@example.com\"}]", "\"email\":\"ada@example.com\""})
    void refusesWhatTurnsOutToHaveOthersWhoCouldBeTheUsers(String rival) {
        try (Fixture fixture = new Fixture()) {
            String file = "{\"contacts\":[" + contacts() + "]," + rival + "}";

            JobFailedException failed = catchThrowableOfType(JobFailedException.class, () -> fixture.run(job(file)));
            assertThat(failed.fault().code()).isEqualTo(IssueCode.JSON_PATH_UNCERTAIN);
            assertThat(fixture.all()).isEmpty();

            ImportJob told = job(file)
                    .options(JsonOptions.defaults().withPath("/contacts").options());
            assertThat(fixture.run(told).tally().created()).isEqualTo(30_000);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"users\":[],\"archive\":[{\"email\":\"ada@example.com\"}]}",
                "{\"user_id\":\"42\",\"given_name\":\"Ada\",\"groups\":[{\"label\":\"x\"}]}",
                "{\"given_name\":\"Ada\",\"children\":[{\"born\":\"1990\"}]}"
            })
    void asksWhereAnArrayMayNotBeTheUsers(String file) {
        try (Fixture fixture = new Fixture()) {
            SourceRefusedException refused = catchThrowableOfType(
                    SourceRefusedException.class, () -> fixture.run(job(file).matchBy(EXTERNAL_ID)));

            assertThat(refused.code()).isEqualTo(IssueCode.JSON_PATH_UNCERTAIN);
        }
    }

    @Test
    void takesAnObjectWithAnIdAndAnEmptyListForTheUserThatItIs() {
        try (Fixture fixture = new Fixture()) {
            ImportReport report = fixture.run(job("{\"user_id\":\"42\",\"first_name\":\"Ada\",\"tags\":[]}")
                    .matchBy(EXTERNAL_ID));

            assertThat(report.tally().created()).isEqualTo(1);
            assertThat(fixture.all().get(0).user().givenName()).isEqualTo("Ada");
        }
    }

    @Test
    void masksNamesThatLookLikeSomebodyInWhatItAsks() {
        try (Fixture fixture = new Fixture()) {
            String file = "{\"ada@example.com\":{\"x\":[{\"email\":\"a@example.com\"}]},"
                    + "\"y\":[{\"email\":\"b@example.com\"}]}";

            SourceRefusedException refused =
                    catchThrowableOfType(SourceRefusedException.class, () -> fixture.run(job(file)));
            assertThat(refused.code()).isEqualTo(IssueCode.JSON_PATH_UNCERTAIN);
            assertThat(refused).hasMessageContaining("/y").hasMessageNotContaining("ada@");
        }
    }

    @Test
    void mapsAMemberWhoseNameHasDotsByItsPath() {
        try (Fixture fixture = new Fixture()) {
            fixture.run(job("[{\"email\":\"ada@example.com\",\"home.page\":\"https://a.example.com/\"}]")
                    .map("$['home.page']", WEBSITE));

            User ada = fixture.byEmail("ada@example.com");
            assertThat(ada.website()).isEqualTo("https://a.example.com/");
            assertThat(ada.attributes().asMap()).isEmpty();
        }
    }

    @Test
    void losesNothingWhereOnePathLeadsThroughAnother() {
        try (Fixture fixture = new Fixture()) {
            fixture.run(job("[{\"email\":\"ada@example.com\",\"p\":{\"q\":{\"first\":\"Ada\",\"x\":1}}}]")
                    .map("p.q", ColumnTarget.attribute("q"))
                    .map("p.q.first", GIVEN_NAME));

            User ada = fixture.byEmail("ada@example.com");
            assertThat(ada.givenName()).isEqualTo("Ada");
            assertThat(ada.attributes().asMap().toString()).contains("x=1");
        }
    }

    @Test
    void readsNoTextInPlaceOfMembersThatStandBesideIt() {
        try (Fixture fixture = new Fixture()) {
            ImportReport report = fixture.run(job("[{\"email\":\"ada@example.com\",\"given_name\":\"Ada\","
                    + "\"_muster_raw\":\"{\\\"email\\\":\\\"eve@example.com\\\"}\"}]"));

            assertThat(report.tally().created()).isEqualTo(1);
            assertThat(fixture.byEmail("ada@example.com").givenName()).isEqualTo("Ada");
        }
    }

    @Test
    void takesTheShapeOfScimAsItIs() {
        try (Fixture fixture = new Fixture()) {
            ImportReport report = fixture.run(job("""
                    [{"userName": "ada", "displayName": "Ada E.", "active": true,
                      "name": {"formatted": "Ms. Ada Example", "familyName": "Example", "givenName": "Ada"},
                      "email": "ada@example.com"}]
                    """));

            assertThat(report.tally().created()).isEqualTo(1);
            User ada = fixture.byEmail("ada@example.com");
            assertThat(ada.givenName()).isEqualTo("Ada");
            assertThat(ada.familyName()).isEqualTo("Example");
            assertThat(ada.name()).isEqualTo("Ada E.");
            assertThat(ada.attributes().asMap().toString()).contains("Ms. Ada Example");
        }
    }

    @Test
    void seesWhatALateColumnMeansByItsEarlyNeighbours() {
        try (Fixture fixture = new Fixture()) {
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < 30_000; i++) {
                lines.append("{\"email\":\"u").append(i).append("@example.com\",\"prénom\":\"Ada\"}\n");
            }
            lines.append("{\"email\":\"last@example.com\",\"prénom\":\"Eve\",\"nom\":\"Exemple\"}\n");

            fixture.run(job(lines.toString()));
            assertThat(fixture.byEmail("last@example.com").familyName()).isEqualTo("Exemple");
        }
    }

    @Test
    void rejectsARecordOfMoreValuesThanAnybodyHas() {
        try (Fixture fixture = new Fixture()) {
            String many = "{},".repeat(100_000) + "{}";
            ImportReport report = fixture.run(
                    job("[{\"email\":\"ada@example.com\",\"x\":[" + many + "]},{\"email\":\"eve@example.com\"}]"));

            assertThat(report.tally().created()).isEqualTo(1);
            assertThat(report.countsByCode()).containsEntry(IssueCode.VALUE_TOO_LONG, 1L);
        }
    }
}
