// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import static dev.muster.jdbc.Changes.apply;
import static dev.muster.jdbc.Changes.delete;
import static dev.muster.jdbc.Changes.draft;
import static dev.muster.jdbc.Changes.find;
import static dev.muster.jdbc.Changes.id;
import static dev.muster.jdbc.Changes.update;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.store.ChangeResult;
import dev.muster.store.UserChange;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows that break a rule of the table, each among many that do not. */
class JdbcUserStoreRefusalTest {
    private static final String POSTGRES = """
            CREATE TABLE org (id text PRIMARY KEY);
            INSERT INTO org VALUES ('acme');
            CREATE TABLE person (
                id uuid PRIMARY KEY,
                email text NOT NULL CONSTRAINT no_spam CHECK (email NOT LIKE '%spam%'),
                name varchar(20),
                nick text CONSTRAINT one_nick UNIQUE,
                org text CONSTRAINT known_org REFERENCES org DEFERRABLE INITIALLY DEFERRED,
                hr_id integer UNIQUE);
            CREATE UNIQUE INDEX person_email ON person (lower(email));
            CREATE TABLE person_role (
                person_id uuid REFERENCES person,
                role text CONSTRAINT known_role CHECK (role <> 'root'),
                PRIMARY KEY (person_id, role));
            """;

    private static final String SQLITE = """
            CREATE TABLE org (id TEXT PRIMARY KEY);
            INSERT INTO org VALUES ('acme');
            CREATE TABLE person (
                id UUID PRIMARY KEY NOT NULL,
                email TEXT NOT NULL CONSTRAINT no_spam CHECK (email NOT LIKE '%spam%'),
                name TEXT CONSTRAINT short CHECK (length(name) <= 20),
                nick TEXT UNIQUE,
                org TEXT REFERENCES org,
                hr_id INTEGER UNIQUE);
            CREATE UNIQUE INDEX person_email ON person (lower(email));
            CREATE TABLE person_role (
                person_id TEXT REFERENCES person,
                role TEXT CONSTRAINT known_role CHECK (role <> 'root'),
                PRIMARY KEY (person_id, role));
            """;

    private static UserDatabase persons(Dialect dialect) {
        return UserDatabase.of(dialect).execute(dialect == Dialect.POSTGRESQL ? POSTGRES : SQLITE);
    }

    private static JdbcUserStore store(UserDatabase database) {
        return JdbcUserStore.builder(database.dataSource())
                .table("person")
                .id("id")
                .column(UserField.EMAIL, "email")
                .column(UserField.NAME, "name")
                .column(UserField.NICKNAME, "nick")
                .column(UserField.ORGANIZATION, "org")
                .column(UserField.EXTERNAL_ID, "hr_id")
                .rolesInTable("person_role", "person_id", "role")
                .build();
    }

    private static Map<Integer, UserDraft> faulty() {
        Map<Integer, UserDraft> faulty = new HashMap<>();
        faulty.put(17, draft(17).set(UserField.EMAIL, "a@spam.example").build());
        faulty.put(18, draft(18).set(UserField.EMAIL, null).build());
        faulty.put(400, draft(400).set(UserField.NAME, "123456789 123456789 1").build());
        faulty.put(500, draft(500).set(UserField.ORGANIZATION, "nowhere").build());
        faulty.put(
                501, draft(501).set(UserField.ROLES, Set.of("reader", "root")).build());
        faulty.put(502, draft(502).set(UserField.NICKNAME, "nick0").build());
        faulty.put(503, draft(503).set(UserField.EXTERNAL_ID, "x17").build());
        faulty.put(998, draft(998).set(UserField.EMAIL, "USER0@example.org").build());
        faulty.put(999, draft(999).set(UserField.EXTERNAL_ID, "7").build());
        return faulty;
    }

