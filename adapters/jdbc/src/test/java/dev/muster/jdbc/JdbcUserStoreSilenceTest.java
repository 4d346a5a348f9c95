// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import static dev.muster.jdbc.Changes.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.muster.store.ChangeResult;
import dev.muster.store.UserChange;
import dev.muster.user.Attributes;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import dev.muster.user.UserKey;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Databases quote values in what they say about errors. None of it may come out. */
class JdbcUserStoreSilenceTest {
    private static final String CANARY = "canary7391";

    /** Collects what is logged by anybody at any level. */
    private static final class Listening extends Handler {
        private final List<String> said = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void publish(LogRecord entry) {
            said.add(new SimpleFormatter().format(entry));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static List<String> listening(Runnable work) {
        Listening listening = new Listening();
        listening.setLevel(Level.ALL);
        Logger logger = Logger.getLogger("dev.muster");
        Level before = logger.getLevel();
        logger.setLevel(Level.ALL);
        logger.addHandler(listening);
        try {
            work.run();
        } finally {
            logger.removeHandler(listening);
            logger.setLevel(before);
        }
        return listening.said;
    }

    private static UserDraft.Builder canary(int number) {
        return draft(number)
                .set(UserField.EMAIL, CANARY + number + "@example.org")
                .set(UserField.NAME, CANARY)
                .set(UserField.ORGANIZATION, "o")
                .set(UserField.ROLES, Set.of(CANARY));
    }

    @ParameterizedTest
    @EnumSource
    void saysNothingOfTheValuesOfARefusedRow(Dialect dialect) {
        UserDatabase database = HostTables.withCounted(dialect);
        JdbcUserStore store = HostTables.counted(database).build();
        database.execute("CREATE TABLE known (role TEXT PRIMARY KEY)");
        database.execute("CREATE UNIQUE INDEX other ON app_user (full_name) WHERE full_name = '" + CANARY + "'");
        List<UserChange> changes = new ArrayList<>();
        changes.add(Changes.create(1, canary(1).build()));
        changes.add(Changes.create(2, canary(1).set(UserField.NAME, "x").build()));
        changes.add(Changes.create(3, canary(3).build()));
        changes.add(Changes.create(
                4, canary(4).set(UserField.NAME, CANARY.repeat(11)).build()));
        changes.add(
                Changes.create(5, canary(5).set(UserField.ORGANIZATION, CANARY).build()));
        changes.add(
                Changes.create(6, canary(6).set(UserField.NAME, CANARY + "\0").build()));
        changes.add(Changes.create(
                7, canary(7).set(UserField.EMAIL, CANARY.repeat(300)).build()));
        List<ChangeResult> results = new ArrayList<>();

        List<String> log = listening(() -> results.addAll(store.apply(changes, Changes.CHUNK)));

        assertThat(results)
                .anyMatch(ChangeResult.Refused.class::isInstance)
                .anyMatch(ChangeResult.Conflict.class::isInstance);
        assertThat(results.toString()).doesNotContain(CANARY);
        assertThat(log).noneMatch(text -> text.contains(CANARY));
    }

    @ParameterizedTest
    @EnumSource
    void saysNothingOfValuesWhenTheDatabaseFails(Dialect dialect) {
        UserDatabase database = HostTables.withCompact(dialect);
        JdbcUserStore store = HostTables.compact(database).build();
        database.execute("ALTER TABLE " + (dialect == Dialect.POSTGRESQL ? "app." : "") + "\"User\" RENAME TO gone");
        List<Throwable> thrown = new ArrayList<>();

        List<String> log = listening(() -> {
            thrown.add(catchThrowable(() ->
                    store.apply(List.of(Changes.create(1, canary(1).build())), Changes.CHUNK)));
            thrown.add(catchThrowable(() -> store.find(List.of(UserKey.of(UserField.EMAIL, CANARY + "@example.org")))));
        });

        assertThat(thrown).hasSize(2).allMatch(DatabaseException.class::isInstance);
        assertThat(text(thrown)).doesNotContain(CANARY);
        assertThat(log).noneMatch(text -> text.contains(CANARY));
    }

    /** What a host has put into a text column need not be JSON. */
    @ParameterizedTest
    @EnumSource
    void saysNothingOfAColumnThatIsNoJson(Dialect dialect) {
        UserDatabase database = UserDatabase.of(dialect).execute("""
                        CREATE TABLE users (id TEXT PRIMARY KEY, email TEXT, extra TEXT);
                        INSERT INTO users VALUES ('1', 'a@example.org', '{"canary7391');
                        INSERT INTO users VALUES ('2', 'b@example.org', '["canary7391"]');
                        INSERT INTO users VALUES ('3', 'c@example.org', 'null');
                        """);
        JdbcUserStore store = JdbcUserStore.builder(database.dataSource())
                .table("users")
                .id("id")
                .column(UserField.EMAIL, "email")
                .sharedKey(UserField.EMAIL)
                .attributes("extra")
                .build();

        List<Throwable> thrown = new ArrayList<>();
        for (String email : List.of("a@example.org", "b@example.org")) {
            thrown.add(catchThrowable(() -> store.find(List.of(UserKey.of(UserField.EMAIL, email)))));
        }

        assertThat(thrown)
                .hasSize(2)
                .allSatisfy(each -> assertThat(each)
                        .hasMessage("The column extra of a user does not hold JSON of the shape that Muster writes"));
        assertThat(text(thrown)).doesNotContain(CANARY);
        assertThat(Changes.find(store, "c@example.org").user().attributes()).isEqualTo(Attributes.of(Map.of()));
    }

    private static String text(List<Throwable> thrown) {
        StringWriter text = new StringWriter();
        thrown.forEach(each -> each.printStackTrace(new PrintWriter(text)));
        return text.toString();
    }
}
