// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats.imports;

import static dev.muster.formats.imports.Fixture.issues;
import static dev.muster.formats.imports.Fixture.job;
import static dev.muster.formats.imports.Fixture.rejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.muster.Muster;
import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.job.ImportJob;
import dev.muster.job.ImportReport;
import dev.muster.job.JobCancelledException;
import dev.muster.job.JobFailedException;
import dev.muster.job.JobFault;
import dev.muster.job.JobHandle;
import dev.muster.job.JobPausedException;
import dev.muster.job.JobQuery;
import dev.muster.job.JobSnapshot;
import dev.muster.job.JobState;
import dev.muster.job.OnBrokenSource;
import dev.muster.job.OnMatch;
import dev.muster.job.PauseReason;
import dev.muster.job.Preview;
import dev.muster.job.RowOutcome;
import dev.muster.job.Source;
import dev.muster.job.SourceRefusedException;
import dev.muster.job.StopAfter;
import dev.muster.job.Tally;
import dev.muster.mapping.BuiltInConverters;
import dev.muster.mapping.ColumnTarget;
import dev.muster.mapping.RoleMapping;
import dev.muster.store.Directory;
import dev.muster.store.StoreUnavailableException;
import dev.muster.testkit.FaultyUserStore;
import dev.muster.user.User;
import dev.muster.user.UserField;
import dev.muster.user.UserStatus;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whole imports through the public API, from CSV into a store. */
class ImportTest {
    private Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void createsTheUsersOfAFileAndBalancesItsAccounts() {
        ImportReport report = fixture.run(job(
                "E-Mail,First name,family_name,Cost center",
                "ann@example.org,Ann,Ärmel,4711",
                "bob@example.org,Bob,,"));

        assertThat(report.tally()).isEqualTo(new Tally(2, 0, 0, 0, 0));
        assertThat(report.read()).isEqualTo(2);
        User ann = fixture.byEmail("ann@example.org");
        assertThat(ann.givenName()).isEqualTo("Ann");
        assertThat(ann.familyName()).isEqualTo("Ärmel");
        assertThat(ann.attributes().text("Cost center")).contains("4711");
        assertThat(Objects.requireNonNull(report.source()).sha256()).hasSize(64);
    }

    @Test
    void writesOnlyWhatDiffersTheSecondTime() {
        ImportJob first = job("email,name", "ann@example.org,Ann", "bob@example.org,Bob");
        fixture.run(first);

        ImportReport again = fixture.run(job("email,name", "ANN@example.org,Ann", "bob@example.org,Robert"));

        assertThat(again.tally()).isEqualTo(new Tally(0, 1, 1, 0, 0));
        assertThat(fixture.byEmail("bob@example.org").name()).isEqualTo("Robert");
        assertThat(fixture.byEmail("ann@example.org").email()).isEqualTo("ann@example.org");
    }

    @Test
    void tellsEachKindOfOutcomeApart() {
        fixture.run(job("email,name", "old@example.org,Old"));

        ImportReport report = fixture.run(job(
                        "email,name,phone_number",
                        "new@example.org,New,+4930123456",
                        "old@example.org,Old,",
                        "new@example.org,Again,",
                        "not an address,Bad,",
                        ",Nobody,")
                .onMatch(OnMatch.SKIP));

        assertThat(report.tally()).isEqualTo(new Tally(1, 0, 0, 2, 2));
        assertThat(issues(report))
                .extracting(RowIssue::row, RowIssue::code)
                .contains(
                        tuple(2L, IssueCode.ALREADY_EXISTS_SKIPPED),
                        tuple(3L, IssueCode.DUPLICATE_IN_SOURCE),
                        tuple(4L, IssueCode.EMAIL_MALFORMED),
                        tuple(5L, IssueCode.NO_KEY));
    }

