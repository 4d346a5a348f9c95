// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import static dev.muster.jdbc.Changes.apply;
import static dev.muster.jdbc.Changes.draft;
import static dev.muster.jdbc.Changes.find;
import static dev.muster.jdbc.Changes.id;
import static dev.muster.jdbc.Changes.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.store.ChangeResult;
import dev.muster.store.StoreUnavailableException;
import dev.muster.store.StoredUser;
import dev.muster.user.UserField;
import dev.muster.user.UserFilter;
import dev.muster.user.UserStatus;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JdbcUserStoreTransactionTest {
    @ParameterizedTest
    @EnumSource
    void writesWithinTheTransactionOfTheThread(Dialect dialect) {
        JdbcUserStore store = HostTables.standard(dialect);
        apply(store, Changes.create(1));

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> store.database().run(() -> {
                    assertThat(apply(store, Changes.create(2), Changes.create(1)))
                            .containsExactly(new ChangeResult.Applied(id(2)), new ChangeResult.Conflict());
                    assertThat(find(store, "user2@example.org").id()).isEqualTo(id(2));
                    throw new IllegalStateException("the journal cannot be written");
                }));

        assertThat(Changes.matching(store, UserFilter.all()))
                .extracting(StoredUser::id)
                .containsExactly(id(1));
    }

    @ParameterizedTest
    @EnumSource
    void leavesTheTransactionUsableAfterRefusals(Dialect dialect) {
        UserDatabase database = HostTables.withCounted(dialect);
        JdbcUserStore store = HostTables.counted(database).build();
        database.execute("CREATE TABLE journal (entry TEXT)");

        store.database().run(() -> {
            store.database().write(connection -> execute(connection, "INSERT INTO journal VALUES ('begun')"));
            List<ChangeResult> results = apply(
                    store,
                    Changes.create(1),
                    Changes.create(
                            2,
                            draft(2).set(UserField.STATUS, UserStatus.ARCHIVED).build()),
                    Changes.create(3, draft(1).build()));
            assertThat(results.get(0)).isInstanceOf(ChangeResult.Applied.class);
            assertThat(results.get(1)).isInstanceOf(ChangeResult.Refused.class);
            assertThat(results.get(2)).isEqualTo(new ChangeResult.Conflict());
            store.database().write(connection -> execute(connection, "INSERT INTO journal VALUES ('committed')"));
        });

        assertThat(database.query("SELECT entry FROM journal")).containsExactly("begun", "committed");
        assertThat(database.query("SELECT count(*) FROM app_user")).containsExactly("1");
    }

    @ParameterizedTest
    @EnumSource
    void leavesTheTransactionUsableAfterAFailure(Dialect dialect) {
        UserDatabase database = HostTables.withCounted(dialect);
        JdbcUserStore store = HostTables.counted(database).build();
        database.execute("CREATE TABLE journal (entry TEXT)");

        store.database().run(() -> {
            store.database().write(connection -> execute(connection, "INSERT INTO journal VALUES ('begun')"));
            assertThatExceptionOfType(DatabaseException.class)
                    .isThrownBy(() -> store.database().write(connection -> {
                        execute(connection, "INSERT INTO journal VALUES ('lost')");
                        return execute(connection, "INSERT INTO nothing VALUES (1)");
                    }));
            assertThat(apply(store, Changes.create(1))).hasSize(1);
        });

        assertThat(database.query("SELECT entry FROM journal")).containsExactly("begun");
        assertThat(database.query("SELECT count(*) FROM app_user")).containsExactly("1");
    }

    private static boolean execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
        }
    }

    /** A writer that has waited for another's row must see the other's roles too, which are in another table. */
    @Test
    void seesTheRolesThatAnotherHasWrittenWhileItWaited() throws InterruptedException {
        UserDatabase database = HostTables.withCounted(Dialect.POSTGRESQL);
        JdbcUserStore store = HostTables.counted(database).build();
        apply(
                store,
                Changes.create(
                        1, draft(1).set(UserField.ROLES, Set.of("reader")).build()));
        StoredUser before = find(store, "user1@example.org");
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        Thread first = new Thread(() -> store.database().run(() -> {
            apply(store, update(before, UserField.ROLES, Set.of("reader", "admin")));
            written.countDown();
            await(commit);
        }));
        first.start();
        await(written);
        AtomicReference<List<ChangeResult>> late = new AtomicReference<>();
        Thread second = new Thread(() -> late.set(apply(store, update(before, UserField.ROLES, Set.of("writer")))));
        second.start();
        awaitLockWait(database);
        commit.countDown();
        first.join();
        second.join();

        assertThat(late.get()).containsExactly(new ChangeResult.Conflict());
        assertThat(new TreeSet<>(find(store, "user1@example.org").user().roles()))
                .containsExactly("admin", "reader");
    }

    private static void awaitLockWait(UserDatabase database) throws InterruptedException {
        String waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'";
        for (int i = 0; i < 500 && database.query(waiting).equals(List.of("0")); i++) {
            Thread.sleep(10);
        }
        assertThat(database.query(waiting)).containsExactly("1");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isUnavailableWhileSomebodyHoldsTheLocksTooLong(Dialect dialect) {
        UserDatabase database = HostTables.withCounted(dialect);
        Duration tight = Duration.ofMillis(300);
        JdbcUserStore store = HostTables.counted(database)
                .timeouts(new Timeouts(Duration.ofSeconds(30), Duration.ofSeconds(20), tight, Duration.ofSeconds(20)))
                .build();
        JdbcUserStore holder = HostTables.counted(database).build();
        apply(store, Changes.create(1));
        StoredUser user = find(store, "user1@example.org");

        holder.database().run(() -> {
            apply(holder, update(user, UserField.NAME, "held"));
            Thread other = new Thread(() -> assertThatExceptionOfType(StoreUnavailableException.class)
                    .isThrownBy(() -> apply(store, update(user, UserField.NAME, "late"))));
            AtomicReference<Throwable> failure = new AtomicReference<>();
            other.setUncaughtExceptionHandler((thread, thrown) -> failure.set(thrown));
            other.start();
            join(other);
            assertThat(failure.get()).isNull();
        });

        assertThat(find(store, "user1@example.org").user().name()).isEqualTo("held");
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void isUnavailableWhenTheConnectionIsLost() {
        UserDatabase database = HostTables.withCounted(Dialect.POSTGRESQL);
        JdbcUserStore store = HostTables.counted(database).build();

        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> store.database().run(() -> {
                    List<Integer> pid = store.database().read(connection -> {
                        try (Statement statement = connection.createStatement();
                                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
                            row.next();
                            return List.of(row.getInt(1));
                        }
                    });
                    database.query("SELECT pg_terminate_backend(" + pid.get(0) + ")");
                    apply(store, Changes.create(1));
                }));

        assertThat(apply(store, Changes.create(1)).get(0)).isInstanceOf(ChangeResult.Applied.class);
    }
}
