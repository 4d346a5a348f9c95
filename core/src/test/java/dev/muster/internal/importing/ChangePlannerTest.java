// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import static dev.muster.internal.importing.PlannerBench.faultyRow;
import static dev.muster.internal.importing.PlannerBench.kinds;
import static dev.muster.internal.importing.PlannerBench.row;
import static dev.muster.job.RowOutcome.Kind.CREATED;
import static dev.muster.job.RowOutcome.Kind.REJECTED;
import static dev.muster.job.RowOutcome.Kind.SKIPPED;
import static dev.muster.job.RowOutcome.Kind.UPDATED;
import static dev.muster.user.UserField.EMAIL;
import static dev.muster.user.UserField.EXTERNAL_ID;
import static dev.muster.user.UserField.NAME;
import static dev.muster.user.UserField.USERNAME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.job.OnMatch;
import dev.muster.job.RowOutcome;
import dev.muster.store.ChangeResult;
import dev.muster.store.ChunkId;
import dev.muster.store.StoredUser;
import dev.muster.store.UserChange;
import dev.muster.store.UserStore;
import dev.muster.store.UserVisitor;
import dev.muster.user.User;
import dev.muster.user.UserDraft;
import dev.muster.user.UserFilter;
import dev.muster.user.UserId;
import dev.muster.user.UserKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangePlannerTest {
    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private PlannerBench bench;

    @BeforeEach
    void openBench() throws IOException {
        bench = new PlannerBench(folder);
    }

    @AfterEach
    void closeBench() throws IOException {
        bench.close();
    }

    @Test
    void createsAUserThatIsNotThereWithExactlyTheDraft() {
        PlannedRow planned = bench.plan(1, EMAIL, "Ann@Example.org", NAME, "Ann");

        User user = User.of(PlannerBench.draft(EMAIL, "Ann@Example.org", NAME, "Ann"));
        assertThat(planned.outcome()).isEqualTo(new RowOutcome.Created(new UserId("new1")));
        assertThat(planned.change()).isEqualTo(new UserChange.Create(new UserId("new1"), user));
        assertThat(planned.issues()).isEmpty();
    }

    @Test
    void findsAUserWhateverTheSpellingOfTheKey() {
        bench.holding("u1", EMAIL, "ann@example.org", NAME, "Ann");

        PlannedRow planned = bench.plan(1, EMAIL, " ANN@EXAMPLE.org", NAME, "Anna");

        assertThat(planned.outcome().kind()).isEqualTo(UPDATED);
        assertThat(planned.claims()).containsExactly(UserKey.of(new UserId("u1")));
    }

    @Test
    void rejectsARecordWithoutAnyKey() {
        assertThat(bench.plan(1, NAME, "Ann").outcome()).isEqualTo(new RowOutcome.Rejected(IssueCode.NO_KEY));
        assertThat(bench.plan(2, EMAIL, "  ").outcome()).isEqualTo(new RowOutcome.Rejected(IssueCode.NO_KEY));
        assertThat(bench.plan(3, EMAIL, PlannerBench.NULL).outcome())
                .isEqualTo(new RowOutcome.Rejected(IssueCode.NO_KEY));
    }

    @Test
    void passesARejectedRecordOnWithItsFirstFaultAndLeavesItsKeyFree() {
        List<PlannedRow> planned = bench.plan(faultyRow(1, EMAIL, "a@example.org"), row(2, EMAIL, "a@example.org"));

        assertThat(planned.get(0).outcome()).isEqualTo(new RowOutcome.Rejected(IssueCode.DATE_MALFORMED));
        assertThat(planned.get(0).issues()).hasSize(2);
        assertThat(planned.get(1).outcome().kind()).isEqualTo(CREATED);
    }

    @Test
    void skipsALaterRecordWithTheSameKeyAndNamesTheFirst() {
        bench.job(job -> job.matchBy(EXTERNAL_ID, EMAIL));
        bench.plan(row(1, EXTERNAL_ID, "1", EMAIL, "a@example.org"), row(2, EMAIL, "b@example.org"));

        PlannedRow planned = bench.plan(3, EXTERNAL_ID, "3", EMAIL, "A@example.org");

        assertThat(planned.outcome()).isEqualTo(new RowOutcome.Skipped(IssueCode.DUPLICATE_IN_SOURCE, 1));
        assertThat(planned.change()).isNull();
        assertThat(planned.issues()).extracting(RowIssue::code).containsExactly(IssueCode.DUPLICATE_IN_SOURCE);
        assertThat(planned.issues().get(0).message()).contains("1");
    }

    @Test
    void leavesTheOtherKeysOfADuplicateFree() {
        bench.job(job -> job.matchBy(EXTERNAL_ID, EMAIL));

        List<PlannedRow> planned = bench.plan(
                row(1, EMAIL, "a@example.org"),
                row(2, EMAIL, "a@example.org", EXTERNAL_ID, "5"),
                row(3, EXTERNAL_ID, "5"));

        assertThat(kinds(planned)).containsExactly(CREATED, SKIPPED, CREATED);
    }

    @Test
    void leavesTheKeysOfARecordFreeThatMatchingRejects() {
        bench.holding("u1", EXTERNAL_ID, "1", EMAIL, "a@example.org");
        bench.job(job -> job.matchBy(EXTERNAL_ID, EMAIL));

        List<PlannedRow> planned = bench.plan(
                row(1, EXTERNAL_ID, "2", EMAIL, "a@example.org"),
                row(2, EXTERNAL_ID, "1", EMAIL, "a@example.org", NAME, "Ann"));

        assertThat(planned.get(0).outcome()).isEqualTo(new RowOutcome.Rejected(IssueCode.KEY_DISAGREES));
        assertThat(planned.get(0).issues().get(0).field()).isEqualTo(EXTERNAL_ID);
        assertThat(planned.get(1).outcome().kind()).isEqualTo(UPDATED);
    }

    @Test
    void rejectsKeysThatLeadToDifferentUsers() {
        bench.holding("u1", EXTERNAL_ID, "1").holding("u2", EMAIL, "b@example.org");
        bench.job(job -> job.matchBy(EXTERNAL_ID, EMAIL));

        assertThat(bench.plan(1, EXTERNAL_ID, "1", EMAIL, "b@example.org").outcome())
                .isEqualTo(new RowOutcome.Rejected(IssueCode.AMBIGUOUS_MATCH));
    }

    @Test
    void rejectsOneKeyThatLeadsToSeveralUsers() {
        bench.holding("u1", EMAIL, "a@example.org").holding("u2", EMAIL, "A@example.org");

        assertThat(bench.plan(1, EMAIL, "a@example.org").outcome())
                .isEqualTo(new RowOutcome.Rejected(IssueCode.AMBIGUOUS_MATCH));
    }

    @Test
    void letsTheStrongestKeyDecideAndChangesTheWeaker() {
        bench.holding("u1", EXTERNAL_ID, "1", USERNAME, "ann", EMAIL, "old@example.org");
        bench.job(job -> job.matchBy(EXTERNAL_ID, USERNAME, EMAIL));

        PlannedRow planned = bench.plan(1, EXTERNAL_ID, "1", USERNAME, "anna", EMAIL, "old@example.org");

        assertThat(PlannerBench.updateOf(planned).after()).isEqualTo(PlannerBench.draft(USERNAME, "anna"));
    }

    @Test
    void fillsInAStrongerKeyThatTheUserDoesNotHaveYet() {
        bench.holding("u1", EMAIL, "a@example.org");
        bench.job(job -> job.matchBy(EXTERNAL_ID, EMAIL));

        PlannedRow planned = bench.plan(1, EXTERNAL_ID, "1", EMAIL, "a@example.org");

        assertThat(PlannerBench.updateOf(planned).after()).isEqualTo(PlannerBench.draft(EXTERNAL_ID, "1"));
    }

    @Test
    void touchesNoUserTwiceWhateverKeyLeadsThere() {
        bench.holding("u1", EXTERNAL_ID, "1", EMAIL, "old@example.org");
        bench.job(job -> job.matchBy(EXTERNAL_ID, EMAIL));

        List<PlannedRow> planned = bench.plan(
                row(1, EXTERNAL_ID, "1", EMAIL, "new@example.org"),
                row(2, EMAIL, "old@example.org", NAME, "Old"),
                row(3, EMAIL, "new@example.org", NAME, "New"));

        assertThat(planned.get(0).claims())
                .containsExactly(UserKey.of(new UserId("u1")), UserKey.of(EMAIL, "old@example.org"));
        assertThat(planned.get(1).outcome()).isEqualTo(new RowOutcome.Skipped(IssueCode.USER_ALREADY_TOUCHED, 1));
        assertThat(planned.get(2).outcome()).isEqualTo(new RowOutcome.Skipped(IssueCode.DUPLICATE_IN_SOURCE, 1));
    }

    @Test
    void touchesNoUserTwiceWhoseKeySomebodyElseHasChangedInBetween() {
        bench.holding("u1", EMAIL, "a@example.org");
        bench.plan(1, EMAIL, "a@example.org", NAME, "Ann");
        UserDraft before = PlannerBench.draft(EMAIL, "a@example.org");
        UserDraft after = PlannerBench.draft(EMAIL, "b@example.org");
        bench.users().apply(List.of(new UserChange.Update(new UserId("u1"), before, after)), PlannerBench.CHUNK);

        assertThat(bench.plan(2, EMAIL, "b@example.org", NAME, "Bea").outcome())
                .isEqualTo(new RowOutcome.Skipped(IssueCode.USER_ALREADY_TOUCHED, 1));
    }

    @Test
    void leavesExistingUsersAloneWhereTheJobSaysSo() {
        bench.holding("u1", EMAIL, "a@example.org").job(job -> job.onMatch(OnMatch.SKIP));

        List<PlannedRow> planned = bench.plan(row(1, EMAIL, "a@example.org"), row(2, EMAIL, "a@example.org"));

        assertThat(planned.get(0).outcome()).isEqualTo(new RowOutcome.Skipped(IssueCode.ALREADY_EXISTS_SKIPPED, 0));
        assertThat(planned.get(1).outcome()).isEqualTo(new RowOutcome.Skipped(IssueCode.DUPLICATE_IN_SOURCE, 1));
    }

    @Test
    void rejectsExistingUsersWhereTheJobSaysSo() {
        bench.holding("u1", EMAIL, "a@example.org").job(job -> job.onMatch(OnMatch.FAIL));

        List<PlannedRow> planned = bench.plan(row(1, EMAIL, "a@example.org"), row(2, EMAIL, "a@example.org"));

        assertThat(kinds(planned)).containsExactly(REJECTED, REJECTED);
        assertThat(planned.get(1).outcome()).isEqualTo(new RowOutcome.Rejected(IssueCode.ALREADY_EXISTS));
    }

    @Test
    void asksTheStoreOnceForAChunkAndFiltersWhatItFinds() {
        bench.holding("u1", EMAIL, "a@example.org").holding("u2", EMAIL, "z@example.org");
        GenerousStore store = new GenerousStore(bench.users());

        List<PlannedRow> planned = bench.over(store)
                .plan(
                        row(1, EMAIL, "a@example.org", NAME, "A"),
                        row(2, EMAIL, "b@example.org"),
                        faultyRow(3, EMAIL, "c@example.org"),
                        row(4, NAME, "nobody"));

        assertThat(kinds(planned)).containsExactly(UPDATED, CREATED, REJECTED, REJECTED);
        assertThat(store.asked)
                .containsExactly(List.of(UserKey.of(EMAIL, "a@example.org"), UserKey.of(EMAIL, "b@example.org")));
    }

    @Test
    void asksTheStoreNothingForAChunkWithoutKeys() {
        GenerousStore store = new GenerousStore(bench.users());
        bench.over(store).plan(row(1, NAME, "nobody"));
        assertThat(store.asked).isEmpty();
    }

    @Test
    void matchesInTheStoresCanonicalForm() {
        bench.holding("u1", USERNAME, "ann").job(job -> job.matchBy(USERNAME));
        bench.over(new GenerousStore(bench.users()));

        List<PlannedRow> planned = bench.plan(row(1, USERNAME, "ANN", NAME, "Ann"), row(2, USERNAME, "Ann"));

        assertThat(PlannerBench.updateOf(planned.get(0)).after()).isEqualTo(PlannerBench.draft(NAME, "Ann"));
        assertThat(planned.get(1).outcome()).isEqualTo(new RowOutcome.Skipped(IssueCode.DUPLICATE_IN_SOURCE, 1));
    }

    @Test
    void plansAgainWithoutStumblingOverItsOwnClaims() {
        bench.holding("u1", EMAIL, "a@example.org", NAME, "Ann");
        DraftRow row = row(1, EMAIL, "a@example.org", NAME, "Anna");
        PlannedRow first = bench.plan(row).get(0);
        bench.users()
                .apply(
                        List.of(new UserChange.Update(
                                new UserId("u1"), PlannerBench.draft(NAME, "Ann"), PlannerBench.draft(NAME, "Annie"))),
                        PlannerBench.CHUNK);

        PlannedRow again = bench.planner().plan(List.of(row)).get(0);

        assertThat(PlannerBench.updateOf(first).before()).isEqualTo(PlannerBench.draft(NAME, "Ann"));
        assertThat(PlannerBench.updateOf(again).before()).isEqualTo(PlannerBench.draft(NAME, "Annie"));
        assertThat(PlannerBench.updateOf(again).after()).isEqualTo(PlannerBench.draft(NAME, "Anna"));
    }

    @Test
    void turnsACreateIntoAnUpdateWhenItPlansAgain() {
        DraftRow row = row(1, EMAIL, "a@example.org", NAME, "Ann");
        bench.plan(row);
        bench.holding("u1", EMAIL, "a@example.org");

        assertThat(bench.planner().plan(List.of(row)).get(0).outcome().kind()).isEqualTo(UPDATED);
        assertThat(bench.plan(2, EMAIL, "a@example.org").outcome().kind()).isEqualTo(SKIPPED);
    }

    @Test
    void reclaimsForAnEarlierRunWhatThatRunHadClaimed() {
        bench.job(job -> job.matchBy(EXTERNAL_ID, EMAIL));
        ChangePlanner planner = bench.planner();
        planner.reclaim(row(1, EMAIL, "a@example.org"), List.of(UserKey.of(EXTERNAL_ID, "1")));
        planner.reclaim(row(2, EMAIL, "a@example.org", EXTERNAL_ID, "5"), List.of());

        assertThat(bench.plan(3, EMAIL, "a@example.org").outcome())
                .isEqualTo(new RowOutcome.Skipped(IssueCode.DUPLICATE_IN_SOURCE, 1));
        assertThat(bench.plan(4, EXTERNAL_ID, "1").outcome())
                .isEqualTo(new RowOutcome.Skipped(IssueCode.USER_ALREADY_TOUCHED, 1));
        assertThat(bench.plan(5, EXTERNAL_ID, "5").outcome().kind()).isEqualTo(CREATED);
    }

    /** Finds everybody, whatever it is asked for, and keeps user names in lower case. */
    private static final class GenerousStore implements UserStore {
        private final UserStore inner;
        private final List<List<UserKey>> asked = new ArrayList<>();

        GenerousStore(UserStore inner) {
            this.inner = inner;
        }

        @Override
        public List<StoredUser> find(Collection<UserKey> keys) {
            asked.add(List.copyOf(keys));
            List<StoredUser> all = new ArrayList<>();
            inner.read(UserFilter.all(), new Collector(all));
            return all;
        }

        @Override
        public List<ChangeResult> apply(List<UserChange> changes, ChunkId chunk) {
            return inner.apply(changes, chunk);
        }

        @Override
        public void read(UserFilter filter, UserVisitor visitor) {
            inner.read(filter, visitor);
        }

        @Override
        public User canonical(User user) {
            String name = user.username();
            return name == null ? user : user.with(PlannerBench.draft(USERNAME, name.toLowerCase(Locale.ROOT)));
        }
    }

    private record Collector(List<StoredUser> users) implements UserVisitor {
        @Override
        public void begin(OptionalLong size, Instant time) {}

        @Override
        public boolean visit(StoredUser user) {
            // Twice, as a store might that looks by each key alone.
            users.add(user);
            users.add(user);
            return true;
        }
    }
}