    @Test
    void givesRejectedRowsBackAndTakesThemInOnceCorrected() {
        ImportJob options = job("email;name", "ann@example.org;Ann", "bob(at)example.org;\"Bob; the builder\"");
        JobHandle<ImportReport> first = fixture.muster.start(options);
        String rejected = rejected(Fixture.await(first));
        assertThat(rejected.lines().findFirst())
                .hasValueSatisfying(header -> assertThat(header).startsWith("email;name;_muster_row;_muster_code"));
        assertThat(rejected).contains("EMAIL_MALFORMED").doesNotContain("ann@example.org");

        String corrected = rejected.replace("bob(at)example.org", "bob@example.org");
        ImportReport second = fixture.run(
                ImportJob.retryOf(first.id(), Source.of(corrected.getBytes(StandardCharsets.UTF_8), "rejected.csv")));

        assertThat(second.tally()).isEqualTo(new Tally(1, 0, 0, 0, 0));
        assertThat(fixture.byEmail("bob@example.org").name()).isEqualTo("Bob; the builder");
        assertThat(fixture.byEmail("bob@example.org").attributes().asMap()).isEmpty();
        assertThat(fixture.muster.jobs(JobQuery.all()).get(0).parent()).isEqualTo(first.id());
    }

    @Test
    void keepsCellsWithoutAColumnFromRoundToRound() {
        ImportReport first = fixture.run(job("email,name", "ann@example.org,Ann,surplus,more"));
        String once = rejected(first);
        String twice = rejected(fixture.run(ImportJob.from(Source.of(once.getBytes(StandardCharsets.UTF_8), "1.csv"))));

        assertThat(once).contains("_muster_extra", "TOO_MANY_CELLS", "surplus", "more");
        assertThat(twice).isEqualTo(once);
        assertThat(fixture.users.size()).isZero();
    }

    @Test
    void doesInADryRunWhatItWouldDoInEarnest() {
        String[] lines = {"email,name", "ann@example.org,Ann", "ann@example.org,Twice", "bad,Bad"};

        ImportReport dry = fixture.run(job(lines).dryRun());
        assertThat(fixture.users.size()).isZero();
        ImportReport real = fixture.run(job(lines));

        assertThat(dry.dryRun()).isTrue();
        assertThat(dry.tally()).isEqualTo(real.tally());
        assertThat(issues(dry)).isEqualTo(issues(real));
    }

    @Test
    void readsAttributesAsWhatTheJobSaysTheyAre() {
        ImportReport report = fixture.run(job("email,floor", "ann@example.org,12", "bob@example.org,twelve")
                .map("floor", ColumnTarget.attribute("office", "floor"), BuiltInConverters.NUMBER));

        assertThat(fixture.byEmail("ann@example.org").attributes().asMap())
                .containsEntry("office", Map.of("floor", 12L));
        assertThat(report.countsByCode()).containsEntry(IssueCode.NUMBER_MALFORMED, 1L);
    }

    @Test
    void tellsThatAUniqueValueBelongsToSomebodyElse() {
        fixture.run(job("email,username", "ann@example.org,ann"));

        ImportReport report = fixture.run(job("email,username", "other@example.org,ann", "bob@example.org,bob"));

        assertThat(report.tally()).isEqualTo(new Tally(1, 0, 0, 0, 1));
        assertThat(report.countsByCode()).containsEntry(IssueCode.KEY_TAKEN, 1L);
    }

    @Test
    void stopsAtItsLimit() {
        ImportReport report = fixture.run(
                job("email", "a@example.org", "b@example.org", "c@example.org").limit(2));

        assertThat(report.tally()).isEqualTo(new Tally(2, 0, 0, 0, 0));
    }

    @Test
    void previewsWithoutWriting() {
        Preview preview = fixture.muster.preview(
                job("Mail address,nam,given_name", "ann@example.org,Ann,Ann", "bad,x,y")
                        .map("Mail address", UserField.EMAIL),
                20);

        assertThat(preview.format().value()).isEqualTo("csv");
        assertThat(preview.columns()).hasSize(3);
        assertThat(preview.rows()).hasSize(2);
        assertThat(preview.rows().get(0).outcome()).isInstanceOf(RowOutcome.Created.class);
        assertThat(preview.rows().get(1).outcome()).isInstanceOf(RowOutcome.Rejected.class);
        assertThat(fixture.users.size()).isZero();
        assertThat(fixture.muster.jobs(JobQuery.all())).isEmpty();
    }

