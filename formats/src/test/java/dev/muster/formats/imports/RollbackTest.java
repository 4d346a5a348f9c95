// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.issue.IssueCode;
import dev.muster.job.ImportJob;
import dev.muster.job.ImportReport;
import dev.muster.job.JobHandle;
import dev.muster.job.JobState;
import dev.muster.job.KeptUser;
import dev.muster.job.RollbackJob;
import dev.muster.job.RollbackReport;
import dev.muster.spi.InMemoryJobRepository;
import dev.muster.store.InMemoryUserStore;
import dev.muster.store.StoredUser;
import dev.muster.store.UserStore;
import dev.muster.testkit.FaultyUserStore;
import dev.muster.user.Attributes;
import dev.muster.user.Credential;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a rollback takes back, and what it keeps. */
class RollbackTest {
    private final InMemoryJobRepository jobs = new InMemoryJobRepository();
    private final InMemoryUserStore users = new InMemoryUserStore();
    private final Desk desk = new Desk(users);
    private Muster muster = Muster.builder().users(users).state(jobs).build();

    @AfterEach
    void close() throws IOException {
        muster.close();
        jobs.close();
    }

    @ParameterizedTest
    @EnumSource
    void everybodyNobodyHasTouchedIsAsBefore(StoreKind kind) {
        UserStore store = kind.over(users);
        Desk ofStore = new Desk(store);
        muster.close();
        muster = Muster.builder().users(store).state(jobs).build();
        ofStore.put("old1@example.org", "Old 1");
        ofStore.put("old2@example.org", "Old 2");
        List<StoredUser> before = Fixture.all(store);
        ImportReport report = run(Fixture.job(
                        "email,name,nickname,attributes.n",
                        "OLD1@example.org,New 1,,1",
                        "new1@example.org,New 3,Nick,2",
                        "new2@example.org,,,",
                        "old2@example.org,Old 2,,")
                .chunkSize(2));
        assertThat(report.tally().created()).isEqualTo(2);

        RollbackReport undone = rollback(report);

        assertThat(Fixture.all(store)).containsExactlyInAnyOrderElementsOf(before);
        assertCounts(undone, 3, 0, 0);
        assertThat(undone.rolledBack()).isEqualTo(report.job());
        assertThat(undone.toJson()).contains("\"undone\":3", "\"state\":\"SUCCEEDED\"");

        RollbackReport again = rollback(report);
        assertThat(Fixture.all(store)).containsExactlyInAnyOrderElementsOf(before);
        assertCounts(again, 0, 0, 3);
    }

    @Test
    void aUserWhoHasLoggedInIsKept() {
        ImportReport report = run(Fixture.job("email,name", "a@example.org,A", "b@example.org,B"));
        desk.change("a@example.org", draft(UserField.LAST_LOGIN_AT, Instant.EPOCH));

        RollbackReport undone = rollback(report);

        assertCounts(undone, 1, 1, 0);
        assertThat(desk.names()).containsOnly("A");
        KeptUser kept = kept(undone).get(0);
        assertThat(kept.code()).isEqualTo(IssueCode.KEPT_LOGGED_IN);
        assertThat(kept.row()).isEqualTo(1);
        assertThat(kept.user()).isEqualTo(desk.find("a@example.org").id());
        assertThat(kept.fields()).containsOnly(UserField.LAST_LOGIN_AT);
        assertThat(kept.job()).isEqualTo(report.job());
    }

    @Test
    void aNewUserWithANewPasswordOrAChangedFieldIsKept() {
        ImportReport report = run(Fixture.job("email,name", "a@example.org,A", "b@example.org,B", "c@example.org,C"));
        desk.change("a@example.org", draft(UserField.CREDENTIAL, new Credential("$2b$04$x")));
        desk.change("b@example.org", draft(UserField.NAME, "Bea"));
        desk.change("c@example.org", draft(UserField.NICKNAME, "not written by the import"));

        RollbackReport undone = rollback(report);

        assertCounts(undone, 1, 2, 0);
        assertThat(kept(undone)).extracting(KeptUser::row).containsExactly(2L, 1L);
        assertThat(kept(undone)).extracting(KeptUser::code).containsOnly(IssueCode.KEPT_CHANGED_SINCE);
        assertThat(kept(undone).get(0).fields()).containsOnly(UserField.NAME);
        assertThat(kept(undone).get(1).fields()).containsOnly(UserField.CREDENTIAL);
        assertThat(undone.countsByCode()).isEqualTo(Map.of(IssueCode.KEPT_CHANGED_SINCE, 2L));
    }

