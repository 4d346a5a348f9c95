// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import static dev.muster.jdbc.Changes.apply;
import static dev.muster.jdbc.Changes.delete;
import static dev.muster.jdbc.Changes.draft;
import static dev.muster.jdbc.Changes.find;
import static dev.muster.jdbc.Changes.id;
import static dev.muster.jdbc.Changes.matching;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.store.ChangeResult;
import dev.muster.store.StoredUser;
import dev.muster.store.UserChange;
import dev.muster.store.UserVisitor;
import dev.muster.user.Membership;
import dev.muster.user.User;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import dev.muster.user.UserFilter;
import dev.muster.user.UserKey;
import dev.muster.user.UserStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JdbcUserStoreReadTest {
    private static final Instant THIRD = Instant.parse("2020-01-03T00:00:00.000001Z");

    private static UserDraft person(int number) {
        return draft(number)
                .set(UserField.STATUS, number % 2 == 0 ? UserStatus.ACTIVE : UserStatus.SUSPENDED)
                .set(UserField.ORGANIZATION, "org" + number % 3)
                .set(UserField.ROLES, number % 4 == 0 ? Set.of("admin", "x") : Set.of("reader"))
                .set(UserField.CREATED_AT, THIRD.plusSeconds((number - 3) * 86_400L))
                .build();
    }

    private static UserFilter filter(
            Set<String> organizations,
            Set<UserStatus> statuses,
            Set<String> roles,
            @Nullable Instant from,
            @Nullable Instant to) {
        return new UserFilter(organizations, statuses, roles, from, to);
    }

    private static List<UserFilter> filters() {
        return List.of(
                UserFilter.all(),
                filter(Set.of("org1", "org2"), Set.of(), Set.of(), null, null),
                filter(Set.of("nobody's"), Set.of(), Set.of(), null, null),
                filter(Set.of(), Set.of(UserStatus.ACTIVE), Set.of(), null, null),
                filter(Set.of(), Set.of(UserStatus.ARCHIVED), Set.of(), null, null),
                filter(Set.of(), Set.of(), Set.of("admin"), null, null),
                filter(Set.of(), Set.of(), Set.of("admin", "reader"), null, null),
                filter(Set.of(), Set.of(), Set.of(), THIRD, null),
                filter(Set.of(), Set.of(), Set.of(), null, THIRD),
                filter(Set.of(), Set.of(), Set.of(), null, THIRD.plusNanos(1)),
                filter(Set.of(), Set.of(), Set.of(), THIRD.plusNanos(1), null),
                filter(Set.of("org0"), Set.of(UserStatus.ACTIVE), Set.of("admin"), THIRD, THIRD.plusSeconds(999_999)));
    }

    @ParameterizedTest
    @EnumSource
    void translatesFiltersOverEachKindOfTable(Dialect dialect) {
        List<JdbcUserStore> stores = new ArrayList<>();
        UserDatabase database = HostTables.withCounted(dialect)
                .execute(dialect == Dialect.POSTGRESQL ? HostTables.COMPACT_POSTGRES : HostTables.COMPACT_SQLITE);
        stores.add(HostTables.counted(database).build());
        stores.add(HostTables.compact(database).build());
        JdbcUserStore.createStandardSchema(database.dataSource());
        stores.add(JdbcUserStore.standard(database.dataSource()).build());
        for (JdbcUserStore store : stores) {
            List<UserChange> creates = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                creates.add(Changes.create(i, person(i)));
            }
            assertThat(store.apply(creates, Changes.CHUNK)).allMatch(ChangeResult.Applied.class::isInstance);
            List<StoredUser> everybody = matching(store, UserFilter.all());
            assertThat(everybody).hasSize(12);
            for (UserFilter filter : filters()) {
                assertThat(matching(store, filter).stream()
                                .filter(user -> filter.test(user.user()))
                                .toList())
                        .as("%s in %s", filter, store)
                        .containsExactlyInAnyOrderElementsOf(everybody.stream()
                                .filter(user -> filter.test(user.user()))
                                .toList());
            }
        }
    }

    /** That the database narrows the choice at all: over-delivering would be right too, and slow. */
    @ParameterizedTest
    @EnumSource
    void readsHardlyAnyRowThatDoesNotMatch(Dialect dialect) {
        JdbcUserStore store =
                HostTables.compact(HostTables.withCompact(dialect)).build();
        for (int i = 0; i < 12; i++) {
            apply(store, Changes.create(i, person(i)));
        }

        assertThat(matching(store, filter(Set.of("org1"), Set.of(), Set.of(), null, null)))
                .hasSize(4);
        assertThat(matching(store, filter(Set.of(), Set.of(UserStatus.ACTIVE), Set.of(), null, null)))
                .hasSize(6);
        assertThat(matching(store, filter(Set.of(), Set.of(), Set.of("admin"), null, null)))
                .hasSize(3);
        assertThat(matching(store, filter(Set.of(), Set.of(), Set.of(), THIRD, THIRD.plusSeconds(10))))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void readsMembersOfAnOrganizationByTheirMemberships(Dialect dialect) {
        JdbcUserStore store = HostTables.standard(dialect);
        apply(
                store,
                Changes.create(
                        1,
                        draft(1).set(UserField.MEMBERSHIPS, List.of(new Membership("acme", Set.of())))
                                .build()));

        assertThat(matching(store, filter(Set.of("acme"), Set.of(), Set.of(), null, null)))
                .hasSize(1);
    }

    /** What happens while users are shown does not show. */
    @ParameterizedTest
    @EnumSource
    void showsOneSnapshotWhateverHappensMeanwhile(Dialect dialect) {
        JdbcUserStore store = HostTables.standard(dialect);
        List<UserChange> creates = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            creates.add(Changes.create(i));
        }
        store.apply(creates, Changes.CHUNK);
        StoredUser last = find(store, "user2499@example.org");
        List<String> names = new ArrayList<>();
        List<Long> sizes = new ArrayList<>();

        store.read(UserFilter.all(), new UserVisitor() {
            @Override
            public void begin(OptionalLong size, Instant time) {
                sizes.add(size.orElseThrow());
                assertThat(time)
                        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
                apply(store, Changes.create(9_999), Changes.update(last, UserField.NAME, "changed"));
                apply(store, delete(find(store, "user0@example.org")));
            }

            @Override
            public boolean visit(StoredUser user) {
                names.add(user.user().name());
                return true;
            }
        });

        assertThat(sizes).containsExactly(2_500L);
        assertThat(names).hasSize(2_500).doesNotContain("changed", "User 9999").contains("User 0");
    }

    /** Neither the limit for a statement nor that for a silent transaction is for readers. */
    @Test
    void readsForLongerThanAStatementMayTake() {
        UserDatabase database = UserDatabase.postgres();
        JdbcUserStore.createStandardSchema(database.dataSource());
        Duration tight = Duration.ofMillis(400);
        JdbcUserStore store = JdbcUserStore.standard(database.dataSource())
                .timeouts(new Timeouts(Duration.ofSeconds(30), tight, tight, tight))
                .build();
        List<UserChange> creates = new ArrayList<>();
        for (int i = 0; i < 2_100; i++) {
            creates.add(Changes.create(i));
        }
        store.apply(creates, Changes.CHUNK);
        List<User> users = new ArrayList<>();

        store.read(UserFilter.all(), new UserVisitor() {
            @Override
            public void begin(OptionalLong size, Instant time) {}

            @Override
            public boolean visit(StoredUser user) {
                users.add(user.user());
                if (users.size() % 1_000 == 0) {
                    sleep(Duration.ofMillis(900));
                }
                return true;
            }
        });

        assertThat(users).hasSize(2_100);
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @ParameterizedTest
    @EnumSource
    void passesOverTheDeletedAndGivesTheirKeysAway(Dialect dialect) {
        UserDatabase database = HostTables.withCounted(dialect);
        JdbcUserStore store = HostTables.counted(database).build();
        apply(
                store,
                Changes.create(
                        1, draft(1).set(UserField.ROLES, Set.of("reader")).build()));
        StoredUser first = find(store, "user1@example.org");
        assertThat(apply(store, delete(first))).containsExactly(new ChangeResult.Applied(first.id()));

        assertThat(store.find(List.of(UserKey.of(first.id()), UserKey.of(UserField.EMAIL, "user1@example.org"))))
                .isEmpty();
        assertThat(matching(store, UserFilter.all())).isEmpty();
        assertThat(apply(store, Changes.update(first, UserField.NAME, "x"), Changes.create(2))
                        .get(0))
                .isEqualTo(new ChangeResult.Conflict());
        assertThat(apply(store, Changes.create(1)).get(0)).isInstanceOf(ChangeResult.Applied.class);
        assertThat(database.query("SELECT count(*) FROM app_user WHERE deleted_at IS NOT NULL"))
                .containsExactly("1");
        assertThat(database.query("SELECT role FROM app_user_role")).containsExactly("reader");
    }

    @ParameterizedTest
    @EnumSource
    void keepsKeysApartByOrganization(Dialect dialect) {
        UserDatabase database = UserDatabase.of(dialect).execute("""
                        CREATE TABLE users (id TEXT PRIMARY KEY, email TEXT, norm TEXT, name TEXT, org INTEGER NOT NULL);
                        CREATE UNIQUE INDEX e ON users (org, norm);
                        """);
        JdbcUserStore store = JdbcUserStore.builder(database.dataSource())
                .table("users")
                .id("id")
                .column(UserField.EMAIL, "email")
                .normalizedKey(UserField.EMAIL, "norm")
                .column(UserField.NAME, "name")
                .column(UserField.ORGANIZATION, "org")
                .keysWithinOrganization()
                .build();
        UserDraft one = draft(1).set(UserField.ORGANIZATION, "1").build();
        UserDraft two = draft(1).set(UserField.ORGANIZATION, "2").build();

        assertThat(apply(store, Changes.create(1, one), Changes.create(2, two)))
                .containsExactly(new ChangeResult.Applied(id(1)), new ChangeResult.Applied(id(2)));
        assertThat(apply(store, Changes.create(3, one))).containsExactly(new ChangeResult.Conflict());

        assertThat(store.find(List.of(new UserKey(UserField.EMAIL, "user1@example.org", "2"))))
                .extracting(StoredUser::id)
                .containsExactly(id(2));
        assertThat(store.find(List.of(UserKey.of(UserField.EMAIL, "user1@example.org"))))
                .hasSize(2);
        assertThat(store.find(List.of(
                        new UserKey(UserField.EMAIL, "user1@example.org", "1"),
                        new UserKey(UserField.EMAIL, "user1@example.org", "2"),
                        new UserKey(UserField.EMAIL, "user1@example.org", "3"))))
                .hasSize(2);
    }
}
