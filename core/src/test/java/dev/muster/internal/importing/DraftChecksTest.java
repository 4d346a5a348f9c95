// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.format.Columns;
import dev.muster.format.SourceRecord;
import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.job.ImportJob;
import dev.muster.job.Source;
import dev.muster.mapping.FieldMapping;
import dev.muster.mapping.HeaderMatching;
import dev.muster.mapping.RoleMapping;
import dev.muster.mapping.UnknownRole;
import dev.muster.store.Directory;
import dev.muster.user.Membership;
import dev.muster.user.UserField;
import jakarta.validation.Validator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DraftChecksTest {
    private static final ImportJob JOB = ImportJob.from(Source.of(Path.of("users.csv")));
    private static final Directory DIRECTORY = Directory.of(List.of("admin", "billing", "user"), List.of("acme"));

    private static DraftRow check(ImportJob job, String column, @Nullable Object cell) {
        return check(job, Validators.standard(), List.of(column), cell);
    }

    private static DraftRow check(ImportJob job, Validator validator, List<String> columns, @Nullable Object... cells) {
        FieldMapping mapping = HeaderMatching.complete(columns, job.mapping()).mapping();
        RowIssues texts = new RowIssues(job.origin().locale());
        RecordMapper mapper = new RecordMapper(new Columns(columns), mapping, job, Map.of(), texts);
        DraftChecks checks = new DraftChecks(job, mapping, DIRECTORY, validator, texts);
        return checks.check(mapper.map(new SourceRecord(3, 4, Arrays.asList(cells), null)));
    }

    private static List<IssueCode> codes(DraftRow row) {
        return row.issues().stream().map(RowIssue::code).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "email, not an address, EMAIL_MALFORMED, EMAIL",
        "other_emails, a@b.org;nope, EMAIL_MALFORMED, OTHER_EMAILS",
        "picture, javascript:alert(1), URI_MALFORMED, PICTURE",
        "zoneinfo, Mars/Olympus, ZONE_UNKNOWN, ZONEINFO",
        "Country, %101, VALUE_TOO_LONG, ADDRESS",
        "given_name, %201, VALUE_TOO_LONG, GIVEN_NAME",
        "username, %256, VALUE_TOO_LONG, USERNAME"
    })
    void aViolationNamesColumnAndField(String column, String cell, IssueCode code, UserField field) {
        String text = cell.startsWith("%") ? "x".repeat(Integer.parseInt(cell.substring(1))) : cell;
        DraftRow row = check(JOB, column, text);
        assertThat(codes(row)).containsExactly(code);
        RowIssue issue = row.issues().get(0);
        assertThat(issue.column()).isEqualTo(column);
        assertThat(issue.field()).isEqualTo(field);
        assertThat(issue.row()).isEqualTo(3);
        assertThat(issue.line()).isEqualTo(4);
        assertThat(issue.message()).doesNotContain(text).doesNotContain("{");
    }

    @Test
    void goodRecordsHaveNoIssues() {
        List<String> columns = List.of("email", "phone", "locale", "zoneinfo", "website", "city", "other_emails");
        DraftRow row = check(
                JOB,
                Validators.standard(),
                columns,
                "zoë@bücher.example",
                "+4989123456",
                "de-AT",
                "Europe/Vienna",
                "https://example.org/?q=1",
                "Wien",
                "a@b.org");
        assertThat(row.issues()).isEmpty();
    }

    @Test
    void messagesAreInTheLanguageOfTheJobWhateverTheMachineSpeaks() {
        Locale machine = Locale.getDefault();
        String tooLong = "x".repeat(300);
        try {
            for (Locale other : List.of(Locale.GERMANY, Locale.US, Locale.FRANCE)) {
                Locale.setDefault(other);
                String english = check(JOB, "username", tooLong).issues().get(0).message();
                String german = check(JOB.locale(Locale.GERMAN), "username", tooLong)
                        .issues()
                        .get(0)
                        .message();
                assertThat(english).isEqualTo("size must be between 0 and 255");
                assertThat(german).isEqualTo("Größe muss zwischen 0 und 255 sein");
            }
        } finally {
            Locale.setDefault(machine);
        }
    }

    @Test
    void allFaultsOfARecordAreToldAtOnce() {
        ImportJob job = JOB.organizationFromFile().roles(RoleMapping.asIs());
        DraftRow row = check(
                job,
                Validators.standard(),
                List.of("email", "birthdate", "roles", "organization"),
                "nope",
                "yesterday",
                "king",
                "evil corp");
        assertThat(codes(row))
                .containsExactly(
                        IssueCode.DATE_MALFORMED,
                        IssueCode.EMAIL_MALFORMED,
                        IssueCode.ORGANIZATION_UNKNOWN,
                        IssueCode.ROLE_UNKNOWN);
    }

    @Test
    void rolesAreTranslatedAndUnknownOnesTreatedAsTheJobSays() {
        RoleMapping mapping = RoleMapping.of("Owner", "admin", "billing").and("ghost", "phantom");
        ImportJob reject = JOB.roles(mapping);
        assertThat(check(reject, "roles", " OWNER ; user").draft().get(UserField.ROLES))
                .isEqualTo(Set.of("admin", "billing", "user"));
        assertThat(codes(check(reject, "roles", "user;king;duke")))
                .containsExactly(IssueCode.ROLE_UNKNOWN, IssueCode.ROLE_UNKNOWN);
        assertThat(codes(check(reject, "roles", "ghost"))).containsExactly(IssueCode.ROLE_UNKNOWN);

        DraftRow dropped = check(JOB.roles(mapping.unknown(UnknownRole.DROP)), "roles", "user;king");
        assertThat(codes(dropped)).containsExactly(IssueCode.ROLE_DROPPED);
        assertThat(dropped.isRejected()).isFalse();
        assertThat(dropped.draft().get(UserField.ROLES)).isEqualTo(Set.of("user"));
        assertThat(dropped.issues().get(0).value()).isEqualTo("king");

        DraftRow kept = check(JOB.roles(mapping.unknown(UnknownRole.KEEP)), "roles", "user;king");
        assertThat(kept.issues()).isEmpty();
        assertThat(kept.draft().get(UserField.ROLES)).isEqualTo(Set.of("user", "king"));
    }

    @Test
    void droppingAllRolesTakesNoneAway() {
        ImportJob job = JOB.roles(RoleMapping.asIs().unknown(UnknownRole.DROP));
        assertThat(check(job, "roles", "king").draft().has(UserField.ROLES)).isFalse();
    }

    @Test
    void organizationsAndMembershipsMustBeKnown() {
        assertThat(codes(check(JOB.assignTo("gone"), "email", "a@b.org")))
                .containsExactly(IssueCode.ORGANIZATION_UNKNOWN);
        assertThat(check(JOB.assignTo("acme"), "email", "a@b.org").issues()).isEmpty();
        ImportJob job = JOB.organizationFromFile().roles(RoleMapping.of("Boss", "admin"));
        DraftRow row = check(
                job,
                "memberships",
                "[{\"organization\":\"acme\",\"roles\":[\"boss\"]},{\"organization\":\"x\",\"roles\":[\"king\"]}]");
        assertThat(codes(row)).containsExactly(IssueCode.ORGANIZATION_UNKNOWN, IssueCode.ROLE_UNKNOWN);
        assertThat(row.draft().get(UserField.MEMBERSHIPS))
                .isEqualTo(List.of(new Membership("acme", Set.of("admin")), new Membership("x", Set.of())));
    }

    @Test
    void theDirectoryIsAskedForEachOrganizationOnce() {
        List<String> asked = new ArrayList<>();
        Directory counting = new Directory() {
            @Override
            public Optional<Set<String>> roles() {
                return Optional.empty();
            }

            @Override
            public boolean hasOrganization(String id) {
                asked.add(id);
                return true;
            }
        };
        OrganizationChecks checks = new OrganizationChecks(counting);
        for (int i = 0; i < 30; i++) {
            assertThat(checks.isKnown("o" + i % 3)).isTrue();
        }
        assertThat(asked).containsExactly("o0", "o1", "o2");
    }

    @Test
    void aValidatorThatThrowsCostsItsRecordOnly() {
        List<Throwable> faults = List.of(
                new IllegalStateException(), new StackOverflowError(), new AssertionError(), new OutOfMemoryError());
        for (Throwable fault : faults) {
            Validator moody = new MoodyValidator("poison@b.org", fault);
            DraftRow bad = check(JOB, moody, List.of("email"), "poison@b.org");
            assertThat(codes(bad)).containsExactly(IssueCode.VALIDATOR_FAILED);
            assertThat(check(JOB, moody, List.of("email"), "a@b.org").issues()).isEmpty();
        }
    }

    @Test
    void templatesInValuesAreNeverEvaluated() {
        for (String template :
                List.of("${7*7}", "#{7*7}", "{0}", "{jakarta.validation.constraints.Size.message}", "%s%n")) {
            String value = template + "x".repeat(300);
            RowIssue issue = check(JOB, "username", value).issues().get(0);
            assertThat(issue.message()).isEqualTo("size must be between 0 and 255");
            RowIssue email = check(JOB, "email", template).issues().get(0);
            assertThat(email.message())
                    .doesNotContain("49")
                    .isEqualTo(IssueCode.EMAIL_MALFORMED.message(Locale.ENGLISH));
        }
    }
}
