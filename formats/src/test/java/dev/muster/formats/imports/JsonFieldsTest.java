// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats.imports;

import static dev.muster.user.UserField.EMAIL;
import static dev.muster.user.UserField.EXTERNAL_ID;
import static dev.muster.user.UserField.FAMILY_NAME;
import static dev.muster.user.UserField.GIVEN_NAME;
import static dev.muster.user.UserField.NAME;
import static dev.muster.user.UserField.NICKNAME;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.job.FormatName;
import dev.muster.job.ImportJob;
import dev.muster.job.ImportReport;
import dev.muster.job.OnBlank;
import dev.muster.job.Source;
import dev.muster.job.SourceRefusedException;
import dev.muster.job.Tally;
import dev.muster.mapping.RoleMapping;
import dev.muster.store.Directory;
import dev.muster.user.Address;
import dev.muster.user.LinkedIdentity;
import dev.muster.user.Membership;
import dev.muster.user.User;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of the values of JSON in the fields of users. */
class JsonFieldsTest {
    private static final Directory HOST = Directory.of(List.of("owner", "guest"), List.of("acme", "globex"));

    private static ImportJob job(String text) {
        return ImportJob.from(Source.of(text.getBytes(UTF_8), "upload"));
    }

    @Test
    void putsValuesOfEveryKindIntoTheirFields() {
        try (Fixture fixture = new Fixture(builder -> builder.directory(HOST))) {
            ImportReport report = fixture.run(
                    job("""
                    [{"email": "ada@example.com", "email_verified": true, "external_id": 1234567890123456789,
                      "username": "ada\\u002el", "birthdate": "1815-12-10", "roles": ["guest", "owner"],
                      "other_emails": ["a@example.org", " b@example.org "],
                      "memberships": [{"organization": "acme", "roles": ["owner"]}, {"organization": "globex"}],
                      "identities": [{"provider": "google", "subject": "1"}, {"provider": "x", "subject": "2", "email": "a@x.org"}],
                      "address": {"street_address": "Gerechtigkeitsgasse 1", "locality": "Bern", "country": "CH"},
                      "attributes": {"n": 1, "d": 1.50, "list": [1, "x", {"y": null}], "deep": {"er": {"x": false}}},
                      "private_attributes": {"salary": 1e3}, "extra": {"k": "v"}}]
                    """).trustVerified().roles(RoleMapping.asIs()).organizationFromFile());

            assertThat(report.tally()).isEqualTo(new Tally(1, 0, 0, 0, 0));
            User ada = fixture.byEmail("ada@example.com");
            assertThat(ada.emailVerified()).isTrue();
            assertThat(ada.externalId()).isEqualTo("1234567890123456789");
            assertThat(ada.username()).isEqualTo("ada.l");
            assertThat(ada.birthdate()).hasToString("1815-12-10");
            assertThat(ada.roles()).containsExactlyInAnyOrder("guest", "owner");
            assertThat(ada.otherEmails()).containsExactly("a@example.org", "b@example.org");
            assertThat(ada.memberships())
                    .containsExactly(new Membership("acme", Set.of("owner")), new Membership("globex", Set.of()));
            assertThat(ada.identities())
                    .containsExactly(new LinkedIdentity("google", "1", null), new LinkedIdentity("x", "2", "a@x.org"));
            assertThat(ada.address()).isEqualTo(new Address(null, "Gerechtigkeitsgasse 1", "Bern", null, null, "CH"));
            assertThat(ada.attributes().asMap())
                    .containsEntry("n", 1L)
                    .containsEntry("d", new BigDecimal("1.5"))
                    .containsEntry("deep", Map.of("er", Map.of("x", false)))
                    .containsEntry("extra", Map.of("k", "v"));
            assertThat(ada.privateAttributes().asMap()).isEqualTo(Map.of("salary", 1000L));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "7, 7",
        "9223372036854775807, 9223372036854775807",
        "12345678901234567890123, 12345678901234567890123",
        "1.50, 1.50",
        "true, true",
        "'\"007\"', 007",
        "'\"1e3\"', 1e3"
    })
    void keepsTheDigitsOfIds(String json, String id) {
        try (Fixture fixture = new Fixture()) {
            ImportReport report = fixture.run(job("{\"email\":\"ada@example.com\",\"external_id\":" + json + "}"));

            assertThat(report.tally().created()).isEqualTo(1);
            assertThat(fixture.byEmail("ada@example.com").externalId()).isEqualTo(id);
        }
    }

