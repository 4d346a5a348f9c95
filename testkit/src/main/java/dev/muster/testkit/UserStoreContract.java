// SPDX-License-Identifier: Apache-2.0
package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.store.ChangeResult;
import dev.muster.store.StoredUser;
import dev.muster.store.UserChange;
import dev.muster.store.UserStore;
import dev.muster.user.User;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import dev.muster.user.UserFilter;
import dev.muster.user.UserId;
import dev.muster.user.UserKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * What every {@link UserStore} has to do. Values are compared in the store's own {@linkplain UserStore#canonical canonical} form, so a
 * store may keep fewer fields than Muster knows, as long as it keeps e-mail address and name and says so in {@code canonical}.
 *
 * <pre>{@code
 * class MyUserStoreContractTest extends UserStoreContract {
 *     @Override
 *     protected UserStore emptyStore() {
 *         return new MyUserStore(emptyDatabase());
 *     }
 * }
 * }</pre>
 */
public abstract class UserStoreContract {
    private static final UserFilter ALL = UserFilter.all();

    /** For subclasses. */
    protected UserStoreContract() {}

    /** {@return a store without users; called once for each test} */
    protected abstract UserStore emptyStore();

    /** {@return the key fields that the store keeps and that no two of its users may share; the e-mail address unless overridden} */
    protected Set<UserField> uniqueKeys() {
        return Set.of(UserField.EMAIL);
    }

    private StoreWork work() {
        return new StoreWork(emptyStore());
    }

    private static UserDraft ann() {
        return StoreWork.draft("ann@example.org", "Ann");
    }

    private static UserDraft bob() {
        return StoreWork.draft("bob@example.org", "Bob");
    }

    @Test
    void answersNothingWithNothing() {
        StoreWork work = work();

        assertThat(work.store().find(List.of())).isEmpty();
        assertThat(work.apply()).isEmpty();
        assertThat(work.find(UserKey.of(UserField.EMAIL, "ann@example.org"))).isEmpty();
        assertThat(work.find(UserKey.of(new UserId("0198a000-0000-7000-8000-000000000001"))))
                .isEmpty();
    }

    @Test
    void findsANewUserByItsIdAndByEachUniqueKey() {
        StoreWork work = work();
        UserDraft draft = StoreWork.full(1);
        UserId id = work.applied(StoreWork.create(1, draft));

        List<UserKey> keys = new ArrayList<>(List.of(UserKey.of(id)));
        uniqueKeys().forEach(field -> keys.add(StoreWork.key(field, draft)));
        assertThat(keys).allSatisfy(key -> {
            assertThat(work.find(key)).hasSize(1);
            assertThat(work.find(key).get(0).id()).isEqualTo(id);
        });
    }

    @Test
    void readsBackWhatItsCanonicalFormSays() {
        StoreWork work = work();
        UserDraft draft = StoreWork.full(1);
        UserId id = work.applied(StoreWork.create(1, draft));

        User written = work.store().canonical(User.of(draft));
        assertThat(StoreWork.differences(work.user(id), written)).isEmpty();
        assertThat(StoreWork.differences(work.store().canonical(written), written))
                .isEmpty();
    }

    @Test
    void findsAnAddressWhateverItsSpelling() {
        StoreWork work = work();
        UserId id = work.applied(StoreWork.create(1, StoreWork.draft("Ann.Lee@Example.org", "Ann")));

        for (String spelling : List.of("ann.lee@example.org", "ANN.LEE@EXAMPLE.ORG", " Ann.Lee@Example.org ")) {
            assertThat(work.find(UserKey.of(UserField.EMAIL, spelling)))
                    .extracting(StoredUser::id)
                    .containsExactly(id);
        }
    }

    @Test
    void findsManyUsersAtOnceAndEachOnce() {
        StoreWork work = work();
        List<UserChange> creates = new ArrayList<>();
        List<UserKey> keys = new ArrayList<>();
        for (int i = 1; i <= 1_500; i++) {
            UserDraft draft = StoreWork.draft("user" + i + "@example.org", "User " + i);
            creates.add(StoreWork.create(i, draft));
            keys.add(StoreWork.key(UserField.EMAIL, draft));
            keys.add(UserKey.of(UserField.EMAIL, "nobody" + i + "@example.org"));
        }
        for (ChangeResult result : work.store().apply(creates, StoreWork.CHUNK)) {
            keys.add(UserKey.of(((ChangeResult.Applied) result).id()));
        }

        List<StoredUser> found = work.find(keys.toArray(UserKey[]::new));
        assertThat(found).extracting(StoredUser::id).doesNotHaveDuplicates().hasSize(1_500);
    }

    @Test
    void doesNotCreateAUserTwice() {
        StoreWork work = work();
        UserId id = work.applied(StoreWork.create(1, ann()));

        assertThat(work.apply(StoreWork.create(1, ann()))).containsExactly(new ChangeResult.Conflict());
        assertThat(work.apply(StoreWork.create(2, StoreWork.draft("ANN@example.org", "Another"))))
                .containsExactly(new ChangeResult.Conflict());
        assertThat(work.all(ALL)).hasSize(1);
        assertThat(work.user(id).name()).isEqualTo("Ann");
    }