    @Test
    void anUpdateIsTakenBackFieldByFieldAndAttributeByAttribute() {
        desk.put("a@example.org", "Old");
        desk.change(
                "a@example.org",
                UserDraft.builder()
                        .set(UserField.TITLE, "Old title")
                        .set(UserField.ATTRIBUTES, Attributes.of(Map.of("x", "old x", "y", "old y")))
                        .build());
        ImportReport report = run(Fixture.job(
                "email,name,title,department,attributes.x,attributes.y,attributes.z",
                "a@example.org,New,New title,New department,new x,new y,new z"));
        desk.change(
                "a@example.org",
                UserDraft.builder()
                        .set(UserField.TITLE, "Edited title")
                        .set(UserField.ATTRIBUTES, Attributes.of(Map.of("y", "edited y")))
                        .build());

        RollbackReport undone = rollback(report);

        assertCounts(undone, 0, 1, 0);
        StoredUser user = desk.find("a@example.org");
        assertThat(user.user().name()).isEqualTo("Old");
        assertThat(user.user().title()).isEqualTo("Edited title");
        assertThat(user.user().department()).isNull();
        assertThat(user.user().attributes().asMap()).isEqualTo(Map.of("x", "old x", "y", "edited y"));
        assertThat(kept(undone).get(0).fields()).isEqualTo(Set.of(UserField.TITLE, UserField.ATTRIBUTES));
        assertCounts(rollback(report), 0, 1, 0);
        assertThat(desk.find("a@example.org")).isEqualTo(user);
    }

    @Test
    void whoIsGoneStaysGone() {
        desk.put("old@example.org", "Old");
        ImportReport report = run(Fixture.job("email,name", "old@example.org,New", "new@example.org,New"));
        desk.delete("old@example.org");
        desk.delete("new@example.org");

        assertCounts(rollback(report), 0, 0, 2);
        assertThat(users.size()).isZero();
    }

