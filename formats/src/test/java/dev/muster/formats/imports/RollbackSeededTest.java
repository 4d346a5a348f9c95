// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.job.ImportReport;
import dev.muster.job.JobId;
import dev.muster.job.KeptUser;
import dev.muster.job.RollbackReport;
import dev.muster.spi.JobExecutor;
import dev.muster.store.InMemoryUserStore;
import dev.muster.store.UserStore;
import dev.muster.user.User;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import dev.muster.user.UserId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rollbacks against people who go on working: no edit is lost, and what nobody has touched is as before, to the last value. */
class RollbackSeededTest {
    private static final Set<UserField> SIGNS_OF_USE = Set.of(UserField.CREDENTIAL, UserField.LAST_LOGIN_AT);

    @Test
    void noEditIsOverwrittenInThreeHundredSequences() throws InterruptedException {
        checkFrom(1, 300);
    }

    @Test
    @Tag("nightly")
    void noEditIsOverwrittenInTenThousandSequences() throws InterruptedException {
        checkFrom(1_000_000, 10_000);
    }

    private static void checkFrom(long first, int cases) throws InterruptedException {
        for (long seed = first; seed < first + cases; seed++) {
            try {
                check(seed);
            } catch (RuntimeException | AssertionError failed) {
                throw new AssertionError("Failed with seed " + seed, failed);
            }
        }
    }

    /** Edits before the rollback leave one right outcome; those that come while it runs must only not be lost. */
    private static void check(long seed) throws InterruptedException {
        RollbackSequence story = new RollbackSequence(seed);
        UserStore store = story.kind().over(new InMemoryUserStore());
        story.begin(store);
        Map<UserId, User> before = RollbackSequence.users(store);
        try (Muster muster =
                Muster.builder().users(store).executor(JobExecutor.sameThread()).build()) {
            ImportReport imported = Fixture.await(muster.start(story.job("New")));
            Map<UserId, User> after = RollbackSequence.users(store);
            story.disturb(store, (int) (seed % 7));
            Map<UserId, User> disturbed = RollbackSequence.users(store);
            boolean isConcurrent = seed % 2 == 0;
            RollbackReport report = isConcurrent
                    ? whileDisturbed(story, store, muster, imported.job())
                    : Fixture.await(muster.rollback(imported.job()));
            Map<UserId, User> ended = RollbackSequence.users(store);

            checkEditsStand(story, after, ended);
            checkUntouched(story, before, ended);
            assertThat(report.tally().total())
                    .isEqualTo(imported.tally().created() + imported.tally().updated());
            checkKeptAreListed(report, before, ended);
            if (!isConcurrent) {
                assertThat(ended).isEqualTo(expected(before, after, disturbed));
            }
            RollbackReport again = Fixture.await(muster.rollback(imported.job()));
            assertThat(RollbackSequence.users(store)).isEqualTo(ended);
            assertThat(again.undone()).isZero();
        }
    }

    private static RollbackReport whileDisturbed(RollbackSequence story, UserStore store, Muster muster, JobId job)
            throws InterruptedException {
        Thread people = new Thread(() -> story.disturb(store, 12), "people");
        people.start();
        try {
            return Fixture.await(muster.rollback(job));
        } finally {
            people.join();
        }
    }

    /** A user whom somebody has written to in a field that speaks for it is there, unless people deleted it, and holds what they wrote. */
    private static void checkEditsStand(RollbackSequence story, Map<UserId, User> after, Map<UserId, User> ended) {
        story.edited.forEach((id, values) -> {
            User user = ended.get(id);
            if (user != null) {
                values.forEach((field, value) -> assertThat(user.value(field)).isEqualTo(value));
            } else {
                boolean mayGo = story.deleted.contains(id) || !isProtected(values.keySet(), imported(after, id));
                assertThat(mayGo).as("user %s may go", id).isTrue();
            }
        });
        story.deleted.forEach(id -> assertThat(ended).doesNotContainKey(id));
    }

    private static User imported(Map<UserId, User> after, UserId id) {
        return Objects.requireNonNull(after.get(id), "nobody appears but by the import");
    }

    private static boolean isProtected(Set<UserField> edited, User written) {
        return edited.stream().anyMatch(field -> SIGNS_OF_USE.contains(field) || written.value(field) != null);
    }

    private static void checkUntouched(RollbackSequence story, Map<UserId, User> before, Map<UserId, User> ended) {
        Set<UserId> untouched = new HashSet<>(ended.keySet());
        untouched.addAll(before.keySet());
        untouched.removeAll(story.edited.keySet());
        untouched.removeAll(story.deleted);
        untouched.forEach(id -> assertThat(ended.get(id)).isEqualTo(before.get(id)));
    }

    private static void checkKeptAreListed(RollbackReport report, Map<UserId, User> before, Map<UserId, User> ended) {
        List<UserId> kept = Fixture.kept(report).stream().map(KeptUser::user).toList();
        assertThat(kept).doesNotHaveDuplicates().hasSize((int) report.kept());
        ended.keySet().stream()
                .filter(id -> !before.containsKey(id))
                .forEach(id -> assertThat(kept).contains(id));
    }

    /** The rules once more, in other words than the code's. */
    private static Map<UserId, User> expected(
            Map<UserId, User> before, Map<UserId, User> after, Map<UserId, User> disturbed) {
        Map<UserId, User> expected = new HashMap<>();
        disturbed.forEach((id, now) -> {
            User imported = imported(after, id);
            Set<UserField> sinceImport = RollbackSequence.differences(imported, now);
            User old = before.get(id);
            if (old == null) {
                if (isProtected(sinceImport, imported)) {
                    expected.put(id, now);
                }
                return;
            }
            UserDraft.Builder back = UserDraft.builder();
            for (UserField field : RollbackSequence.differences(old, imported)) {
                if (!sinceImport.contains(field)) {
                    back.set(field, old.value(field));
                }
            }
            expected.put(id, now.with(back.build()));
        });
        return expected;
    }
}