    @Test
    void doesNotCreateAUserWithAUniqueKeyOfAnother() {
        for (UserField field : uniqueKeys()) {
            StoreWork work = work();
            work.applied(StoreWork.create(1, StoreWork.full(1)));
            Object taken = StoreWork.full(1).get(field);
            UserDraft same = StoreWork.full(2).toBuilder().set(field, taken).build();

            assertThat(work.apply(StoreWork.create(2, same)))
                    .as(field.fileName())
                    .containsExactly(new ChangeResult.Conflict());
            assertThat(work.all(ALL)).as(field.fileName()).hasSize(1);
        }
    }

    @Test
    void writesTheFieldsOfAnUpdateAndNoOthers() {
        StoreWork work = work();
        UserId id = work.applied(StoreWork.create(1, StoreWork.full(1)));
        User before = work.user(id);

        UserDraft changes = UserDraft.builder().set(UserField.NAME, "Changed").build();
        assertThat(work.apply(StoreWork.update(id, before, changes))).containsExactly(new ChangeResult.Applied(id));

        assertThat(StoreWork.differences(work.user(id), before)).containsExactly(UserField.NAME);
        assertThat(work.user(id).name()).isEqualTo("Changed");
    }

    @Test
    void clearsAField() {
        StoreWork work = work();
        UserId id = work.applied(StoreWork.create(1, ann()));

        UserDraft cleared = UserDraft.builder().set(UserField.NAME, null).build();
        work.applied(StoreWork.update(id, work.user(id), cleared));

        assertThat(work.user(id).name()).isNull();
        assertThat(work.user(id).email()).isEqualTo("ann@example.org");
    }

    @Test
    void findsAUserByItsNewKeyOnly() {
        StoreWork work = work();
        UserId id = work.applied(StoreWork.create(1, ann()));

        UserDraft moved =
                UserDraft.builder().set(UserField.EMAIL, "new@example.org").build();
        work.applied(StoreWork.update(id, work.user(id), moved));

        assertThat(work.find(UserKey.of(UserField.EMAIL, "new@example.org"))).hasSize(1);
        assertThat(work.find(UserKey.of(UserField.EMAIL, "ann@example.org"))).isEmpty();
    }

    @Test
    void writesNothingOverSomebodyElsesChange() {
        StoreWork work = work();
        UserId id = work.applied(StoreWork.create(1, ann()));
        User old = work.user(id);
        work.applied(StoreWork.update(
                id, old, UserDraft.builder().set(UserField.NAME, "First").build()));

        UserChange late = StoreWork.update(
                id, old, UserDraft.builder().set(UserField.NAME, "Second").build());

        assertThat(work.apply(late)).containsExactly(new ChangeResult.Conflict());
        assertThat(work.user(id).name()).isEqualTo("First");
    }

    @Test
    void isInConflictOverAUserWhoIsGone() {
        StoreWork work = work();
        UserId id = work.applied(StoreWork.create(1, ann()));
        User user = work.user(id);
        UserChange.Delete delete = new UserChange.Delete(id, ann().imageOf(user));
        work.applied(delete);

        UserDraft changes = UserDraft.builder().set(UserField.NAME, "Late").build();
        assertThat(work.apply(StoreWork.update(id, user, changes))).containsExactly(new ChangeResult.Conflict());
        assertThat(work.apply(delete)).containsExactly(new ChangeResult.Conflict());
        assertThat(work.all(ALL)).isEmpty();
    }

    @Test
    void doesNotGiveAUserAKeyOfAnother() {
        StoreWork work = work();
        UserId ann = work.applied(StoreWork.create(1, ann()));
        UserId bob = work.applied(StoreWork.create(2, bob()));

        UserDraft taken =
                UserDraft.builder().set(UserField.EMAIL, "ann@example.org").build();

        assertThat(work.apply(StoreWork.update(bob, work.user(bob), taken)))
                .singleElement()
                .isNotInstanceOf(ChangeResult.Applied.class);
        assertThat(work.user(bob).email()).isEqualTo("bob@example.org");
        assertThat(work.find(UserKey.of(UserField.EMAIL, "ann@example.org")))
                .extracting(StoredUser::id)
                .containsExactly(ann);
    }

    @Test
    void deletesAUserAndFreesItsKeys() {
        StoreWork work = work();
        UserId id = work.applied(StoreWork.create(1, ann()));

        work.applied(new UserChange.Delete(id, ann().imageOf(work.user(id))));

        assertThat(work.find(UserKey.of(id), UserKey.of(UserField.EMAIL, "ann@example.org")))
                .isEmpty();
        UserId again = work.applied(StoreWork.create(2, ann()));
        assertThat(work.user(again).name()).isEqualTo("Ann");
    }