    @Test
    void keysGoBackInTheOrderInWhichTheyCame() {
        desk.put("a@example.org", "A");
        desk.change("a@example.org", draft(UserField.EXTERNAL_ID, "1"));
        desk.put("b@example.org", "B");
        desk.change("b@example.org", draft(UserField.EXTERNAL_ID, "2"));
        List<StoredUser> before = Fixture.all(users);
        ImportReport report =
                run(Fixture.job("external_id,email", "1,c@example.org", "2,a@example.org", "3,b@example.org")
                        .matchBy(UserField.EXTERNAL_ID));
        assertThat(report.tally().updated()).isEqualTo(2);

        assertCounts(rollback(report), 3, 0, 0);
        assertThat(Fixture.all(users)).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void whatTheStoreRefusesOrFailsOnIsKept() {
        ImportReport report = run(Fixture.job("email,name", "a@example.org,A", "b@example.org,B", "c@example.org,C"));
        FaultyUserStore faulty = FaultyUserStore.around(users)
                .refusing(FaultyUserStore.id(desk.find("a@example.org").id()), "There are orders of a@example.org")
                .throwing(FaultyUserStore.id(desk.find("b@example.org").id()), () -> {
                    throw new IllegalStateException("boom");
                });

        RollbackReport undone = rollbackOver(faulty, report);

        assertCounts(undone, 1, 2, 0);
        assertThat(kept(undone))
                .extracting(KeptUser::code)
                .containsExactly(IssueCode.KEPT_STORE_FAILED, IssueCode.KEPT_STORE_REFUSED);
        assertThat(kept(undone)).extracting(KeptUser::message).noneMatch(message -> message.contains("orders"));
    }

    @Test
    void aConflictIsLookedAtAgainAndKeptInTheEnd() {
        ImportReport report = run(Fixture.job("email,name", "a@example.org,A", "b@example.org,B"));
        FaultyUserStore faulty = FaultyUserStore.around(users)
                .conflicting(FaultyUserStore.id(desk.find("a@example.org").id()), 2)
                .conflicting(FaultyUserStore.id(desk.find("b@example.org").id()), 100);

        RollbackReport undone = rollbackOver(faulty, report);

        assertCounts(undone, 1, 1, 0);
        assertThat(kept(undone)).extracting(KeptUser::code).containsExactly(IssueCode.KEPT_CHANGED_SINCE);
        assertThat(desk.names()).containsOnly("B");
    }

    @Test
    void aPreviewTellsAllAndWritesNothing() {
        desk.put("old@example.org", "Old");
        ImportReport report =
                run(Fixture.job("email,name", "old@example.org,New", "a@example.org,A", "b@example.org,B"));
        desk.change("a@example.org", draft(UserField.NAME, "Anna"));
        List<StoredUser> before = Fixture.all(users);

        RollbackReport preview = Fixture.await(muster.previewRollback(RollbackJob.of(report.job())));

        assertThat(preview.dryRun()).isTrue();
        assertCounts(preview, 2, 1, 0);
        assertThat(kept(preview)).extracting(KeptUser::row).containsExactly(2L);
        assertThat(Fixture.all(users)).isEqualTo(before);
        assertCounts(rollback(report), 2, 1, 0);
    }

    @Test
    void importsOverEachOtherGoBackInReverseOrderOnly() {
        desk.put("a@example.org", "Start");
        List<StoredUser> start = Fixture.all(users);
        ImportReport first = run(Fixture.job("email,name", "a@example.org,First"));
        ImportReport second = run(Fixture.job("email,name", "a@example.org,Second"));

        assertCounts(rollback(first), 0, 1, 0);
        assertThat(desk.names()).containsOnly("Second");
        assertCounts(rollback(second), 1, 0, 0);
        assertCounts(rollback(first), 1, 0, 0);
        assertThat(Fixture.all(users)).isEqualTo(start);
    }

    @Test
    void aRollbackIsAJobOfTheHistory() {
        ImportReport report = run(Fixture.job("email,name", "a@example.org,A"));
        JobHandle<RollbackReport> handle = muster.rollback(RollbackJob.of(report.job())
                .requestedBy("ops")
                .reason("wrong file")
                .locale(Locale.GERMAN));
        Fixture.await(handle);

        assertThat(handle.snapshot().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(handle.snapshot().parent()).isEqualTo(report.job());
        assertThat(handle.snapshot().requestedBy()).isEqualTo("ops");
        assertThat(handle.snapshot().progress().total()).isEqualTo(1);
        assertCounts(muster.rollbackHandle(handle.id()).report(), 1, 0, 0);
    }

    private ImportReport run(ImportJob job) {
        return Fixture.await(muster.start(job));
    }

    private RollbackReport rollback(ImportReport report) {
        return Fixture.await(muster.rollback(report.job()));
    }

    /** The state of jobs stays, and another store takes the place of the first: what it does is scripted. */
    private RollbackReport rollbackOver(FaultyUserStore faulty, ImportReport report) {
        try (Muster other = Muster.builder().users(faulty).state(jobs).build()) {
            return Fixture.await(other.rollback(report.job()));
        }
    }

    private static List<KeptUser> kept(RollbackReport report) {
        return Fixture.kept(report);
    }

    static void assertCounts(RollbackReport report, long undone, long kept, long gone) {
        assertThat(List.of(report.undone(), report.kept(), report.alreadyGone()))
                .containsExactly(undone, kept, gone);
    }

    private static UserDraft draft(UserField field, Object value) {
        return UserDraft.builder().set(field, value).build();
    }
}