    @Test
    void findsUsersByNumbers() {
        try (Fixture fixture = new Fixture()) {
            fixture.put(EXTERNAL_ID, "1234567890123456789", EMAIL, "ada@example.com");
            ImportReport report = fixture.run(job("[{\"external_id\":1234567890123456789,\"given_name\":\"Ada\"}]")
                    .matchBy(EXTERNAL_ID));

            assertThat(report.tally()).isEqualTo(new Tally(0, 1, 0, 0, 0));
            assertThat(fixture.byEmail("ada@example.com").givenName()).isEqualTo("Ada");
        }
    }

    @ParameterizedTest
    @EnumSource
    void clearsWhatIsNullAndNeverWhatIsAbsent(OnBlank rule) {
        try (Fixture fixture = new Fixture()) {
            fixture.run(job("""
                    [{"email": "absent@example.com", "given_name": "A", "attributes": {"x": 1, "y": 1}, "shoe": 42},
                     {"email": "null@example.com", "given_name": "B", "attributes": {"x": 1, "y": 1}, "shoe": 42},
                     {"email": "blank@example.com", "given_name": "C", "attributes": {"x": 1, "y": 1}, "shoe": 42}]
                    """));
            ImportReport report = fixture.run(job("""
                    [{"email": "absent@example.com", "family_name": "L"},
                     {"email": "null@example.com", "family_name": "L", "given_name": null, "shoe": null},
                     {"email": "blank@example.com", "family_name": "L", "given_name": " ", "shoe": 42}]
                    """).onBlank(rule));

            assertThat(report.tally()).isEqualTo(new Tally(0, 3, 0, 0, 0));
            boolean clears = rule == OnBlank.CLEAR;
            assertThat(fixture.byEmail("absent@example.com").givenName()).isEqualTo("A");
            assertThat(fixture.byEmail("absent@example.com").attributes().asMap())
                    .isEqualTo(Map.of("x", 1L, "y", 1L, "shoe", 42L));
            assertThat(fixture.byEmail("null@example.com").givenName()).isEqualTo(clears ? null : "B");
            assertThat(fixture.byEmail("null@example.com").attributes().asMap())
                    .isEqualTo(clears ? Map.of("x", 1L, "y", 1L) : Map.of("x", 1L, "y", 1L, "shoe", 42L));
            assertThat(fixture.byEmail("blank@example.com").givenName()).isEqualTo(clears ? null : "C");
        }
    }

    @Test
    void clearsAPartThatIsNullAndNeverOneThatIsAbsent() {
        try (Fixture fixture = new Fixture()) {
            fixture.run(job("""
                    [{"email": "a@example.com", "name": {"givenName": "A", "familyName": "L"}},
                     {"email": "b@example.com", "name": {"givenName": "B", "familyName": "L"}}]
                    """));
            fixture.run(job("""
                    [{"email": "a@example.com", "nickname": "x", "name": {"familyName": "M"}},
                     {"email": "b@example.com", "nickname": "x", "name": {"givenName": null}}]
                    """).onBlank(OnBlank.CLEAR));

            User a = fixture.byEmail("a@example.com");
            User b = fixture.byEmail("b@example.com");
            assertThat(List.of(String.valueOf(a.givenName()), String.valueOf(a.familyName())))
                    .containsExactly("A", "M");
            assertThat(List.of(String.valueOf(b.givenName()), String.valueOf(b.familyName())))
                    .containsExactly("null", "L");
        }
    }