    @Test
    void doesNotDeleteAUserWhoHasChanged() {
        StoreWork work = work();
        UserId id = work.applied(StoreWork.create(1, ann()));
        User old = work.user(id);
        work.applied(StoreWork.update(
                id, old, UserDraft.builder().set(UserField.NAME, "New").build()));

        assertThat(work.apply(new UserChange.Delete(id, ann().imageOf(old))))
                .containsExactly(new ChangeResult.Conflict());
        assertThat(work.user(id).name()).isEqualTo("New");
    }

    @Test
    void letsEachChangeStandForItself() {
        StoreWork work = work();
        UserId ann = work.applied(StoreWork.create(1, ann()));
        UserId bob = work.applied(StoreWork.create(2, bob()));
        User oldAnn = work.user(ann);
        UserDraft changed = UserDraft.builder().set(UserField.NAME, "Changed").build();

        List<ChangeResult> results = work.apply(
                StoreWork.create(3, StoreWork.draft("eve@example.org", "Eve")),
                StoreWork.create(4, StoreWork.draft("bob@example.org", "Taken")),
                StoreWork.update(bob, User.of(StoreWork.draft("bob@example.org", "Not Bob")), changed),
                StoreWork.update(ann, oldAnn, changed));

        assertThat(results.get(0)).isInstanceOf(ChangeResult.Applied.class);
        assertThat(results.subList(1, 3)).containsOnly(new ChangeResult.Conflict());
        assertThat(results.get(3)).isEqualTo(new ChangeResult.Applied(ann));
        assertThat(work.all(ALL)).hasSize(3);
        assertThat(work.user(ann).name()).isEqualTo("Changed");
        assertThat(work.user(bob).name()).isEqualTo("Bob");
    }

    @Test
    void letsOneOfSeveralThreadsWriteOverWhatAllHaveSeen() throws InterruptedException {
        StoreWork work = work();
        UserId id = work.applied(StoreWork.create(1, StoreWork.draft("ann@example.org", "0")));
        AtomicInteger applied = new AtomicInteger();

        StoreWork.inStep(4, 25, (thread, step) -> {
            User before = work.user(id);
            UserDraft changes =
                    UserDraft.builder().set(UserField.NAME, thread + "/" + step).build();
            UserChange change = StoreWork.update(id, before, changes);
            return () -> {
                if (work.apply(change).get(0) instanceof ChangeResult.Applied) {
                    applied.incrementAndGet();
                }
            };
        });

        assertThat(applied).hasValue(25);
    }

    @Test
    void letsOneOfSeveralThreadsCreateTheSameUser() throws InterruptedException {
        StoreWork work = work();
        AtomicInteger created = new AtomicInteger();

        StoreWork.inStep(4, 25, (thread, step) -> {
            UserDraft same = StoreWork.draft("user" + step + "@example.org", "Thread " + thread);
            UserChange change = StoreWork.create(1_000 * (thread + 1) + step, same);
            return () -> {
                if (work.apply(change).get(0) instanceof ChangeResult.Applied) {
                    created.incrementAndGet();
                }
            };
        });

        assertThat(created).hasValue(25);
        assertThat(work.all(ALL)).hasSize(25);
    }

    @Test
    void showsEachUserOnceAfterTellingTheSize() {
        StoreWork work = work();
        for (int i = 1; i <= 20; i++) {
            work.applied(StoreWork.create(i, StoreWork.draft("user" + i + "@example.org", "User")));
        }

        Shown shown = new Shown(Integer.MAX_VALUE);
        work.store().read(ALL, shown);

        assertThat(shown.begun()).isEqualTo(1);
        assertThat(shown.size().orElse(20)).isEqualTo(20);
        assertThat(shown.users())
                .extracting(user -> user.user().email())
                .doesNotHaveDuplicates()
                .hasSize(20);
    }

    @Test
    void stopsWhenTheVisitorHasSeenEnough() {
        StoreWork work = work();
        for (int i = 1; i <= 5; i++) {
            work.applied(StoreWork.create(i, StoreWork.draft("user" + i + "@example.org", "User")));
        }

        Shown shown = new Shown(2);
        work.store().read(ALL, shown);

        assertThat(shown.users()).hasSize(2);
    }

    @Test
    void showsNobodyOfAnEmptyStoreButTellsSo() {
        Shown shown = new Shown(Integer.MAX_VALUE);
        emptyStore().read(ALL, shown);

        assertThat(shown.begun()).isEqualTo(1);
        assertThat(shown.users()).isEmpty();
    }

    @Test
    void leavesNobodyOutWhoMatchesAFilter() {
        StoreWork work = work();
        for (int i = 1; i <= 6; i++) {
            work.applied(StoreWork.create(i, StoreWork.full(i)));
        }
        List<StoredUser> all = work.all(ALL);
        for (UserFilter filter : StoreWork.filters()) {
            List<StoredUser> wanted =
                    all.stream().filter(user -> filter.test(user.user())).toList();
            assertThat(work.all(filter)).as("%s", filter).containsAll(wanted);
        }
    }
}
