// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import static dev.muster.jdbc.Changes.apply;
import static dev.muster.jdbc.Changes.draft;
import static dev.muster.jdbc.Changes.find;
import static dev.muster.jdbc.Changes.id;
import static dev.muster.jdbc.Changes.update;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.store.ChangeResult;
import dev.muster.store.StoredUser;
import dev.muster.store.UserChange;
import dev.muster.user.Address;
import dev.muster.user.AttributePatch;
import dev.muster.user.Attributes;
import dev.muster.user.Credential;
import dev.muster.user.LinkedIdentity;
import dev.muster.user.Membership;
import dev.muster.user.MfaFactor;
import dev.muster.user.User;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import dev.muster.user.UserId;
import dev.muster.user.UserKey;
import dev.muster.user.UserStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcUserStoreValuesTest {
    /** What has broken somebody's escaping before. */
    private static final List<String> HOSTILE = List.of(
            "O'Family; DROP TABLE muster_user; --",
            "\"double\" and \\\\ back\\nslashes\\",
            "\\N",
            "\\.",
            "tab\tline\nreturn\rbell\u0007 vertical\u000b escape\u001b delete\u007f",
            "{\"a\",NULL}",
            "NULL",
            "",
            " outer blanks ",
            "\u00fc\u0308 \u540d\u524d \u05d0\u05d1 \ufeff \u2028 \uffff",
            "\ud83d\ude00 \ud83c\udff3\ufe0f\u200d\ud83c\udf08");

    private static UserDraft full() {
        return draft(1).set(UserField.EMAIL, "Ann.Lee@B\u00fccher.example")
                .set(UserField.EXTERNAL_ID, "ext-1")
                .set(UserField.USERNAME, "ann")
                .set(UserField.EMAIL_VERIFIED, true)
                .set(UserField.OTHER_EMAILS, List.of("z@example.org", "a@example.org", "z@example.org"))
                .set(UserField.PHONE, "+4915112345678")
                .set(UserField.PHONE_VERIFIED, false)
                .set(UserField.GIVEN_NAME, "Ann")
                .set(UserField.MIDDLE_NAME, "M.")
                .set(UserField.FAMILY_NAME, "Lee")
                .set(UserField.NAME, "Ann Lee")
                .set(UserField.NICKNAME, "al")
                .set(UserField.PICTURE, "https://example.org/a.png")
                .set(UserField.PROFILE, "https://example.org/a")
                .set(UserField.WEBSITE, "https://example.com")
                .set(UserField.LOCALE, "de-DE")
                .set(UserField.ZONEINFO, "Europe/Berlin")
                .set(UserField.BIRTHDATE, LocalDate.of(1980, 2, 29))
                .set(UserField.GENDER, "x")
                .set(UserField.ADDRESS, new Address("Line 1\nLine 2", "Street 1", null, "R", "01234", "DE"))
                .set(UserField.STATUS, UserStatus.PENDING_VERIFICATION)
                .set(UserField.ORGANIZATION, "acme")
                .set(UserField.DEPARTMENT, "R&D")
                .set(UserField.TITLE, "Dr.")
                .set(UserField.ROLES, Set.of("admin", "a,b", "q\"uote", "back\\slash", "{}"))
                .set(
                        UserField.MEMBERSHIPS,
                        List.of(new Membership("b", Set.of("x", "y")), new Membership("a", Set.of())))
                .set(UserField.CREATED_AT, Instant.parse("2020-01-01T00:00:00.123456Z"))
                .set(UserField.UPDATED_AT, Instant.parse("1969-12-31T23:59:59.999999Z"))
                .set(UserField.LAST_LOGIN_AT, Instant.parse("9999-12-31T23:59:59Z"))
                .set(UserField.CREDENTIAL, new Credential("$2b$12$abcdefghijklmnopqrstuv"))
                .set(UserField.MFA_FACTORS, List.of(new MfaFactor("totp", "SEED"), new MfaFactor("phone", "+49")))
                .set(
                        UserField.IDENTITIES,
                        List.of(new LinkedIdentity("google", "1", null), new LinkedIdentity("x", "2", "e@example.org")))
                .set(UserField.ATTRIBUTES, Attributes.of(attributes()))
                .set(UserField.PRIVATE_ATTRIBUTES, Attributes.of(Map.of("note", "n", "empty", Map.of())))
                .build();
    }

    private static Map<String, Object> attributes() {
        return Map.of(
                "long",
                Long.MAX_VALUE,
                "beyond",
                new BigDecimal("123456789012345678901234567890"),
                "decimal",
                new BigDecimal("0.1000000000000000055511151231257827"),
                "huge",
                new BigDecimal("1E+400"),
                "tiny",
                new BigDecimal("1E-400"),
                "true",
                true,
                "list",
                List.of(1, "two", List.of(), Map.of("three", 3)),
                "",
                "empty name",
                "q\"\\\n\u0001",
                "q\"\\\n\u0001");
    }

    @ParameterizedTest
    @EnumSource
    void readsEveryFieldBackAsItWas(Dialect dialect) {
        JdbcUserStore store = HostTables.standard(dialect);
        for (UserField field : UserField.values()) {
            assertThat(field == UserField.ID || full().has(field))
                    .as("%s", field)
                    .isTrue();
        }

        assertThat(apply(store, Changes.create(1, full()))).containsExactly(new ChangeResult.Applied(id(1)));

        User read = find(store, "ann.lee@xn--bcher-kva.example").user();
        for (UserField field : full().fields()) {
            assertThat(read.value(field))
                    .as("%s", field)
                    .isEqualTo(User.of(full()).value(field));
        }
        assertThat(store.canonical(User.of(full()))).isEqualTo(User.of(full()));
    }

    @ParameterizedTest
    @EnumSource
    void writesEveryFieldOfAnUpdateAndClearsItAgain(Dialect dialect) {
        JdbcUserStore store = HostTables.standard(dialect);
        apply(store, Changes.create(1));
        for (UserField field : full().fields()) {
            if (field == UserField.EMAIL) {
                continue;
            }
            StoredUser before = find(store, "user1@example.org");
            Object value = full().get(field);

            assertThat(apply(store, update(before, field, value)))
                    .as("%s", field)
                    .containsExactly(new ChangeResult.Applied(id(1)));
            StoredUser after = find(store, "user1@example.org");
            assertThat(after.user().value(field))
                    .as("%s", field)
                    .isEqualTo(User.of(full()).value(field));

            UserDraft cleared = UserDraft.builder().set(field, cleared(field)).build();
            apply(store, new UserChange.Update(id(1), cleared.imageOf(after.user()), cleared));
            assertThat(find(store, "user1@example.org").user().value(field))
                    .as("%s", field)
                    .isNull();
        }
    }

    /** Attributes are cleared by name. */
    private static @Nullable Object cleared(UserField field) {
        if (!(full().get(field) instanceof AttributePatch patch)) {
            return null;
        }
        Map<String, @Nullable Object> absent = new HashMap<>();
        patch.names().forEach(name -> absent.put(name, null));
        return AttributePatch.of(absent);
    }

    @ParameterizedTest
    @EnumSource
    void keepsHostileTexts(Dialect dialect) {
        JdbcUserStore store = HostTables.standard(dialect);
        List<UserChange> changes = new ArrayList<>();
        for (int i = 0; i < HOSTILE.size(); i++) {
            changes.add(Changes.create(i, hostile(i)));
        }
        assertThat(store.apply(changes, Changes.CHUNK)).allMatch(ChangeResult.Applied.class::isInstance);

        for (int i = 0; i < HOSTILE.size(); i++) {
            User read = find(store, "user" + i + "@example.org").user();
            assertThat(read).as("text %s", i).isEqualTo(User.of(hostile(i)));
        }
    }

    /** Statements go by the rules of a table, COPY does not: without it, nobody would be created here. */
    @Test
    void bringsNewUsersInByCopy() {
        JdbcUserStore store = HostTables.standard(Dialect.POSTGRESQL);
        UserDatabase database = new UserDatabase(Dialect.POSTGRESQL, UserDatabase.postgresSource());
        database.execute("CREATE RULE none AS ON INSERT TO muster_user DO INSTEAD NOTHING");
        List<UserChange> changes = new ArrayList<>();
        for (int i = 0; i < HOSTILE.size(); i++) {
            changes.add(Changes.create(i, hostile(i)));
        }

        assertThat(store.apply(changes, Changes.CHUNK)).allMatch(ChangeResult.Applied.class::isInstance);
        assertThat(database.query("SELECT count(*) FROM muster_user")).containsExactly("" + HOSTILE.size());
    }

    /** A change may be of nothing that the table keeps. */
    @ParameterizedTest
    @EnumSource
    void appliesAChangeOfFieldsWithoutAColumn(Dialect dialect) {
        JdbcUserStore store =
                HostTables.compact(HostTables.withCompact(dialect)).build();
        apply(store, Changes.create(1));

        assertThat(apply(store, update(find(store, "user1@example.org"), UserField.TITLE, "Dr.")))
                .containsExactly(new ChangeResult.Applied(id(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uuid DEFAULT gen_random_uuid()",
                "bigserial",
                "int GENERATED BY DEFAULT AS IDENTITY",
                "text DEFAULT 'u' || nextval('numbers')"
            })
    void takesTheIdsThatTheDatabaseGives(String type) {
        UserDatabase database = UserDatabase.postgres()
                .execute("CREATE SEQUENCE numbers;\nCREATE TABLE users (id " + type
                        + " PRIMARY KEY, email text UNIQUE)");
        JdbcUserStore store = JdbcUserStore.builder(database.dataSource())
                .table("users")
                .generatedId("id")
                .column(UserField.EMAIL, "email")
                .normalizedKey(UserField.EMAIL, "email")
                .build();

        List<ChangeResult> results =
                apply(store, Changes.create(1), Changes.create(2), Changes.create(3, draft(1).build()));

        assertThat(results.get(0))
                .isEqualTo(new ChangeResult.Applied(
                        find(store, "user1@example.org").id()));
        assertThat(results.get(1))
                .isEqualTo(new ChangeResult.Applied(
                        find(store, "user2@example.org").id()));
        assertThat(results.get(2)).isEqualTo(new ChangeResult.Conflict());
        UserId first = find(store, "user1@example.org").id();
        assertThat(store.find(List.of(UserKey.of(first)))).hasSize(1);
    }

    @Test
    void knowsWhatColumnsOfPostgresDoToTexts() {
        UserDatabase database = UserDatabase.postgres().execute("""
                        CREATE EXTENSION IF NOT EXISTS citext;
                        CREATE DOMAIN short AS varchar(5) CHECK (VALUE <> 'bad');
                        CREATE TABLE users (
                            id char(36) PRIMARY KEY, email citext UNIQUE, name char(8), title short, org uuid, dept int);
                        """);
        JdbcUserStore store = JdbcUserStore.builder(database.dataSource())
                .table("users")
                .id("id")
                .column(UserField.EMAIL, "email")
                .column(UserField.NAME, "name")
                .column(UserField.TITLE, "title")
                .column(UserField.ORGANIZATION, "org")
                .column(UserField.DEPARTMENT, "dept")
                .build();
        UserDraft written = draft(1).set(UserField.EMAIL, "User1@Example.org")
                .set(UserField.NAME, "ab  ")
                .set(UserField.TITLE, "a    b    ".substring(0, 5) + "   ")
                .set(UserField.ORGANIZATION, "0198A000-0000-7000-8000-0000000000FF")
                .set(UserField.DEPARTMENT, "007")
                .build();

        List<ChangeResult> results = apply(
                store,
                Changes.create(1, written),
                Changes.create(2, draft(2).set(UserField.TITLE, "bad").build()),
                Changes.create(3, draft(3).set(UserField.TITLE, "123456").build()),
                Changes.create(4, draft(4).set(UserField.ORGANIZATION, "acme").build()),
                Changes.create(
                        5, draft(5).set(UserField.DEPARTMENT, "99999999999").build()),
                Changes.create(6, draft(1).build()));

        assertThat(results)
                .containsExactly(
                        new ChangeResult.Applied(id(1)),
                        new ChangeResult.Refused(
                                "The values do not satisfy a rule of the table (check constraint short_check)"),
                        new ChangeResult.Refused("The column title takes at most 5 characters"),
                        new ChangeResult.Refused("The column org holds UUIDs only"),
                        new ChangeResult.Refused("The database does not take these values (SQLSTATE 22003)"),
                        new ChangeResult.Conflict());
        User read = find(store, "user1@example.org").user();
        assertThat(read).isEqualTo(store.canonical(User.of(written)));
        assertThat(read.email()).isEqualTo("User1@Example.org");
        assertThat(read.name()).isEqualTo("ab");
        assertThat(read.department()).isEqualTo("7");
        assertThat(read.organization()).isEqualTo("0198a000-0000-7000-8000-0000000000ff");
    }

    private static UserDraft hostile(int number) {
        String text = HOSTILE.get(number);
        return draft(number)
                .set(UserField.NAME, text)
                .set(UserField.ROLES, Set.of(text, "other"))
                .set(UserField.OTHER_EMAILS, List.of(text, text))
                .set(UserField.ADDRESS, new Address(text, null, null, null, null, null))
                .set(UserField.ATTRIBUTES, Attributes.of(Map.of(text, text, "list", List.of(text))))
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatNoDatabaseKeepsAndWritesTheRest(Dialect dialect) {
        JdbcUserStore store = HostTables.standard(dialect);
        List<UserDraft> unfit = List.of(
                draft(1).set(UserField.NAME, "a\0b").build(),
                draft(2).set(UserField.ATTRIBUTES, Attributes.of(Map.of("n", "a\0b")))
                        .build(),
                draft(3).set(UserField.ROLES, Set.of("a\0b")).build(),
                draft(4).set(UserField.NAME, "half \ud83d").build(),
                draft(5).set(UserField.NAME, "\ude00\ud83d").build(),
                draft(6).set(UserField.ATTRIBUTES, Attributes.of(Map.of("\ud83d", 1)))
                        .build(),
                draft(7).set(UserField.BIRTHDATE, LocalDate.of(12345, 1, 1)).build());
        List<UserChange> changes = new ArrayList<>();
        for (int i = 0; i < unfit.size(); i++) {
            changes.add(Changes.create(i + 1, unfit.get(i)));
            changes.add(Changes.create(100 + i));
        }

        List<ChangeResult> results = store.apply(changes, Changes.CHUNK);

        for (int i = 0; i < unfit.size(); i++) {
            assertThat(results.get(2 * i + 1)).isEqualTo(new ChangeResult.Applied(id(100 + i)));
        }
        ChangeResult nul =
                new ChangeResult.Refused("A text holds the character NUL (U+0000), which a database does not keep");
        ChangeResult half = new ChangeResult.Refused(
                "A text holds one half of a character (a lone surrogate), which no database keeps");
        assertThat(List.of(
                        results.get(0),
                        results.get(2),
                        results.get(4),
                        results.get(6),
                        results.get(8),
                        results.get(10),
                        results.get(12)))
                .containsExactly(
                        nul,
                        nul,
                        nul,
                        half,
                        half,
                        half,
                        new ChangeResult.Refused("A date is not within the years 1 to 9999"));
    }

    @ParameterizedTest
    @EnumSource
    void refusesAnUpdateThatNoDatabaseKeeps(Dialect dialect) {
        JdbcUserStore store = HostTables.standard(dialect);
        apply(store, Changes.create(1), Changes.create(2));

        List<ChangeResult> results = apply(
                store,
                update(find(store, "user1@example.org"), UserField.NAME, "a\0b"),
                update(find(store, "user2@example.org"), UserField.NAME, "new"));

        assertThat(results.get(0)).isInstanceOf(ChangeResult.Refused.class);
        assertThat(results.get(1)).isEqualTo(new ChangeResult.Applied(id(2)));
        assertThat(find(store, "user1@example.org").user().name()).isEqualTo("User 1");
    }

    @ParameterizedTest
    @EnumSource
    void findsNobodyByAKeyThatNoRowCanHold(Dialect dialect) {
        JdbcUserStore store = HostTables.standard(dialect);
        apply(store, Changes.create(1));

        assertThat(store.find(List.of(
                        UserKey.of(UserField.USERNAME, "a\0b"),
                        UserKey.of(UserField.USERNAME, "\ud83d"),
                        UserKey.of(UserField.ID, "no uuid"),
                        UserKey.of(UserField.EMAIL, "user1@example.org"))))
                .extracting(StoredUser::id)
                .containsExactly(id(1));
    }

    @ParameterizedTest
    @EnumSource
    void takesTheDefaultsOfTheTableForWhatAUserDoesNotSay(Dialect dialect) {
        JdbcUserStore store =
                HostTables.counted(HostTables.withCounted(dialect)).build();
        apply(store, Changes.create(1));

        User read = find(store, "user1@example.org").user();

        assertThat(read.status()).isEqualTo(UserStatus.ACTIVE);
        assertThat(read.emailVerified()).isFalse();
        assertThat(read.createdAt()).isNotNull();
        User canonical = store.canonical(User.of(draft(1).build()));
        assertThat(canonical.status()).isEqualTo(UserStatus.ACTIVE);
        assertThat(canonical.emailVerified()).isFalse();
        assertThat(Objects.requireNonNull(store.canonical(User.of(
                                        draft(1).set(UserField.CREATED_AT, Instant.parse("2020-01-01T00:00:00.123999Z"))
                                                .build()))
                                .createdAt())
                        .toString())
                .isEqualTo(dialect == Dialect.POSTGRESQL ? "2020-01-01T00:00:00.123Z" : "2020-01-01T00:00:00.123999Z");
    }

    @ParameterizedTest
    @EnumSource
    void dropsFieldsWithoutAColumn(Dialect dialect) {
        JdbcUserStore store =
                HostTables.counted(HostTables.withCounted(dialect)).build();

        User canonical = store.canonical(User.of(full()));

        assertThat(canonical.attributes().isEmpty()).isTrue();
        assertThat(canonical.phone()).isNull();
        assertThat(canonical.roles()).isEqualTo(User.of(full()).roles());
        assertThat(canonical.email()).isEqualTo("ann.lee@b\u00fccher.example");
    }
}
