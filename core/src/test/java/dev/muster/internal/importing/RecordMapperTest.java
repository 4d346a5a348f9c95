// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.format.Columns;
import dev.muster.format.Defect;
import dev.muster.format.SourceRecord;
import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.job.ImportJob;
import dev.muster.job.OnBlank;
import dev.muster.job.Source;
import dev.muster.mapping.BuiltInConverters;
import dev.muster.mapping.ColumnTarget;
import dev.muster.mapping.Conversion;
import dev.muster.mapping.HeaderMatching;
import dev.muster.mapping.RoleMapping;
import dev.muster.mapping.UnknownColumns;
import dev.muster.mapping.ValueConverter;
import dev.muster.user.Address;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import dev.muster.user.UserStatus;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordMapperTest {
    private static final ImportJob JOB = ImportJob.from(Source.of(Path.of("users.csv")));

    private static RecordMapper mapper(ImportJob job, Map<String, ValueConverter> converters, String... columns) {
        return new RecordMapper(
                new Columns(List.of(columns)),
                HeaderMatching.complete(List.of(columns), job.mapping()).mapping(),
                job,
                converters,
                new RowIssues(Locale.ENGLISH));
    }

    private static RecordMapper mapper(ImportJob job, String... columns) {
        return mapper(job, Map.of(), columns);
    }

    private static SourceRecord record(@Nullable Object... cells) {
        return new SourceRecord(7, 9, Arrays.asList(cells), null);
    }

    private static UserDraft draft(ImportJob job, String column, Object cell) {
        return mapper(job, column).map(record(cell)).draft();
    }

    private static List<IssueCode> codes(DraftRow row) {
        return row.issues().stream().map(RowIssue::code).toList();
    }

    @Test
    void cellsBecomeFieldsWithoutOuterBlanks() {
        DraftRow row = mapper(JOB, "E-Mail", "First name", "birthdate", "Shoe size")
                .map(record(" Ann@Example.org ", "Ann\u00A0", "1990-05-01", "042"));
        assertThat(row.issues()).isEmpty();
        assertThat(row.draft().text(UserField.EMAIL)).isEqualTo("Ann@Example.org");
        assertThat(row.draft().text(UserField.GIVEN_NAME)).isEqualTo("Ann");
        assertThat(DraftValues.attributes(row.draft())).isEqualTo(Map.of("Shoe size", "042"));
    }

    @Test
    void aBlankCellSaysNothingUnlessTheJobClears() {
        DraftRow kept = mapper(JOB, "email", "nickname").map(record("a@b.org", "  "));
        assertThat(kept.draft().fields()).containsExactly(UserField.EMAIL);
        ImportJob clearing = JOB.onBlank(OnBlank.CLEAR);
        UserDraft cleared = mapper(clearing, "email", "nickname", "squad", "city", "roles")
                .map(record("", null, " ", "", " "))
                .draft();
        assertThat(cleared.fields()).containsExactly(UserField.NICKNAME, UserField.ADDRESS, UserField.ATTRIBUTES);
        assertThat(cleared.get(UserField.NICKNAME)).isNull();
        assertThat(cleared.get(UserField.ADDRESS)).isNull();
        assertThat(DraftValues.attributes(cleared)).containsKey("squad").containsValue(null);
    }

    @ParameterizedTest
    @EnumSource(names = {"EXTERNAL_ID", "USERNAME", "EMAIL", "PHONE"})
    void aKeyIsNeverCleared(UserField key) {
        assertThat(draft(JOB.onBlank(OnBlank.CLEAR), key.fileName(), "").isEmpty())
                .isTrue();
    }

    @Test
    void anEmptyListIsBlank() {
        assertThat(draft(JOB, "other_emails", " ; ").isEmpty()).isTrue();
        assertThat(draft(JOB, "other_emails", "[]").isEmpty()).isTrue();
        assertThat(draft(JOB.onBlank(OnBlank.CLEAR), "other_emails", ";").has(UserField.OTHER_EMAILS))
                .isTrue();
    }

    @Test
    void aRecordWithADefectIsRejectedWithAnEmptyDraft() {
        SourceRecord broken = new SourceRecord(7, 9, List.of("a@b.org"), Defect.of(IssueCode.TOO_FEW_CELLS));
        DraftRow row = mapper(JOB, "email", "name").map(broken);
        assertThat(row.isRejected()).isTrue();
        assertThat(row.draft().isEmpty()).isTrue();
        assertThat(codes(row)).containsExactly(IssueCode.TOO_FEW_CELLS);
        assertThat(row.issues().get(0).row()).isEqualTo(7);
        assertThat(row.issues().get(0).line()).isEqualTo(9);
    }

    @Test
    void aValueThatCannotBeReadIsAbsentAndReportedMasked() {
        DraftRow row = mapper(JOB, "email", "Phone", "DOB").map(record("a@b.org", "0171 555", "31.12.1999"));
        assertThat(row.draft().fields()).containsExactly(UserField.EMAIL);
        assertThat(codes(row)).containsExactly(IssueCode.PHONE_MALFORMED, IssueCode.DATE_MALFORMED);
        RowIssue phone = row.issues().get(0);
        assertThat(phone.column()).isEqualTo("Phone");
        assertThat(phone.field()).isEqualTo(UserField.PHONE);
        assertThat(phone.value()).isEqualTo("0***");
        assertThat(row.issues().get(1).value()).isEqualTo("***");
    }

    @Test
    void extraColumnsNeverGrantAnything() {
        String[] columns = {
            "email",
            "id",
            "role",
            "roles",
            "email_verified",
            "phone_number_verified",
            "tenant",
            "organization",
            "status",
            "memberships",
            "last_login_at",
            "updated_at",
            "password_hash",
            "mfa_factors",
            "password",
            "admin"
        };
        RecordMapper mapper = mapper(JOB, columns);
        UserDraft draft = mapper.map(record(
                        "a@b.org",
                        "1",
                        "admin",
                        "admin",
                        "true",
                        "true",
                        "acme",
                        "acme",
                        "ACTIVE",
                        "[{\"organization\":\"acme\",\"roles\":[\"admin\"]}]",
                        "2026-01-01T00:00:00Z",
                        "2026-01-01T00:00:00Z",
                        "$2a$10$x",
                        "[{\"kind\":\"totp\",\"value\":\"x\"}]",
                        "hunter2",
                        "true"))
                .draft();
        // Weaker names of taken fields, and names of no field, are inert attributes.
        assertThat(draft.fields()).containsExactly(UserField.EMAIL, UserField.ATTRIBUTES);
        assertThat(DraftValues.attributes(draft)).isEqualTo(Map.of("admin", "true", "role", "admin", "tenant", "acme"));
        assertThat(mapper.columnIssues())
                .filteredOn(issue -> issue.code() == IssueCode.FIELD_NOT_APPLIED)
                .extracting(RowIssue::column)
                .containsExactly(
                        "id",
                        "roles",
                        "email_verified",
                        "phone_number_verified",
                        "organization",
                        "status",
                        "memberships",
                        "last_login_at",
                        "updated_at",
                        "password_hash",
                        "mfa_factors");
        assertThat(mapper.columnIssues())
                .allSatisfy(issue -> assertThat(issue.row()).isZero())
                .extracting(RowIssue::code)
                .contains(IssueCode.SECRET_COLUMN_DROPPED);
    }

    @Test
    void whatTheJobGrantsIsSet() {
        ImportJob job = JOB.allow(UserField.STATUS)
                .trustVerified()
                .organizationFromFile()
                .roles(RoleMapping.asIs());
        UserDraft draft = mapper(job, "status", "email_verified", "org", "roles")
                .map(record("suspended", "yes", "acme", "a;b"))
                .draft();
        assertThat(draft.get(UserField.STATUS)).isEqualTo(UserStatus.SUSPENDED);
        assertThat(draft.get(UserField.EMAIL_VERIFIED)).isEqualTo(true);
        assertThat(draft.get(UserField.ORGANIZATION)).isEqualTo("acme");
        assertThat(draft.get(UserField.ROLES)).isEqualTo(Set.of("a", "b"));
    }

    @Test
    void theAssignedOrganizationWinsOverTheFile() {
        RecordMapper mapper = mapper(JOB.assignTo("acme").organizationFromFile(), "email", "organization");
        assertThat(mapper.map(record("a@b.org", "evil")).draft().get(UserField.ORGANIZATION))
                .isEqualTo("acme");
        assertThat(mapper.columnIssues()).extracting(RowIssue::code).containsExactly(IssueCode.FIELD_NOT_APPLIED);
    }

    @Test
    void constantsAreReadLikeCellsAndNeedTheSameGrants() {
        RecordMapper mapper =
                mapper(JOB.constant(UserField.LOCALE, " de_AT ").constant(UserField.STATUS, "ACTIVE"), "email");
        UserDraft draft = mapper.map(record("a@b.org")).draft();
        assertThat(draft.text(UserField.LOCALE)).isEqualTo("de-AT");
        assertThat(draft.has(UserField.STATUS)).isFalse();
        assertThat(mapper.columnIssues()).extracting(RowIssue::code).containsExactly(IssueCode.FIELD_NOT_APPLIED);
    }

    @Test
    void nestedAttributesAreMerged() {
        DraftRow row = mapper(JOB, "attributes", "attributes.plan.tier", "plan.seats", "private_attributes.note")
                .map(record("{\"plan\":{\"since\":2020},\"x\":null,\"n\":1.50}", "gold", "5", "n"));
        assertThat(row.issues()).isEmpty();
        Map<String, Object> expected = new HashMap<>();
        expected.put("plan", Map.of("since", 2020L, "tier", "gold", "seats", "5"));
        expected.put("n", new BigDecimal("1.5"));
        expected.put("x", null);
        assertThat(DraftValues.attributes(row.draft())).isEqualTo(expected);
        assertThat(row.draft().has(UserField.PRIVATE_ATTRIBUTES)).isTrue();
    }

    @Test
    void aValueAndPartsOfOneAttributeAreAConflictOnlyWhereBothAreThere() {
        RecordMapper mapper = mapper(JOB, "plan", "plan.tier");
        DraftRow both = mapper.map(record("gold", "silver"));
        assertThat(codes(both)).containsExactly(IssueCode.ATTRIBUTE_PATH_CONFLICT);
        assertThat(both.issues().get(0).column()).isEqualTo("plan.tier");
        assertThat(mapper.map(record("gold", " ")).issues()).isEmpty();
        assertThat(mapper.map(record("", "silver")).issues()).isEmpty();
        RecordMapper reversed = mapper(JOB, "plan.tier", "plan");
        assertThat(codes(reversed.map(record("gold", "silver")))).containsExactly(IssueCode.ATTRIBUTE_PATH_CONFLICT);
    }

    @Test
    void anAddressIsPutTogetherFromItsParts() {
        DraftRow row =
                mapper(JOB, "street", "City", "zip", "address.country").map(record("Main St 1", "Town", "01234", ""));
        assertThat(row.draft().get(UserField.ADDRESS))
                .isEqualTo(new Address(null, "Main St 1", "Town", null, "01234", null));
        DraftRow torn = mapper(JOB, "address", "street", "city").map(record("{\"locality\":\"A\"}", "S", "B"));
        assertThat(codes(torn)).containsExactly(IssueCode.ATTRIBUTE_PATH_CONFLICT);
    }

    @Test
    void everyPartOfAnAddressHasItsOwnColumn() {
        for (String part : AddressParts.NAMES) {
            UserDraft draft = draft(JOB, "address." + part, "x");
            assertThat(draft.get(UserField.ADDRESS)).as(part).isInstanceOf(Address.class);
        }
    }

    @Test
    void invisibleCharactersInKeysAndNamesAreAWarning() {
        DraftRow row = mapper(JOB, "username", "name", "note").map(record("an\u200Bn", "An\u202En", "x\u200By"));
        assertThat(row.isRejected()).isFalse();
        assertThat(codes(row)).containsExactly(IssueCode.SUSPICIOUS_CHARACTERS, IssueCode.SUSPICIOUS_CHARACTERS);
    }

    /** Bidi controls, what has no width, the mark of a lost character, and C1 controls. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0x061C, 0x200B,
                0x2060, 0xFEFF, 0xFFFD, 0x80, 0x85, 0x9F, 0xE0041
            })
    void everyKindOfThemIsInEveryKeyAndName(int character) {
        String text = "an" + Character.toString(character) + "n";
        for (String field :
                List.of("external_id", "username", "given_name", "middle_name", "family_name", "name", "nickname")) {
            assertThat(codes(mapper(JOB, field).map(record(text))))
                    .as("U+%04X in %s", character, field)
                    .containsExactly(IssueCode.SUSPICIOUS_CHARACTERS);
        }
        for (String key : List.of("email", "phone_number")) {
            DraftRow row = mapper(JOB, key).map(record(key.equals("email") ? text + "@example.org" : "+49" + text));
            assertThat(codes(row))
                    .as("U+%04X in %s", character, key)
                    .hasSize(1)
                    .isSubsetOf(IssueCode.SUSPICIOUS_CHARACTERS, IssueCode.EMAIL_MALFORMED, IssueCode.PHONE_MALFORMED);
        }
    }

    @Test
    void columnsThatAreNotAppliedAreToldOnce() {
        RecordMapper kept =
                mapper(JOB.ignore("junk"), "email", "junk", "Shoe size", "pin", "emial adress", "_muster_row");
        assertThat(kept.columnIssues())
                .extracting(RowIssue::code)
                .containsExactly(
                        IssueCode.COLUMN_KEPT_AS_ATTRIBUTE,
                        IssueCode.SECRET_COLUMN_DROPPED,
                        IssueCode.COLUMN_KEPT_AS_ATTRIBUTE);
        RecordMapper ignoring = mapper(JOB.unknownColumns(UnknownColumns.IGNORE), "Shoe size", "emial");
        assertThat(ignoring.columnIssues())
                .extracting(RowIssue::code)
                .containsExactly(IssueCode.COLUMN_IGNORED, IssueCode.GUESS_NOT_ACCEPTED);
        assertThat(ignoring.columnIssues().get(1).field()).isEqualTo(UserField.EMAIL);
    }

    @Test
    void aHostsConverterThatThrowsCostsItsRecordOnly() {
        ValueConverter moody = (cell, rules) -> switch (cell.toString()) {
            case "throw" -> throw new IllegalStateException(cell.toString());
            case "error" -> throw new AssertionError();
            case "deep" -> recurse(0);
            case "memory" -> throw new OutOfMemoryError();
            case "null" -> nothing();
            case "type" -> Conversion.of(5);
            case "info" -> Conversion.failed(IssueCode.COLUMN_IGNORED);
            case "no" -> Conversion.failed(IssueCode.STATUS_UNKNOWN);
            default -> Conversion.of("n-" + cell);
        };
        ImportJob job = JOB.map("x", ColumnTarget.field(UserField.NICKNAME), "moody@1");
        RecordMapper mapper = mapper(job, Map.of("moody@1", moody), "x");
        for (String cell : List.of("throw", "error", "deep", "memory", "null", "type", "info")) {
            assertThat(codes(mapper.map(record(cell)))).as(cell).containsExactly(IssueCode.CONVERTER_FAILED);
        }
        assertThat(codes(mapper.map(record("no")))).containsExactly(IssueCode.STATUS_UNKNOWN);
        assertThat(mapper.map(record("ok")).draft().text(UserField.NICKNAME)).isEqualTo("n-ok");
    }

    private static Conversion recurse(int depth) {
        return depth == Integer.MAX_VALUE ? Conversion.of(depth) : recurse(depth + 1);
    }

    @SuppressWarnings("NullAway")
    private static Conversion nothing() {
        return null;
    }

    @Test
    void aHostsConverterMustAnswerWhatItsTargetHolds() {
        Map<String, ValueConverter> converters = Map.of("mixed@1", (cell, rules) -> Conversion.of(List.of("a", 1)));
        ImportJob list = JOB.map("x", ColumnTarget.field(UserField.OTHER_EMAILS), "mixed@1");
        assertThat(codes(mapper(list, converters, "x").map(record("1")))).containsExactly(IssueCode.CONVERTER_FAILED);
        ImportJob attribute = JOB.map("x", ColumnTarget.attribute("a"), "mixed@1");
        assertThat(DraftValues.attributes(
                        mapper(attribute, converters, "x").map(record("1")).draft()))
                .isEqualTo(Map.of("a", List.of("a", 1L)));
    }

    @Test
    void aConverterThatIsNotRegisteredIsNamed() {
        ImportJob job = JOB.map("x", ColumnTarget.field(UserField.NICKNAME), "gone@1");
        assertThatThrownBy(() -> mapper(job, "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gone@1");
    }

    private static DraftRow floor(String converter, Object cell) {
        return mapper(JOB.map("Floor", ColumnTarget.attribute("office", "floor"), converter), "Floor")
                .map(record(cell));
    }

    private static void assertFloor(String converter, Object cell, Object value) {
        DraftRow row = floor(converter, cell);
        assertThat(row.issues()).isEmpty();
        assertThat(DraftValues.attributes(row.draft())).isEqualTo(Map.of("office", Map.of("floor", value)));
    }

    @Test
    void anAttributeIsTextUnlessTheJobNamesAConverter() {
        assertFloor(BuiltInConverters.NUMBER, " 12 ", 12L);
        assertFloor(BuiltInConverters.NUMBER, "-0.50", new BigDecimal("-0.5"));
        assertFloor(BuiltInConverters.NUMBER, 3L, 3L);
        assertFloor(BuiltInConverters.BOOLEAN, "yes", true);
        assertFloor(BuiltInConverters.LIST, "1; 2;;3", List.of("1", "2", "3"));
        assertFloor(BuiltInConverters.JSON, "{\"a\": [1, true]}", Map.of("a", List.of(1L, true)));
        assertFloor(BuiltInConverters.TEXT, "042", "042");
        assertFloor(BuiltInConverters.TEXT, 42L, "42");
    }

    @Test
    void aCellThatABuiltInConverterCannotReadRejectsItsRow() {
        assertThat(codes(floor(BuiltInConverters.NUMBER, "1,5"))).containsExactly(IssueCode.NUMBER_MALFORMED);
        assertThat(codes(floor(BuiltInConverters.NUMBER, true))).containsExactly(IssueCode.NUMBER_MALFORMED);
        assertThat(codes(floor(BuiltInConverters.NUMBER, new BigDecimal("1e9999"))))
                .containsExactly(IssueCode.NUMBER_MALFORMED);
        assertThat(codes(floor(BuiltInConverters.BOOLEAN, "2"))).containsExactly(IssueCode.BOOLEAN_MALFORMED);
        assertThat(codes(floor(BuiltInConverters.JSON, "{"))).containsExactly(IssueCode.JSON_MALFORMED);
        ImportJob field = JOB.map("x", ColumnTarget.field(UserField.NICKNAME), BuiltInConverters.NUMBER);
        assertThat(codes(mapper(field, "x").map(record("1")))).containsExactly(IssueCode.CONVERTER_FAILED);
    }

    @Test
    void everyBuiltInConverterIsThereAndGivesWayToTheHosts() {
        assertThat(BuiltInConverters.names()).hasSize(5).allSatisfy(name -> {
            assertThat(BuiltInConverters.isKnown(name)).isTrue();
            assertThat(floor(name, " ").isRejected()).isFalse();
        });
        assertThat(BuiltInConverters.isKnown("number@1")).isFalse();
        ImportJob job = JOB.map("x", ColumnTarget.attribute("a"), BuiltInConverters.NUMBER);
        Map<String, ValueConverter> own = Map.of(BuiltInConverters.NUMBER, (cell, rules) -> Conversion.of("own"));
        assertThat(DraftValues.attributes(mapper(job, own, "x").map(record("1")).draft()))
                .isEqualTo(Map.of("a", "own"));
    }

    @Test
    void templatesInCellsAreJustText() {
        for (String text : List.of("${7*7}", "#{7*7}", "{0}", "%s%n", "${jndi:ldap://x}", "$1\\")) {
            assertThat(draft(JOB, "nickname", text).text(UserField.NICKNAME)).isEqualTo(text);
        }
    }
}