    @Test
    void rejectsValuesThatTheFieldsCannotHold() {
        try (Fixture fixture = new Fixture()) {
            ImportReport report = fixture.run(job("""
                    {"email": ["a@example.com"]}
                    {"email": "b@example.com", "given_name": {"x": 1}}
                    {"email": "c@example.com", "birthdate": 1815}
                    {"email": "d@example.com", "other_emails": "x", "attributes": [1]}
                    {"email": "e@example.com", "address": {"city": 5}}
                    {"email": "f@example.com", "identities": [{"provider": "x"}]}
                    """));

            assertThat(report.tally()).isEqualTo(new Tally(0, 0, 0, 0, 6));
            assertThat(Fixture.issues(report))
                    .filteredOn(issue -> issue.row() > 0)
                    .extracting(RowIssue::column)
                    .contains("email", "given_name", "birthdate", "attributes", "address", "identities");
        }
    }

    @Test
    void readsNamesOfScimAndOthersByPath() {
        try (Fixture fixture = new Fixture()) {
            fixture.run(job("""
                    {"totalResults": 1, "Resources": [
                      {"id": "2819", "userName": "bjensen@example.com", "name": {"givenName": "Barbara", "familyName": "Jensen",
                       "honorificPrefix": "Ms."}, "emails": [{"value": "bjensen@example.com", "primary": true}],
                       "urn:x:2.0": {"costCenter": "4130"}}]}
                    """)
                    .map("$.emails[0].value", EMAIL)
                    .map("$['urn:x:2.0'].costCenter", NICKNAME)
                    .map("$.id", EXTERNAL_ID));
            User barbara = fixture.byEmail("bjensen@example.com");
            assertThat(barbara.value(GIVEN_NAME)).isEqualTo("Barbara");
            assertThat(barbara.value(FAMILY_NAME)).isEqualTo("Jensen");
            assertThat(barbara.value(NICKNAME)).isEqualTo("4130");
            assertThat(barbara.value(EXTERNAL_ID)).isEqualTo("2819");
            assertThat(barbara.value(NAME)).isNull();
            assertThat(barbara.attributes().asMap())
                    .containsEntry("name", Map.of("honorificPrefix", "Ms."))
                    .containsKey("emails");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "csv, '[{\"email\":\"a@example.com\"}]'",
        "csv, '{\"email\":\"a@example.com\"}'",
        "json, 'email,name\na@example.com,A'",
        "ndjson, 'email,name\na@example.com,A'",
        "ndjson, '[{\"email\":\"a@example.com\"}]'",
        "ndjson, '{\"users\":[{\"email\":\"a@example.com\"}]}'",
        "json, '{\"email\":\"a@example.com\"}\n{\"email\":\"b@example.com\"}'"
    })
    void refusesAFileOfAnotherFormatThanTheJobNames(String format, String text) {
        try (Fixture fixture = new Fixture()) {
            SourceRefusedException refusal = Objects.requireNonNull(catchThrowableOfType(
                    SourceRefusedException.class, () -> fixture.run(job(text).as(new FormatName(format)))));

            assertThat(refusal.code()).isEqualTo(IssueCode.FORMAT_UNKNOWN);
            assertThat(fixture.all()).isEmpty();
        }
    }

    @Test
    void foreseesEverythingInADryRun() {
        String text = """
                {"data": {"users": [
                  {"email": "ada@example.com", "n": 1}, {"email": "no"}, {"email": "eva@example.com", "x": tru},
                  {"email": "ADA@example.com"}, 5, {"email": "jose@example.com", "late": {"y": []}},
                  {"email": "uma@example.com", "email": "uma@example.com"}]}}
                """;
        try (Fixture fixture = new Fixture()) {
            fixture.put(EMAIL, "jose@example.com", GIVEN_NAME, "Jos\u00e9");
            ImportReport dry = fixture.run(job(text).dryRun());
            assertThat(fixture.all()).hasSize(1);
            ImportReport real = fixture.run(job(text));

            assertThat(dry.tally()).isEqualTo(real.tally());
            assertThat(Fixture.issues(dry)).isEqualTo(Fixture.issues(real));
            assertThat(Fixture.rejected(dry)).isEqualTo(Fixture.rejected(real));
            assertThat(dry.mapping()).isEqualTo(real.mapping());
            assertThat(dry.source()).isEqualTo(real.source());
        }
    }
}
