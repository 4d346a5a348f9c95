// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats.imports;

import static dev.muster.user.UserField.EMAIL;
import static dev.muster.user.UserField.GIVEN_NAME;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.issue.IssueCode;
import dev.muster.job.ImportJob;
import dev.muster.job.ImportReport;
import dev.muster.job.Source;
import dev.muster.user.User;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonImportTest {
    private static ImportJob job(String text) {
        return ImportJob.from(Source.of(text.getBytes(UTF_8), "upload"));
    }

    @Test
    void importsAnArrayWithEverythingThatNestsAndKeepsPrecision() {
        try (Fixture fixture = new Fixture()) {
            ImportReport report = fixture.run(job("""
                    [
                      {"email": "ada@example.com", "given_name": "Ada", "address": {"locality": "Bern"},
                       "other_emails": ["a@example.org"], "attributes": {"level": 3, "ratio": 0.10, "tags": ["x"]},
                       "big": 12345678901234567890123},
                      {"email": "jose@example.com", "given_name": "José", "late": true}
                    ]
                    """));

            assertThat(report.tally().created()).isEqualTo(2);
            User ada = fixture.byEmail("ada@example.com");
            assertThat(ada.givenName()).isEqualTo("Ada");
            assertThat(ada.otherEmails()).containsExactly("a@example.org");
            assertThat(ada.attributes().asMap())
                    .containsEntry("level", 3L)
                    .containsEntry("ratio", new BigDecimal("0.1"))
                    .containsEntry("tags", List.of("x"))
                    .containsEntry("big", new BigDecimal("12345678901234567890123"));
            assertThat(fixture.byEmail("jose@example.com").attributes().asMap()).isEqualTo(Map.of("late", true));
        }
    }

    @Test
    void givesRejectedRecordsBackInTheirOwnWordsAndTakesThemAgain() {
        try (Fixture fixture = new Fixture()) {
            String file = """
                    {"users": [
                      {"email": "ada@example.com", "n": 1.50},
                      {"email": "no address", "n": 1.50, "u": "\\u00e9"},
                      {"email": "x@example.com", "n": 1.5.0}
                    ]}
                    """;
            ImportReport report = fixture.run(job(file));

            assertThat(report.tally().created()).isEqualTo(1);
            assertThat(report.tally().rejected()).isEqualTo(2);
            assertThat(report.countsByCode())
                    .containsOnlyKeys(
                            IssueCode.EMAIL_MALFORMED, IssueCode.RECORD_MALFORMED, IssueCode.COLUMN_KEPT_AS_ATTRIBUTE);
            String rejected = Fixture.rejected(report);
            assertThat(rejected)
                    .startsWith("{\"users\":[\n")
                    .contains("{\"email\": \"no address\",\"n\": 1.50,\"u\": \"\\u00e9\",\"_muster_row\":2,")
                    .contains("\"_muster_raw\":\"{\\\"email\\\": \\\"x@example.com\\\", \\\"n\\\": 1.5.0}\"")
                    .endsWith("\n]}\n");

            String corrected = rejected.replace("no address", "eva@example.com").replace("1.5.0", "1.5");
            ImportReport again = fixture.run(job(corrected));
            assertThat(again.tally().created()).isEqualTo(2);
            assertThat(fixture.byEmail("x@example.com").attributes().asMap())
                    .isEqualTo(Map.of("n", new BigDecimal("1.5")));
            assertThat(fixture.byEmail("eva@example.com").attributes().asMap()).containsEntry("u", "é");
        }
    }

    @Test
    void mapsByDottedNameAndByPathAndKeepsWhatIsLeft() {
        try (Fixture fixture = new Fixture()) {
            ImportReport report =
                    fixture.run(job("""
                    {"contact": {"mail": "ada@example.com", "fax": "1"}, "people": [{"first": "Ada"}]}
                    {"contact": {"mail": "jose@example.com"}, "people": []}
                    """).map("contact.mail", EMAIL).map("$.people[0].first", GIVEN_NAME));

            assertThat(report.tally().created()).isEqualTo(2);
            User ada = fixture.byEmail("ada@example.com");
            assertThat(ada.givenName()).isEqualTo("Ada");
            assertThat(ada.attributes().asMap())
                    .containsEntry("contact", Map.of("fax", "1"))
                    .containsEntry("people", List.of(Map.of("first", "Ada")));
        }
    }
}
