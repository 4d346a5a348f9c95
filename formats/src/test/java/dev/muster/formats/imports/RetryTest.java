// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.Muster;
import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.job.ImportJob;
import dev.muster.job.ImportReport;
import dev.muster.job.JobFailedException;
import dev.muster.job.JobHandle;
import dev.muster.job.JobId;
import dev.muster.job.Origin;
import dev.muster.job.RetryRefusal;
import dev.muster.job.RetryRefusedException;
import dev.muster.job.RollbackJob;
import dev.muster.job.Tally;
import dev.muster.mapping.RoleMapping;
import dev.muster.spi.DirectorySpool;
import dev.muster.spi.InMemoryJobRepository;
import dev.muster.spi.JobExecutor;
import dev.muster.spi.JobRepository;
import dev.muster.spi.JobTask;
import dev.muster.store.Directory;
import dev.muster.store.InMemoryUserStore;
import dev.muster.store.UserStore;
import dev.muster.testkit.MovableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rejected records are taken up again from the same source, once what was wrong outside of it has been put right. */
class RetryTest {
    private static final Duration LEASE = Duration.ofMillis(300);
    private static final int ROWS = 40;

    @TempDir
    private Path folder;

    private final MovableClock clock = MovableClock.at(Instant.parse("2026-03-01T10:00:00Z"));
    private final InMemoryUserStore users = new InMemoryUserStore();
    private final Set<String> roles = ConcurrentHashMap.newKeySet();
    private DirectorySpool spool;
    private InMemoryJobRepository jobs;
    private Muster muster;
    private Path file;

    @BeforeEach
    void open() throws IOException {
        spool = DirectorySpool.open(folder.resolve("spool"));
        jobs = new InMemoryJobRepository(clock, spool);
        roles.add("user");
        muster = Muster.builder()
                .users(users)
                .state(jobs)
                .directory(directory())
                .spool(spool)
                .executor(JobExecutor.sameThread())
                .build();
        file = folder.resolve("users.csv");
        List<String> lines = new ArrayList<>(List.of("email,name,roles"));
        for (int row = 1; row <= ROWS; row++) {
            lines.add("u" + row + "@example.org,Name " + row + "," + (isFuture(row) ? "chief" : "user"));
        }
        Files.write(file, lines);
    }

    @AfterEach
    void close() throws IOException {
        muster.close();
        spool.close();
    }

    /** Rows whose role does not exist yet: first and last ones, neighbours, and whole chunks without any. */
    private static boolean isFuture(int row) {
        return row == 1 || (row >= 17 && row <= 23) || row == 30 || row == ROWS;
    }

    private static final int FUTURE = 10;

    private Directory directory() {
        return new Directory() {
            @Override
            public Optional<Set<String>> roles() {
                return Optional.of(Set.copyOf(roles));
            }

            @Override
            public boolean hasOrganization(String id) {
                return true;
            }
        };
    }

    private Muster node(UserStore store, JobRepository repository) {
        return Muster.builder()
                .users(store)
                .state(repository)
                .directory(directory())
                .spool(spool)
                .executor(JobExecutor.sameThread())
                .lease(LEASE)
                .build();
    }

    private ImportJob job() {
        return ImportJob.from(file).roles(RoleMapping.asIs()).chunkSize(4);
    }

    private ImportReport first() {
        ImportReport report = Fixture.await(muster.start(job()));
        assertThat(report.tally()).isEqualTo(new Tally(ROWS - FUTURE, 0, 0, 0, FUTURE));
        return report;
    }

    @Test
    void onlyRejectedRecordsAreTakenUp() {
        ImportReport first = first();
        roles.add("chief");

        JobHandle<ImportReport> handle =
                muster.retry(first.job(), new Origin(Locale.ENGLISH, "ops", "role added", null));
        ImportReport second = Fixture.await(handle);

        assertThat(second.tally()).isEqualTo(new Tally(FUTURE, 0, 0, 0, 0));
        assertThat(second.read()).isEqualTo(FUTURE);
        assertThat(users.size()).isEqualTo(ROWS);
        assertThat(handle.snapshot().parent()).isEqualTo(first.job());
        assertThat(handle.snapshot().requestedBy()).isEqualTo("ops");
        assertThat(handle.snapshot().progress().total()).isEqualTo(FUTURE);
        assertRefused(second.job(), RetryRefusal.NOTHING_REJECTED);
    }

