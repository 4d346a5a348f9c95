// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats.imports;

import static dev.muster.formats.imports.Fixture.await;
import static dev.muster.formats.imports.Fixture.issues;
import static dev.muster.testkit.FaultyUserStore.any;
import static dev.muster.testkit.FaultyUserStore.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.issue.Severity;
import dev.muster.job.ImportJob;
import dev.muster.job.ImportReport;
import dev.muster.job.JobSnapshot;
import dev.muster.job.JobState;
import dev.muster.job.PauseReason;
import dev.muster.job.Tally;
import dev.muster.store.InMemoryUserStore;
import dev.muster.store.StoredUser;
import dev.muster.store.UserChange;
import dev.muster.testkit.FaultyUserStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a store does: the other records go in, the tally balances, and the issue names the row. */
class FaultyStoreTest {
    private static final int ROWS = 100;
    private static final int POISON = 37;

    private final InMemoryUserStore users = new InMemoryUserStore();
    private final FaultyUserStore store = FaultyUserStore.around(users);
    private final Muster muster =
            Fixture.over(store, builder -> builder.backOff(Duration.ofMillis(1), Duration.ofMillis(20)));

    @AfterEach
    void close() {
        muster.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 1000})
    void aRecordTheStoreThrowsOnCostsOnlyItself(int chunkSize) {
        store.throwing(email(address(POISON)), () -> {
            throw new IllegalStateException("poison");
        });

        assertOneRejected(run(chunkSize), IssueCode.STORE_FAILED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 1000})
    void aRecordThatOverflowsTheStoresStackCostsOnlyItself(int chunkSize) {
        store.throwing(email(address(POISON)), FaultyStoreTest::overflow);

        assertOneRejected(run(chunkSize), IssueCode.STORE_FAILED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 1000})
    void aRecordTheStoreRefusesCostsOnlyItselfAndTellsTheReason(int chunkSize) {
        store.refusing(email(address(POISON)), "the licence is used up");

        ImportReport report = run(chunkSize);

        assertOneRejected(report, IssueCode.STORE_REFUSED);
        assertThat(faults(report).get(0).message()).endsWith("the licence is used up");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void recordsThatCannotBeLookedUpCostOnlyThemselvesHoweverManyThereAre(boolean dryRun) {
        store.throwingOnFind(key -> key.value().matches("user[0-9]*[13579]@example.org"), () -> {
            throw new IllegalStateException("every other look-up");
        });

        ImportReport report = await(muster.start(dryRun ? job(10).dryRun() : job(10)));

        assertThat(report.tally()).isEqualTo(new Tally(ROWS / 2, 0, 0, 0, ROWS / 2));
        assertThat(report.countsByCode()).containsEntry(IssueCode.STORE_FAILED, ROWS / 2L);
    }

    @Test
    void anExceptionThatComesOnceCostsNothing() {
        store.throwing(
                any(),
                () -> {
                    throw new IllegalStateException("hiccup");
                },
                1);

        assertThat(run(10).tally()).isEqualTo(new Tally(ROWS, 0, 0, 0, 0));
        assertEachOnce();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100})
    void aHalfAppliedChunkIsFinishedAndNothingDoubled(int chunkSize) {
        store.halfApplying(
                email(address(POISON)),
                () -> {
                    throw new IllegalStateException("half");
                },
                2);

        assertThat(run(chunkSize).tally()).isEqualTo(new Tally(ROWS, 0, 0, 0, 0));
        assertEachOnce();
    }

    @Test
    void aLostAnswerIsFoundOutAndNothingDoubled() {
        store.losingTheAnswer(
                any(),
                () -> {
                    throw new IllegalStateException("lost");
                },
                2);

        assertThat(run(10).tally()).isEqualTo(new Tally(ROWS, 0, 0, 0, 0));
        assertEachOnce();
    }

    @Test
    void aLostAnswerIsFoundOutInAStoreThatNormalizesAndGivesItsOwnIds() {
        store.normalizing().givingOwnIds();
        store.losingTheAnswer(
                any(),
                () -> {
                    throw new IllegalStateException("lost");
                },
                3);

        assertThat(run(10).tally()).isEqualTo(new Tally(ROWS, 0, 0, 0, 0));
        assertEachOnce();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aConflictIsLookedAtAgain(int times) {
        store.conflicting(email(address(POISON)), times);

        assertThat(run(10).tally()).isEqualTo(new Tally(ROWS, 0, 0, 0, 0));
        assertEachOnce();
    }

    @Test
    void aNewUserTheStoreNeverTakesIsGivenUp() {
        store.conflicting(email(address(POISON)), 1000);

        assertOneRejected(run(10), IssueCode.KEY_TAKEN);
    }

    @Test
    void aUserWhoIsChangedAgainAndAgainIsGivenUp() {
        try (Muster before = Fixture.over(users, builder -> builder)) {
            await(before.start(Fixture.job("email,name", address(POISON) + ",Before")));
        }
        store.conflicting(change -> change instanceof UserChange.Update, 1000);

        ImportReport report = run(10);

        assertThat(report.tally()).isEqualTo(new Tally(ROWS - 1, 0, 0, 0, 1));
        assertThat(faults(report)).extracting(RowIssue::code).containsExactly(IssueCode.CHANGED_MEANWHILE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 1000})
    void anUnavailableStoreRejectsNothing(int chunkSize) {
        List<JobSnapshot> seen = new CopyOnWriteArrayList<>();
        store.unavailable(3);

        ImportReport report = run(chunkSize, seen);

        assertThat(report.tally()).isEqualTo(new Tally(ROWS, 0, 0, 0, 0));
        assertThat(seen).anyMatch(snapshot -> snapshot.pauseReason() == PauseReason.STORE_UNAVAILABLE);
        assertEachOnce();
    }

    @Test
    void aStoreThatFailsOnEveryRecordPausesTheJobAndRejectsNothing() {
        List<JobSnapshot> seen = new CopyOnWriteArrayList<>();
        AtomicInteger left = new AtomicInteger(200);
        store.throwing(any(), () -> {
            if (left.getAndDecrement() > 0) {
                throw new IllegalStateException("down, and does not say so");
            }
        });

        ImportReport report = run(50, seen);

        assertThat(report.tally()).isEqualTo(new Tally(ROWS, 0, 0, 0, 0));
        assertThat(seen)
                .anyMatch(snapshot ->
                        snapshot.state() == JobState.PAUSED && snapshot.pauseReason() == PauseReason.STORE_UNAVAILABLE);
        assertEachOnce();
    }

    @Test
    void aStoreWithWaysOfItsOwnFindsNothingToWriteTheSecondTime() {
        store.normalizing().givingOwnIds();
        run(10);

        assertThat(run(10).tally()).isEqualTo(new Tally(0, 0, ROWS, 0, 0));
    }

    @Test
    void severalWritersChangeNothingOfThis() {
        store.throwing(email(address(POISON)), () -> {
            throw new IllegalStateException("poison");
        });

        assertOneRejected(await(muster.start(job(50).writers(4))), IssueCode.STORE_FAILED);
    }

    private void assertOneRejected(ImportReport report, IssueCode code) {
        assertThat(report.tally()).isEqualTo(new Tally(ROWS - 1, 0, 0, 0, 1));
        assertThat(faults(report)).extracting(RowIssue::code).containsExactly(code);
        assertThat(faults(report)).extracting(RowIssue::row).containsExactly((long) POISON);
        assertThat(Fixture.rejected(report)).contains(address(POISON)).doesNotContain(address(POISON + 1));
        assertThat(users.size()).isEqualTo(ROWS - 1);
    }

    private static List<RowIssue> faults(ImportReport report) {
        return issues(report).stream()
                .filter(issue -> issue.severity() == Severity.ERROR)
                .toList();
    }

    private void assertEachOnce() {
        Set<String> seen = new HashSet<>();
        for (StoredUser stored : Fixture.all(users)) {
            assertThat(seen.add(String.valueOf(stored.user().email()))).isTrue();
        }
        assertThat(seen).hasSize(ROWS);
    }

    private ImportReport run(int chunkSize) {
        return run(chunkSize, new ArrayList<>());
    }

    private ImportReport run(int chunkSize, List<JobSnapshot> seen) {
        return await(muster.start(job(chunkSize), seen::add));
    }

    private static ImportJob job(int chunkSize) {
        List<String> lines = new ArrayList<>(List.of("email,name"));
        for (int row = 1; row <= ROWS; row++) {
            lines.add(address(row) + ",Somebody");
        }
        return Fixture.job(lines.toArray(String[]::new)).chunkSize(chunkSize);
    }

    private static String address(int row) {
        return "user" + row + "@example.org";
    }

    @SuppressWarnings("InfiniteRecursion")
    private static void overflow() {
        overflow();
    }
}