    @Test
    void setsRolesAndOrganizationsOnlyWhenTold() {
        fixture.close();
        fixture = new Fixture(builder -> builder.directory(Directory.of(Set.of("admin", "user"), Set.of("acme"))));
        String[] lines = {"email,roles,organization,status", "ann@example.org,Administrator;user,acme,SUSPENDED"};

        fixture.run(job(lines));
        User plain = fixture.byEmail("ann@example.org");
        assertThat(plain.roles()).isEmpty();
        assertThat(plain.organization()).isNull();
        assertThat(plain.status()).isNull();

        fixture.run(job(lines)
                .roles(RoleMapping.of("administrator", "admin"))
                .organizationFromFile()
                .allow(UserField.STATUS));
        User told = fixture.byEmail("ann@example.org");
        assertThat(told.roles()).containsExactlyInAnyOrder("admin", "user");
        assertThat(told.organization()).isEqualTo("acme");
        assertThat(told.status()).isEqualTo(UserStatus.SUSPENDED);
    }

    @Test
    void refusesABrokenFileBeforeItWritesAnything() {
        JobHandle<ImportReport> handle =
                fixture.muster.start(job("email,name", "ann@example.org,Ann", "bob@example.org,\"Bob")
                        .chunkSize(1));

        assertThatThrownBy(() -> Fixture.await(handle)).isInstanceOfSatisfying(JobFailedException.class, failed -> {
            assertThat(failed.fault().code()).isEqualTo(IssueCode.QUOTE_UNCLOSED);
            assertThat(failed.fault().line()).isEqualTo(3);
        });
        assertThat(fixture.users.size()).isZero();
    }

    @Test
    void keepsTheSoundPartOfABrokenFileWhenTold() {
        ImportReport report = fixture.run(job("email,name", "ann@example.org,Ann", "bob@example.org,\"Bob")
                .onBrokenSource(OnBrokenSource.KEEP_PREFIX));

        assertThat(report.tally()).isEqualTo(new Tally(1, 0, 0, 0, 0));
        JobFault fault =
                Objects.requireNonNull(Objects.requireNonNull(report.source()).fault());
        assertThat(fault.code()).isEqualTo(IssueCode.QUOTE_UNCLOSED);
        assertThat(issues(report)).extracting(RowIssue::code).containsExactly(IssueCode.QUOTE_UNCLOSED);
    }

    @Test
    void refusesAFileWithoutAKeyAtOnce() {
        assertThatThrownBy(() -> fixture.muster.start(job("given_name,family_name", "Ann,Lee")))
                .isInstanceOfSatisfying(
                        SourceRefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo(IssueCode.NO_KEY_COLUMN));
    }