    @Test
    void rowsAndLinesStayThoseOfTheSource() {
        ImportReport first = first();

        ImportReport second = Fixture.await(muster.retry(first.job()));

        assertThat(second.tally()).isEqualTo(new Tally(0, 0, 0, 0, FUTURE));
        assertThat(errors(second)).isEqualTo(errors(first)).hasSize(FUTURE);
        assertThat(Fixture.rejected(second)).isEqualTo(Fixture.rejected(first));
        roles.add("chief");
        assertThat(Fixture.await(muster.retry(second.job())).tally()).isEqualTo(new Tally(FUTURE, 0, 0, 0, 0));
    }

    private static List<RowIssue> errors(ImportReport report) {
        return Fixture.issues(report).stream()
                .filter(issue -> issue.code() == IssueCode.ROLE_UNKNOWN)
                .toList();
    }

    static Stream<Arguments> crashes() {
        return Stream.of(Node.Point.values())
                .flatMap(point -> Stream.of(1, 2, 3).map(hit -> Arguments.of(point, hit)));
    }

    @ParameterizedTest(name = "{0}, time {1}")
    @MethodSource("crashes")
    void aRetrySurvivesTheDeathOfItsNode(Node.Point point, int hit) {
        ImportReport first = first();
        roles.add("chief");
        Node node = new Node(point, hit);
        CountingStore counted = new CountingStore(users);
        JobId id;
        try (Muster dying = node(node.on(counted), node.on(jobs))) {
            id = dying.retry(first.job()).id();
        }
        assertThat(node.isDead()).isTrue();
        clock.advance(LEASE.plusMillis(1));

        try (Muster next = node(counted, jobs)) {
            ImportReport report = Fixture.await(next.handle(id));
            assertThat(report.tally()).isEqualTo(new Tally(FUTURE, 0, 0, 0, 0));
            assertThat(report.read()).isEqualTo(FUTURE);
        }
        assertThat(users.size()).isEqualTo(ROWS);
        assertThat(counted.writesPerUser())
                .hasSize(FUTURE)
                .allSatisfy((user, writes) -> assertThat(writes).isEqualTo(1));
    }

    @Test
    void aChangedSourceIsRefusedBeforeAnythingIsWritten() throws IOException {
        ImportReport first = first();
        roles.add("chief");
        Files.writeString(file, Files.readString(file).replace("Name 17", "Name 71"));

        JobFailedException failed =
                catchThrowableOfType(JobFailedException.class, () -> Fixture.await(muster.retry(first.job())));

        assertThat(failed.fault().code()).isEqualTo(IssueCode.SOURCE_CHANGED);
        assertThat(users.size()).isEqualTo(ROWS - FUTURE);
    }

    @Test
    void thereMustBeAnEndedImportWithRejectedRecordsAndASource() throws IOException {
        ImportReport spooled = Fixture.await(muster.start(Fixture.job("email", "broken")));
        assertRefused(spooled.job(), RetryRefusal.SOURCE_GONE);
        assertRefused(
                Fixture.await(muster.start(Fixture.job("email", "a@b.org"))).job(), RetryRefusal.NOTHING_REJECTED);
        List<JobTask> tasks = new ArrayList<>();
        try (Muster busy = Muster.builder()
                .users(users)
                .state(jobs)
                .spool(spool)
                .executor(tasks::add)
                .build()) {
            assertRefused(busy.start(job()).id(), RetryRefusal.NOT_ENDED);
        }
        ImportReport first = Fixture.await(muster.start(job()));
        JobId preview = muster.previewRollback(RollbackJob.of(first.job())).id();
        assertRefused(preview, RetryRefusal.NOT_AN_IMPORT);
        Fixture.await(muster.rollback(first.job()));
        assertRefused(first.job(), RetryRefusal.ROLLED_BACK);
    }

    @Test
    void aRetryIsRolledBackWithItsImport() {
        ImportReport first = first();
        roles.add("chief");
        Fixture.await(muster.retry(first.job()));
        assertThatThrownBy(() -> muster.rollback(first.job())).hasMessageContaining("retries");

        assertThat(Fixture.await(muster.rollback(RollbackJob.of(first.job()).withRetries()))
                        .undone())
                .isEqualTo(ROWS);
        assertThat(users.size()).isZero();
    }

    private void assertRefused(JobId job, RetryRefusal reason) {
        RetryRefusedException refused = catchThrowableOfType(RetryRefusedException.class, () -> muster.retry(job));
        assertThat(refused).isNotNull();
        assertThat(refused.reason()).isEqualTo(reason);
    }
}
