// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import static dev.muster.user.UserField.ATTRIBUTES;
import static dev.muster.user.UserField.BIRTHDATE;
import static dev.muster.user.UserField.CREATED_AT;
import static dev.muster.user.UserField.EMAIL;
import static dev.muster.user.UserField.EMAIL_VERIFIED;
import static dev.muster.user.UserField.NAME;
import static dev.muster.user.UserField.NICKNAME;
import static dev.muster.user.UserField.ORGANIZATION;
import static dev.muster.user.UserField.PHONE;
import static dev.muster.user.UserField.USERNAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcUserStoreCheckTest {
    private static List<String> findings(JdbcUserStoreBuilder builder) {
        TableMismatchException mismatch = catchThrowableOfType(TableMismatchException.class, builder::build);
        assertThat(mismatch).isNotNull().hasMessageStartingWith("The table " + mismatch.table() + " does not fit:\n- ");
        return mismatch.findings();
    }

    private static JdbcUserStoreBuilder users(UserDatabase database) {
        return JdbcUserStore.builder(database.dataSource())
                .table("users")
                .id("id")
                .column(EMAIL, "email");
    }

    @ParameterizedTest
    @EnumSource
    void missesATable(Dialect dialect) {
        assertThat(findings(users(UserDatabase.of(dialect)))).containsExactly("There is no such table.");
    }

    @Test
    void namesEverythingThatDoesNotFitAtOnce() {
        UserDatabase database = UserDatabase.postgres().execute("""
                        CREATE TABLE users (
                            id bigint,
                            email text,
                            login text UNIQUE,
                            tel text UNIQUE DEFERRABLE,
                            born text,
                            verified integer,
                            extra bytea,
                            slug text GENERATED ALWAYS AS (login) STORED,
                            tenant text NOT NULL,
                            since timestamptz NOT NULL DEFAULT now(),
                            gone boolean NOT NULL);
                        CREATE TABLE user_role (uid bigint NOT NULL, role integer NOT NULL, by text NOT NULL);
                        """);

        assertThat(findings(users(database)
                        .column(NAME, "full_name")
                        .column(USERNAME, "login")
                        .column(PHONE, "tel")
                        .column(BIRTHDATE, "born")
                        .column(EMAIL_VERIFIED, "verified")
                        .column(NICKNAME, "slug")
                        .attributes("extra")
                        .softDelete("gone")
                        .rolesInTable("user_role", "user_id", "role")))
                .containsExactlyInAnyOrder(
                        "The column id of type bigint cannot hold the ids that Muster proposes, UUIDs: use uuid or text, or let the database give the ids (generatedId).",
                        "There is no column full_name.",
                        "The column born of type text cannot hold birthdate: use date.",
                        "The column verified of type integer cannot hold email_verified: use boolean.",
                        "The column slug is computed by the database and cannot be written.",
                        "The column extra of type bytea cannot hold attributes: use jsonb.",
                        "The column gone of type boolean cannot hold the time of a deletion: use timestamp with time zone.",
                        "The column gone must be allowed to be empty: it is, while a user exists.",
                        "The column tenant must not be empty, has no default and is not mapped: no user could be created.",
                        "No unique index guards the ids in the column id.",
                        "No unique index guards username, so two users could get the same: create it with CREATE UNIQUE INDEX ON \"users\" (\"login\") WHERE \"gone\" IS NULL, or say that users share it (sharedKey).",
                        "No unique index guards email, so two users could get the same: create it with CREATE UNIQUE INDEX ON \"users\" (lower(\"email\")) WHERE \"gone\" IS NULL, or say that users share it (sharedKey).",
                        "No unique index guards phone_number, so two users could get the same: create it with CREATE UNIQUE INDEX ON \"users\" (\"tel\") WHERE \"gone\" IS NULL, or say that users share it (sharedKey).",
                        "The table user_role has no column user_id.",
                        "The column role of the table user_role of type integer cannot hold names of roles: use text.",
                        "The column by of the table user_role must not be empty and has no default: no role could be given.",
                        "The column uid of the table user_role must not be empty and has no default: no role could be given.",
                        "No index of the table user_role starts with the column user_id, by which the roles of a user are found.");
    }

    @Test
    void namesEverythingThatDoesNotFitInSqlite() {
        UserDatabase database = UserDatabase.sqlite().execute("""
                        CREATE TABLE users (id TEXT, email NUMERIC, created INTEGER, extra REAL, tenant TEXT NOT NULL);
                        """);

        assertThat(findings(users(database)
                        .column(CREATED_AT, "created")
                        .column(ATTRIBUTES, "extra")
                        .rolesInTable("roles", "user_id", "role")))
                .containsExactlyInAnyOrder(
                        "The column email of type NUMERIC cannot hold email: use text.",
                        "The column created of type INTEGER cannot hold created_at: use text.",
                        "The column extra of type REAL cannot hold attributes: use text.",
                        "The column tenant must not be empty, has no default and is not mapped: no user could be created.",
                        "No unique index guards the ids in the column id.",
                        "No unique index guards email, so two users could get the same: create it with CREATE UNIQUE INDEX ON \"users\" (lower(\"email\")), or say that users share it (sharedKey).",
                        "There is no table roles for the roles.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE UNIQUE INDEX e ON users (lower(email))",
                "CREATE UNIQUE INDEX e ON users (lower(email)) WHERE email IS NOT NULL"
            })
    void takesIndexesThatGuardTheKey(String index) {
        for (Dialect dialect : Dialect.values()) {
            UserDatabase database = UserDatabase.of(dialect)
                    .execute("CREATE TABLE users (id TEXT PRIMARY KEY, email VARCHAR(99), org TEXT);\n" + index);

            assertThat(users(database).build()).hasToString("JdbcUserStore[users]");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX e ON users (lower(email))",
                "CREATE UNIQUE INDEX e ON users (email)",
                "CREATE UNIQUE INDEX e ON users (lower(email), org)",
                "CREATE UNIQUE INDEX e ON users (lower(email)) WHERE org IS NULL"
            })
    void refusesIndexesThatDoNotGuardTheKey(String index) {
        for (Dialect dialect : Dialect.values()) {
            UserDatabase database = UserDatabase.of(dialect)
                    .execute("CREATE TABLE users (id TEXT PRIMARY KEY, email VARCHAR(99), org TEXT);\n" + index);

            assertThat(findings(users(database))).singleElement().asString().startsWith("No unique index guards email");
            assertThat(users(database).sharedKey(EMAIL).build()).isNotNull();
        }
    }

    @Test
    void asksForIndexesOverKeysWithinAnOrganization() {
        for (Dialect dialect : Dialect.values()) {
            UserDatabase database = UserDatabase.of(dialect).execute("""
                            CREATE TABLE users (id TEXT PRIMARY KEY, email VARCHAR(99), org TEXT);
                            CREATE UNIQUE INDEX e ON users (lower(email));
                            """);
            JdbcUserStoreBuilder builder =
                    users(database).column(ORGANIZATION, "org").keysWithinOrganization();

            assertThat(findings(builder))
                    .containsExactly(
                            "No unique index guards email, so two users could get the same: create it with CREATE UNIQUE INDEX ON \"users\" (lower(\"email\"), \"org\"), or say that users share it (sharedKey).");
            database.execute("CREATE UNIQUE INDEX o ON users (org, lower(email))");
            assertThat(builder.build()).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void wantsIdsFromADatabaseThatGivesThem(Dialect dialect) {
        UserDatabase database =
                UserDatabase.of(dialect).execute("CREATE TABLE users (id BIGINT PRIMARY KEY, email TEXT)");
        JdbcUserStoreBuilder builder = users(database).sharedKey(EMAIL).generatedId("id");

        assertThat(findings(builder))
                .singleElement()
                .asString()
                .startsWith("The database gives no ids for the column id");
    }

    @Test
    void takesNoTextThatIsNoName() {
        JdbcUserStoreBuilder builder = users(UserDatabase.sqlite());
        for (String name : List.of("", " ", "a\"b", "a\0", "x".repeat(64))) {
            assertThatIllegalArgumentException().isThrownBy(() -> builder.table(name));
            assertThatIllegalArgumentException().isThrownBy(() -> builder.id(name));
            assertThatIllegalArgumentException().isThrownBy(() -> builder.column(NAME, name));
            assertThatIllegalArgumentException().isThrownBy(() -> builder.rolesInTable("t", name, "r"));
        }
    }

    @Test
    void wantsAWholeMapping() {
        UserDatabase database = UserDatabase.sqlite();
        assertThatIllegalStateException()
                .isThrownBy(() -> JdbcUserStore.builder(database.dataSource()).build());
        assertThatIllegalStateException()
                .isThrownBy(() -> JdbcUserStore.builder(database.dataSource())
                        .table("t")
                        .id("id")
                        .column(NAME, "name")
                        .build());
        assertThatIllegalStateException()
                .isThrownBy(() -> users(database).normalizedKey(PHONE, "p").build());
        assertThatIllegalStateException()
                .isThrownBy(() -> users(database).keysWithinOrganization().build());
        assertThatIllegalStateException()
                .isThrownBy(() -> users(database)
                        .rolesInColumn("r")
                        .rolesInTable("t", "u", "r")
                        .build());
    }

    @Test
    void quotesNamesSoThatNoneIsReserved() {
        for (Dialect dialect : Dialect.values()) {
            UserDatabase database = UserDatabase.of(dialect).execute("""
                            CREATE TABLE "select" ("order" TEXT PRIMARY KEY, "group by" TEXT, "Ünï" TEXT);
                            CREATE UNIQUE INDEX "where" ON "select" (lower("group by"));
                            """);
            JdbcUserStore store = JdbcUserStore.builder(database.dataSource())
                    .table("select")
                    .id("order")
                    .column(EMAIL, "group by")
                    .column(NAME, "Ünï")
                    .build();

            Changes.apply(store, Changes.create(1));

            assertThat(Changes.find(store, "user1@example.org").user().name()).isEqualTo("User 1");
        }
    }
}