    @ParameterizedTest
    @EnumSource
    void namesTheRuleThatARowBreaksAndWritesAllOthers(Dialect dialect) {
        UserDatabase database = persons(dialect);
        JdbcUserStore store = store(database);
        apply(
                store,
                Changes.create(
                        0,
                        draft(0).set(UserField.NICKNAME, "nick0")
                                .set(UserField.EXTERNAL_ID, "7")
                                .build()));
        List<UserChange> changes = new ArrayList<>();
        for (int i = 1; i <= 1_000; i++) {
            UserDraft sound = draft(i).set(UserField.ORGANIZATION, "acme")
                    .set(UserField.ROLES, Set.of("reader"))
                    .build();
            changes.add(Changes.create(i, faulty().getOrDefault(i, sound)));
        }

        List<ChangeResult> results = store.apply(changes, Changes.CHUNK);

        boolean postgres = dialect == Dialect.POSTGRESQL;
        Map<Integer, ChangeResult> expected = new HashMap<>();
        expected.put(17, refused("The values do not satisfy a rule of the table (check constraint no_spam)"));
        expected.put(18, refused("The column email must not be empty"));
        expected.put(
                400,
                refused(
                        postgres
                                ? "The column name takes at most 20 characters"
                                : "The values do not satisfy a rule of the table (check constraint short)"));
        expected.put(
                500,
                refused("The values refer to something that does not exist"
                        + (postgres ? " (foreign key known_org)" : "")));
        expected.put(501, refused("The values do not satisfy a rule of the table (check constraint known_role)"));
        expected.put(
                502,
                refused("Another row has the same values (unique constraint " + (postgres ? "one_nick" : "nick")
                        + ")"));
        expected.put(503, refused("The column hr_id holds whole numbers only"));
        expected.put(998, new ChangeResult.Conflict());
        expected.put(999, new ChangeResult.Conflict());
        for (int i = 1; i <= 1_000; i++) {
            assertThat(results.get(i - 1))
                    .as("row %s", i)
                    .isEqualTo(expected.getOrDefault(i, new ChangeResult.Applied(id(i))));
        }
        assertThat(database.query("SELECT count(*) FROM person")).containsExactly("992");
        assertThat(database.query("SELECT count(*) FROM person_role")).containsExactly("991");
    }

    private static ChangeResult refused(String reason) {
        return new ChangeResult.Refused(reason);
    }

    @ParameterizedTest
    @EnumSource
    void createsAChunkAgainstExistingUsersOnceOnly(Dialect dialect) {
        JdbcUserStore store = store(persons(dialect));
        List<UserChange> changes = new ArrayList<>();
        for (int i = 1; i <= 300; i++) {
            changes.add(Changes.create(i));
        }
        store.apply(changes.subList(0, 200), Changes.CHUNK);

        List<ChangeResult> again = store.apply(changes, Changes.CHUNK);

        assertThat(again.subList(0, 200)).containsOnly(new ChangeResult.Conflict());
        assertThat(again.subList(200, 300)).allMatch(ChangeResult.Applied.class::isInstance);
    }

    /** Whichever of its indexes a database names. */
    @ParameterizedTest
    @EnumSource
    void isInConflictOverAKeyThatIsGuardedTwice(Dialect dialect) {
        UserDatabase database = persons(dialect).execute("CREATE UNIQUE INDEX aaa ON person (email)");
        JdbcUserStore store = store(database);
        apply(store, Changes.create(1));

        assertThat(apply(store, Changes.create(2, draft(1).build()))).containsExactly(new ChangeResult.Conflict());
    }

    @ParameterizedTest
    @EnumSource
    void createsOneOfTwoWithTheSameKeyInAChunk(Dialect dialect) {
        JdbcUserStore store = store(persons(dialect));

        List<ChangeResult> results = apply(
                store,
                Changes.create(1),
                Changes.create(
                        2, draft(2).set(UserField.EMAIL, "User1@example.org").build()),
                Changes.create(3));

        assertThat(results)
                .containsExactly(
                        new ChangeResult.Applied(id(1)), new ChangeResult.Conflict(), new ChangeResult.Applied(id(3)));
    }