    @Test
    void readsAStreamOnce() {
        byte[] bytes = "email\nann@example.org\n".getBytes(StandardCharsets.UTF_8);
        ImportJob job = ImportJob.from(Source.of(new ByteArrayInputStream(bytes), "upload.csv"));

        assertThat(fixture.run(job).tally().created()).isEqualTo(1);
        assertThatThrownBy(() -> fixture.muster.start(job)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void opensARegisteredSourceByItsName() {
        fixture.close();
        byte[] bytes = "email\nann@example.org\n".getBytes(StandardCharsets.UTF_8);
        fixture = new Fixture(builder -> builder.source("crm", () -> new ByteArrayInputStream(bytes)));

        assertThat(fixture.run(ImportJob.from(Source.named("crm"))).tally().created())
                .isEqualTo(1);
        assertThatThrownBy(() -> fixture.muster.start(ImportJob.from(Source.named("other"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pausesWhenTooManyAreRejectedAndGoesOnWhenResumed() {
        JobHandle<ImportReport> handle = fixture.muster.start(
                job("email", "a@example.org", "bad", "bad too", "b@example.org", "worse", "c@example.org", "last bad")
                        .chunkSize(1)
                        .stopAfter(StopAfter.errors(2)));

        assertThatThrownBy(() -> Fixture.await(handle))
                .isInstanceOfSatisfying(
                        JobPausedException.class,
                        paused -> assertThat(paused.reason()).isEqualTo(PauseReason.TOO_MANY_REJECTED));
        assertThat(handle.snapshot().progress().tally().rejected()).isEqualTo(2);

        handle.resume();
        assertThatThrownBy(() -> Fixture.await(handle)).isInstanceOf(JobPausedException.class);
        handle.resume();
        assertThat(Fixture.await(handle).tally()).isEqualTo(new Tally(3, 0, 0, 0, 4));
    }

    @Test
    void leavesBalancedAccountsWhenItIsCancelledInTheMiddle() {
        List<String> lines = new ArrayList<>(List.of("email"));
        for (int i = 1; i <= 500; i++) {
            lines.add("user" + i + "@example.org");
        }
        CompletableFuture<JobHandle<ImportReport>> started = new CompletableFuture<>();
        FaultyUserStore store = FaultyUserStore.around(fixture.users)
                .throwing(
                        FaultyUserStore.email("user250@example.org"),
                        () -> started.join().cancel());
        try (Muster muster = Fixture.over(store, builder -> builder)) {
            started.complete(muster.start(job(lines.toArray(String[]::new)).chunkSize(1)));

            assertThatThrownBy(() -> Fixture.await(started.join())).isInstanceOf(JobCancelledException.class);
            ImportReport report = started.join().report();
            assertThat(report.tally()).isEqualTo(new Tally(250, 0, 0, 0, 0));
            assertThat(report.read()).isEqualTo(250);
            assertThat(fixture.users.size()).isEqualTo(250);
        }
    }

    @Test
    void keepsItsAccountsWhenItIsCancelledAfterAnOutage() {
        CompletableFuture<JobHandle<ImportReport>> started = new CompletableFuture<>();
        AtomicInteger outages = new AtomicInteger();
        FaultyUserStore store = FaultyUserStore.around(fixture.users)
                .throwing(FaultyUserStore.email("c@example.org"), () -> {
                    if (outages.incrementAndGet() == 3) {
                        started.join().cancel();
                    }
                    throw new StoreUnavailableException("away", null);
                });
        try (Muster muster =
                Fixture.over(store, builder -> builder.backOff(Duration.ofMillis(1), Duration.ofMillis(2)))) {
            started.complete(muster.start(job("email", "a@example.org", "b@example.org", "c@example.org")
                    .chunkSize(1)));

            assertThatThrownBy(() -> Fixture.await(started.join())).isInstanceOf(JobCancelledException.class);
            assertThat(started.join().report().tally().created()).isEqualTo(2);
            assertThat(started.join().report().read()).isEqualTo(2);
            assertThat(started.join().snapshot().progress().total()).isEqualTo(3);
        }
    }

    @Test
    void pausesAndGoesOnWithTheSameResult() {
        List<String> lines = new ArrayList<>(List.of("email"));
        for (int i = 0; i < 300; i++) {
            lines.add("user" + i % 250 + "@example.org");
        }
        JobHandle<ImportReport> handle =
                fixture.muster.start(job(lines.toArray(String[]::new)).chunkSize(7));
        int pauses = 0;
        while (pauses < 5) {
            handle.pause();
            try {
                Fixture.await(handle);
                break;
            } catch (JobPausedException paused) {
                pauses++;
                handle.resume();
            }
        }

        assertThat(Fixture.await(handle).tally()).isEqualTo(new Tally(250, 0, 0, 50, 0));
        assertThat(fixture.users.size()).isEqualTo(250);
    }

    @Test
    void showsEachListenerTheLastSnapshotAndSurvivesOneThatThrows() throws InterruptedException {
        BlockingQueue<JobSnapshot> seen = new LinkedBlockingQueue<>();
        JobHandle<ImportReport> handle = fixture.muster.start(job("email", "ann@example.org"), snapshot -> {
            throw new IllegalStateException("listener");
        });
        Fixture.await(handle);

        fixture.muster.handle(handle.id(), seen::add);

        JobSnapshot last = Objects.requireNonNull(seen.poll(1, TimeUnit.MINUTES));
        assertThat(List.of(last)).extracting(JobSnapshot::state).containsExactly(JobState.SUCCEEDED);
        assertThat(last.toJson()).contains("\"state\":\"SUCCEEDED\"", "\"created\":1");
    }

    @Test
    void completesItsStageWithTheReport() {
        JobHandle<ImportReport> handle = fixture.muster.start(job("email", "ann@example.org"));

        assertThat(handle.completion().toCompletableFuture().join().tally().created())
                .isEqualTo(1);
    }

    @Test
    void writesWithSeveralWriters() {
        List<String> lines = new ArrayList<>(List.of("email"));
        for (int i = 0; i < 5_000; i++) {
            lines.add("user" + i + "@example.org");
        }

        ImportReport report = fixture.run(job(lines.toArray(String[]::new)).writers(4));

        assertThat(report.tally().created()).isEqualTo(5_000);
        assertThat(fixture.users.size()).isEqualTo(5_000);
    }
}
