// SPDX-License-Identifier: Apache-2.0
package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.job.JobId;
import dev.muster.store.ChangeResult;
import dev.muster.store.ChunkId;
import dev.muster.store.StoredUser;
import dev.muster.store.UserChange;
import dev.muster.store.UserStore;
import dev.muster.user.Attributes;
import dev.muster.user.User;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import dev.muster.user.UserFilter;
import dev.muster.user.UserId;
import dev.muster.user.UserKey;
import dev.muster.user.UserStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;

/** A store at work: the short forms in which the contract of stores is written. */
record StoreWork(UserStore store) {
    static final ChunkId CHUNK = new ChunkId(JobId.of("0198a000-0000-7000-8000-0000000000ff"), 1);

    List<ChangeResult> apply(UserChange... changes) {
        List<ChangeResult> results = store.apply(List.of(changes), CHUNK);
        assertThat(results).hasSameSizeAs(changes);
        return results;
    }

    /** Applies a change that has to succeed. */
    UserId applied(UserChange change) {
        ChangeResult result = apply(change).get(0);
        assertThat(result).isInstanceOf(ChangeResult.Applied.class);
        return ((ChangeResult.Applied) result).id();
    }

    /** The users that have one of the keys, without those a generous store adds. */
    List<StoredUser> find(UserKey... keys) {
        List<StoredUser> found = new ArrayList<>();
        Set<UserKey> wanted = Set.of(keys);
        for (StoredUser stored : store.find(List.of(keys))) {
            if (hasOneOf(stored, wanted)) {
                found.add(stored);
            }
        }
        return found;
    }

    private boolean hasOneOf(StoredUser stored, Set<UserKey> wanted) {
        if (wanted.contains(UserKey.of(stored.id()))) {
            return true;
        }
        User user = store.canonical(stored.user());
        for (UserField field : UserField.values()) {
            UserKey key = field.isKey() ? UserKey.in(field, user) : null;
            if (key != null && wanted.contains(key)) {
                return true;
            }
        }
        return false;
    }

    User user(UserId id) {
        List<StoredUser> found = find(UserKey.of(id));
        assertThat(found).hasSize(1);
        return found.get(0).user();
    }

    List<StoredUser> all(UserFilter filter) {
        Shown shown = new Shown(Integer.MAX_VALUE);
        store.read(filter, shown);
        return shown.users();
    }

    static UserChange create(int number, UserDraft draft) {
        return new UserChange.Create(
                new UserId(new UUID(0x0198a00000007000L, 0x8000000000000000L | number).toString()), User.of(draft));
    }

    static UserChange update(UserId id, User current, UserDraft changes) {
        return new UserChange.Update(id, changes.imageOf(current), changes);
    }

    static UserKey key(UserField field, UserDraft draft) {
        return Objects.requireNonNull(UserKey.in(field, draft));
    }

    static UserDraft draft(String email, String name) {
        return UserDraft.builder()
                .set(UserField.EMAIL, email)
                .set(UserField.NAME, name)
                .build();
    }

    /** A user with a value in most fields, other ones for each number. */
    static UserDraft full(int number) {
        return draft("full" + number + "@example.org", "Ünï Cödé 名前 " + number).toBuilder()
                .set(UserField.EXTERNAL_ID, "ext-" + number)
                .set(UserField.USERNAME, "user-" + number)
                .set(UserField.EMAIL_VERIFIED, number % 2 == 0)
                .set(UserField.OTHER_EMAILS, List.of("b" + number + "@example.org", "a" + number + "@example.org"))
                .set(UserField.PHONE, "+4915112345" + (100 + number))
                .set(UserField.GIVEN_NAME, "Given")
                .set(UserField.FAMILY_NAME, "O'Family; -- \"x\"")
                .set(UserField.LOCALE, "de-DE")
                .set(UserField.ZONEINFO, "Europe/Berlin")
                .set(UserField.BIRTHDATE, LocalDate.of(1980, 2, 29))
                .set(UserField.STATUS, number % 2 == 0 ? UserStatus.ACTIVE : UserStatus.SUSPENDED)
                .set(UserField.ORGANIZATION, "org" + number % 3)
                .set(UserField.ROLES, Set.of("admin", "role" + number % 3))
                .set(
                        UserField.CREATED_AT,
                        Instant.parse("2020-01-01T00:00:00.123456789Z").plusSeconds(number * 86_400L))
                .set(UserField.ATTRIBUTES, Attributes.of(Map.of("n", number, "deep", Map.of("list", List.of(1, "b")))))
                .build();
    }

    static List<UserFilter> filters() {
        Instant third = Instant.parse("2020-01-04T00:00:00Z");
        return List.of(
                new UserFilter(Set.of("org1"), Set.of(), Set.of(), null, null),
                new UserFilter(Set.of(), Set.of(UserStatus.ACTIVE), Set.of(), null, null),
                new UserFilter(Set.of(), Set.of(), Set.of("role2"), null, null),
                new UserFilter(Set.of(), Set.of(), Set.of(), third, null),
                new UserFilter(Set.of(), Set.of(), Set.of(), null, third),
                new UserFilter(Set.of("org0", "org1"), Set.of(UserStatus.ACTIVE), Set.of("admin"), null, third));
    }

    /** The fields in which two users differ. */
    static Set<UserField> differences(User one, User other) {
        Set<UserField> differences = EnumSet.noneOf(UserField.class);
        for (UserField field : UserField.values()) {
            if (!Objects.equals(one.value(field), other.value(field))) {
                differences.add(field);
            }
        }
        return differences;
    }

    /** Runs the work in several threads at once, and fails if one of them does. */
    static void inThreads(int count, IntConsumer work) throws InterruptedException {
        ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            Thread thread = new Thread(() -> work.accept(number), "contract-" + i);
            thread.setUncaughtExceptionHandler((failed, failure) -> failures.add(failure));
            threads.add(thread);
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
    }

    /** What a thread does in one step: first it looks, then, when all have looked, it acts. */
    interface Step {
        Runnable look(int thread, int step);
    }

    /** Runs threads that meet twice in each step, so that all act on what all have seen. */
    static void inStep(int count, int steps, Step work) throws InterruptedException {
        CyclicBarrier meeting = new CyclicBarrier(count);
        inThreads(count, thread -> {
            try {
                for (int step = 1; step <= steps; step++) {
                    Runnable act = work.look(thread, step);
                    meeting.await(60, TimeUnit.SECONDS);
                    act.run();
                    meeting.await(60, TimeUnit.SECONDS);
                }
            } catch (InterruptedException | BrokenBarrierException | TimeoutException lost) {
                throw new AssertionError("Another thread did not come", lost);
            }
        });
    }
}