    @ParameterizedTest
    @EnumSource
    void namesTheRuleThatAnUpdateBreaksAndWritesAllOthers(Dialect dialect) {
        JdbcUserStore store = store(persons(dialect));
        List<UserChange> creates = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            creates.add(Changes.create(
                    i, draft(i).set(UserField.ROLES, Set.of("reader", "old")).build()));
        }
        store.apply(creates, Changes.CHUNK);
        List<UserChange> updates = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            updates.add(update(
                    find(store, "user" + i + "@example.org"),
                    i % 2 == 0 ? UserField.EMAIL : UserField.ROLES,
                    i % 2 == 0 ? "new" + i + "@example.org" : Set.of("reader", "new")));
        }
        updates.set(10, update(find(store, "user10@example.org"), UserField.EMAIL, "x@spam.example"));
        updates.set(20, update(find(store, "user20@example.org"), UserField.EMAIL, "user1@example.org"));
        updates.set(31, update(find(store, "user31@example.org"), UserField.ROLES, Set.of("root")));

        List<ChangeResult> results = store.apply(updates, Changes.CHUNK);

        assertThat(results.get(10))
                .isEqualTo(refused("The values do not satisfy a rule of the table (check constraint no_spam)"));
        assertThat(results.get(20)).isEqualTo(refused("Another user has this email"));
        assertThat(results.get(31))
                .isEqualTo(refused("The values do not satisfy a rule of the table (check constraint known_role)"));
        assertThat(results).filteredOn(ChangeResult.Applied.class::isInstance).hasSize(197);
        assertThat(find(store, "new40@example.org").user().roles()).containsExactlyInAnyOrder("reader", "old");
        assertThat(find(store, "user33@example.org").user().roles()).containsExactlyInAnyOrder("reader", "new");
        assertThat(find(store, "user31@example.org").user().roles()).containsExactlyInAnyOrder("reader", "old");
    }

    @ParameterizedTest
    @EnumSource
    void keepsAUserToWhomOtherRowsRefer(Dialect dialect) {
        UserDatabase database = persons(dialect);
        JdbcUserStore store = store(database);
        apply(
                store,
                Changes.create(
                        1, draft(1).set(UserField.ROLES, Set.of("reader")).build()),
                Changes.create(2));
        String type = dialect == Dialect.POSTGRESQL ? "uuid" : "text";
        database.execute("CREATE TABLE post (author " + type + " CONSTRAINT written_by REFERENCES person (id));\n"
                + "INSERT INTO post VALUES ('" + id(1) + "');\n");

        List<ChangeResult> results =
                apply(store, delete(find(store, "user1@example.org")), delete(find(store, "user2@example.org")));

        assertThat(results)
                .containsExactly(
                        refused("Other rows refer to this user"
                                + (dialect == Dialect.POSTGRESQL ? " (foreign key written_by)" : "")),
                        new ChangeResult.Applied(id(2)));
        assertThat(find(store, "user1@example.org").user().roles()).containsExactly("reader");
    }

    @Test
    void refusesARowThatATriggerRefuses() {
        UserDatabase database = persons(Dialect.POSTGRESQL);
        JdbcUserStore store = store(database);
        database.execute("""
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
                'BEGIN IF NEW.name = ''User 2'' THEN RAISE ''secret %'', NEW.email; END IF; RETURN NEW; END';
                CREATE TRIGGER refuse BEFORE INSERT ON person FOR EACH ROW EXECUTE FUNCTION refuse();
                """);

        List<ChangeResult> results = apply(store, Changes.create(1), Changes.create(2), Changes.create(3));

        assertThat(results)
                .containsExactly(
                        new ChangeResult.Applied(id(1)),
                        refused("The database does not take these values (SQLSTATE P0001)"),
                        new ChangeResult.Applied(id(3)));
    }

    @Test
    void doesWithoutCopyWhereTheDatabaseForbidsIt() {
        UserDatabase database = persons(Dialect.POSTGRESQL);
        JdbcUserStore store = store(database);
        database.execute("""
                DROP ROLE IF EXISTS limited;
                CREATE ROLE limited;
                GRANT USAGE ON SCHEMA public TO limited;
                GRANT ALL ON person, person_role, org TO limited;
                ALTER TABLE person ENABLE ROW LEVEL SECURITY;
                CREATE POLICY everything ON person USING (true);
                """);
        store.database().run(() -> {
            store.database().write(connection -> connection.createStatement().execute("SET LOCAL ROLE limited"));

            assertThat(apply(store, Changes.create(1), Changes.create(2)))
                    .containsExactly(new ChangeResult.Applied(id(1)), new ChangeResult.Applied(id(2)));
        });
        assertThat(database.query("SELECT count(*) FROM person")).containsExactly("2");
    }
}
