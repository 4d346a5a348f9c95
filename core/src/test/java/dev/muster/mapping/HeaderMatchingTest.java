// SPDX-License-Identifier: Apache-2.0
package dev.muster.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.issue.IssueCode;
import dev.muster.mapping.ColumnTarget.Into;
import dev.muster.mapping.ColumnTarget.Nowhere;
import dev.muster.mapping.ColumnTarget.Reason;
import dev.muster.user.UserField;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderMatchingTest {
    private static ColumnMapping only(String column) {
        return match(column).mapping().columns().get(0);
    }

    private static HeaderMatch match(String... columns) {
        return HeaderMatching.complete(List.of(columns), FieldMapping.automatic());
    }

    private static ColumnTarget target(HeaderMatch match, String column) {
        return match.mapping().of(column).orElseThrow().target();
    }

    @ParameterizedTest
    @EnumSource
    void aFieldsOwnNameIsExact(UserField field) {
        ColumnMapping mapping = only(field.fileName());
        assertThat(mapping.target()).isEqualTo(ColumnTarget.field(field));
        assertThat(mapping.confidence()).isEqualTo(Confidence.EXACT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"given_name", "givenName", "Given Name", "GIVEN-NAME", " given name ", "Given.Name", "ｇiven＿name"
            })
    void caseBlanksAndPunctuationDoNotMatter(String column) {
        assertThat(only(column).target()).isEqualTo(ColumnTarget.field(UserField.GIVEN_NAME));
        assertThat(only(column).confidence()).isEqualTo(Confidence.EXACT);
    }

    @ParameterizedTest
    @CsvSource({
        "E-Mail, email, EXACT",
        "Email Address, email, ALIAS",
        "First name, given_name, ALIAS",
        "surname, family_name, ALIAS",
        "Display Name, name, ALIAS",
        "Phone, phone_number, ALIAS",
        "mobile, phone_number, ALIAS",
        "userId, external_id, ALIAS",
        "login, username, ALIAS",
        "DOB, birthdate, ALIAS",
        "Time Zone, zoneinfo, ALIAS",
        "role, roles, ALIAS",
        "Groups, roles, ALIAS",
        "Company, organization, ALIAS",
        "tenant, organization, ALIAS",
        "avatar_url, picture, ALIAS",
        "lastLogin, last_login_at, ALIAS",
        "Registered At, created_at, ALIAS",
        "is_email_verified, email_verified, ALIAS",
        "passwordDigest, password_hash, ALIAS",
        "account status, status, ALIAS"
    })
    void commonNamesAreKnown(String column, String field, Confidence confidence) {
        ColumnMapping mapping = only(column);
        assertThat(mapping.target())
                .isEqualTo(ColumnTarget.field(UserField.named(field).orElseThrow()));
        assertThat(mapping.confidence()).isEqualTo(confidence);
    }

    @Test
    void aTurkishMachineReadsHeadersAlike() {
        Locale machine = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(only("EMAIL").target()).isEqualTo(ColumnTarget.field(UserField.EMAIL));
            assertThat(only("MIDDLE NAME").target()).isEqualTo(ColumnTarget.field(UserField.MIDDLE_NAME));
            assertThat(target(match("PIN"), "PIN")).isEqualTo(new Nowhere(Reason.LOOKS_SECRET));
        } finally {
            Locale.setDefault(machine);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "active",
                "enabled",
                "is_active",
                "blocked",
                "Disabled",
                "deleted",
                "state",
                "region",
                "Team size"
            })
    void whatOnlySeemsToBeAFieldStaysAnAttribute(String column) {
        assertThat(only(column).target()).isEqualTo(ColumnTarget.attribute(column));
        assertThat(only(column).confidence()).isEqualTo(Confidence.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "Password",
                "user_password",
                "pwd",
                "passwd",
                "PASS",
                "secret",
                "client-secret",
                "token",
                "accessToken",
                "refresh_token",
                "otp",
                "otp_seed",
                "totp",
                "PIN",
                "pin code",
                "api key",
                "API_KEY",
                "apiKey",
                "hash",
                "salt",
                "attributes.password",
                "private_attributes.api_key",
                "custom.Secret",
                "ｐassword",
                "pass.word",
                "private key",
                "recovery-codes",
                "passphrase",
                "jwt",
                "mfaSecret",
                "security_answer"
            })
    void whatLooksLikeASecretLeadsNowhere(String column) {
        assertThat(only(column).target()).isEqualTo(new Nowhere(Reason.LOOKS_SECRET));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secretary",
                "compass",
                "pinned",
                "opinion",
                "passport_country",
                "hashtag",
                "spinach",
                "seeds_company"
            })
    void wordsThatOnlyContainASecretsNameAreKept(String column) {
        assertThat(only(column).target()).isEqualTo(ColumnTarget.attribute(column));
    }

    @Test
    void aSecretMappedByNameIsMapped() {
        FieldMapping given =
                FieldMapping.automatic().with(ColumnMapping.given("token", ColumnTarget.attribute("parking_token")));
        HeaderMatch match = HeaderMatching.complete(List.of("token"), given);
        assertThat(target(match, "token")).isEqualTo(ColumnTarget.attribute("parking_token"));
        assertThat(match.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"_muster_row", "_muster_code", "_muster_guard_v1", "_MUSTER_message", "_muster_password"})
    void mustersOwnColumnsLeadNowhere(String column) {
        assertThat(only(column).target()).isEqualTo(new Nowhere(Reason.MUSTER_COLUMN));
    }

    @Test
    void dottedHeadersLeadIntoAttributes() {
        HeaderMatch match = match("attributes.plan.tier", "privateAttributes.note", "device.os", "a..b", "odd.");
        assertThat(target(match, "attributes.plan.tier")).isEqualTo(ColumnTarget.attribute("plan", "tier"));
        assertThat(target(match, "privateAttributes.note"))
                .isEqualTo(new Into(UserField.PRIVATE_ATTRIBUTES, List.of("note")));
        assertThat(target(match, "device.os")).isEqualTo(ColumnTarget.attribute("device", "os"));
        assertThat(target(match, "a..b")).isEqualTo(ColumnTarget.attribute("a..b"));
        assertThat(target(match, "odd.")).isEqualTo(ColumnTarget.attribute("odd."));
    }

    @ParameterizedTest
    @CsvSource({
        "address.locality, locality, EXACT",
        "address.state, region, EXACT",
        "Address.City, locality, ALIAS",
        "street_address, street_address, EXACT",
        "postalCode, postal_code, EXACT",
        "ZIP, postal_code, ALIAS",
        "City, locality, ALIAS",
        "country, country, EXACT"
    })
    void partsOfAnAddressAreKnown(String column, String part, Confidence confidence) {
        ColumnMapping mapping = only(column);
        assertThat(mapping.target()).isEqualTo(new Into(UserField.ADDRESS, List.of(part)));
        assertThat(mapping.confidence()).isIn(confidence, Confidence.ALIAS);
    }

    @Test
    void besideACityTheAddressIsTheStreetAndTheStateItsRegion() {
        HeaderMatch match = match("address", "city", "state", "zip");
        assertThat(target(match, "address")).isEqualTo(new Into(UserField.ADDRESS, List.of("street_address")));
        assertThat(target(match, "state")).isEqualTo(new Into(UserField.ADDRESS, List.of("region")));
        assertThat(match.problems()).isEmpty();
        assertThat(target(match("address", "email"), "address")).isEqualTo(ColumnTarget.field(UserField.ADDRESS));
        assertThat(target(match("address", "street", "city"), "address"))
                .isEqualTo(ColumnTarget.field(UserField.ADDRESS));
    }

    @Test
    void aNameBesideAFirstNameIsAGuessUnlessThereIsALastName() {
        ColumnMapping name = match("First name", "Name").mapping().of("Name").orElseThrow();
        assertThat(name.target()).isEqualTo(new Nowhere(Reason.GUESS_NOT_ACCEPTED));
        assertThat(name.proposed()).isEqualTo(ColumnTarget.field(UserField.FAMILY_NAME));
        ColumnTarget whole = ColumnTarget.field(UserField.NAME);
        assertThat(target(match("First name", "Last name", "Name"), "Name")).isEqualTo(whole);
        assertThat(target(match("given_name", "name"), "name")).isEqualTo(whole);
    }

    @Test
    void aGuessIsProposedAndAppliedOnlyIfAccepted() {
        ColumnMapping proposed = only("emial");
        assertThat(proposed.target()).isEqualTo(new Nowhere(Reason.GUESS_NOT_ACCEPTED));
        assertThat(proposed.proposed()).isEqualTo(ColumnTarget.field(UserField.EMAIL));
        assertThat(proposed.confidence()).isEqualTo(Confidence.GUESS);
        HeaderMatch accepted = HeaderMatching.complete(
                List.of("emial"), FieldMapping.automatic().acceptingGuesses());
        assertThat(target(accepted, "emial")).isEqualTo(ColumnTarget.field(UserField.EMAIL));
        assertThat(accepted.leadsTo(UserField.EMAIL)).isTrue();
        assertThat(match("emial").leadsTo(UserField.EMAIL)).isFalse();
    }

    @Test
    void aGuessForAFieldThatAnotherColumnHasIsUnknown() {
        assertThat(target(match("emial", "email"), "emial")).isEqualTo(ColumnTarget.attribute("emial"));
    }

    @Test
    void ofTwoColumnsTheBetterNameGetsTheField() {
        HeaderMatch match = match("Mail", "mobile", "email", "phone");
        assertThat(target(match, "email")).isEqualTo(ColumnTarget.field(UserField.EMAIL));
        assertThat(target(match, "Mail")).isEqualTo(ColumnTarget.attribute("Mail"));
        assertThat(target(match, "phone")).isEqualTo(ColumnTarget.field(UserField.PHONE));
        assertThat(target(match, "mobile")).isEqualTo(ColumnTarget.attribute("mobile"));
        assertThat(match.problems()).isEmpty();
    }

    @Test
    void twoEquallyGoodNamesAreAProblem() {
        assertThat(match("email", "E-Mail").problems())
                .containsExactly(new MappingProblem(IssueCode.FIELD_MAPPED_TWICE, "E-Mail"));
        assertThat(match("Phone", "Telephone").problems())
                .containsExactly(new MappingProblem(IssueCode.FIELD_MAPPED_TWICE, "Telephone"));
        assertThat(match("team size", "attributes.team size").problems()).hasSize(1);
    }

    @Test
    void whatTheJobSaysWins() {
        FieldMapping given = FieldMapping.automatic()
                .with(ColumnMapping.given("contact", ColumnTarget.field(UserField.EMAIL)))
                .with(ColumnMapping.given("name", ColumnTarget.ignored()));
        HeaderMatch match = HeaderMatching.complete(List.of("email", "contact", "name"), given);
        assertThat(target(match, "contact")).isEqualTo(ColumnTarget.field(UserField.EMAIL));
        assertThat(target(match, "email")).isEqualTo(ColumnTarget.attribute("email"));
        assertThat(target(match, "name")).isEqualTo(ColumnTarget.ignored());
        assertThat(match.problems()).isEmpty();
    }

    @Test
    void aMappedColumnThatIsMissingAndAConstantBesideAColumnAreProblems() {
        FieldMapping given = FieldMapping.automatic()
                .with(ColumnMapping.given("gone", ColumnTarget.field(UserField.EMAIL)))
                .withConstant(UserField.LOCALE, "de");
        assertThat(HeaderMatching.complete(List.of("locale"), given).problems())
                .containsExactly(
                        new MappingProblem(IssueCode.FIELD_MAPPED_TWICE, "locale"),
                        new MappingProblem(IssueCode.COLUMN_MISSING, "gone"));
    }

    @Test
    void unknownColumnsAreKeptIgnoredOrRefused() {
        List<String> columns = List.of("Shoe size", " ");
        assertThat(target(match("Shoe size"), "Shoe size")).isEqualTo(ColumnTarget.attribute("Shoe size"));
        HeaderMatch ignored =
                HeaderMatching.complete(columns, FieldMapping.automatic().withUnknown(UnknownColumns.IGNORE));
        assertThat(target(ignored, "Shoe size")).isEqualTo(new Nowhere(Reason.UNKNOWN));
        assertThat(ignored.problems()).isEmpty();
        HeaderMatch refused =
                HeaderMatching.complete(columns, FieldMapping.automatic().withUnknown(UnknownColumns.REJECT));
        assertThat(refused.problems()).containsExactly(new MappingProblem(IssueCode.COLUMN_UNKNOWN, "Shoe size"));
        assertThat(target(match(" "), " ")).isEqualTo(new Nowhere(Reason.UNKNOWN));
    }

    @Test
    void everyColumnIsInTheResultOnceAndInOrder() {
        List<String> columns = List.of("email", "${7*7}", "{0}", "%s%n", "password", "", "名前", "_muster_row", "a.b.c");
        HeaderMatch match = HeaderMatching.complete(columns, FieldMapping.automatic());
        assertThat(match.mapping().columns()).extracting(ColumnMapping::column).containsExactlyElementsOf(columns);
        assertThat(target(match, "${7*7}")).isEqualTo(ColumnTarget.attribute("${7*7}"));
    }

    @Test
    void aHeaderOfManyDotsIsOneName() {
        String deep = "a" + ".a".repeat(100);
        assertThat(only(deep).target()).isEqualTo(ColumnTarget.attribute(deep));
    }
}
