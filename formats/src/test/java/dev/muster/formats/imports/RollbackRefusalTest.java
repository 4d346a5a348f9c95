// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.Muster;
import dev.muster.issue.IssueCode;
import dev.muster.job.ImportJob;
import dev.muster.job.ImportReport;
import dev.muster.job.JobFailedException;
import dev.muster.job.JobHandle;
import dev.muster.job.JobId;
import dev.muster.job.JobNotFoundException;
import dev.muster.job.JobState;
import dev.muster.job.RollbackJob;
import dev.muster.job.RollbackRefusal;
import dev.muster.job.RollbackRefusedException;
import dev.muster.job.RollbackReport;
import dev.muster.spi.ChunkHistory;
import dev.muster.spi.ChunkPlan;
import dev.muster.spi.DirectorySpool;
import dev.muster.spi.InMemoryJobRepository;
import dev.muster.spi.JobExecutor;
import dev.muster.spi.JobRepository;
import dev.muster.spi.JobRequest;
import dev.muster.spi.JobTask;
import dev.muster.spi.JournaledChunk;
import dev.muster.spi.Retention;
import dev.muster.store.InMemoryUserStore;
import dev.muster.store.UserStore;
import dev.muster.testkit.MovableClock;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When an import is rolled back, and when not. */
class RollbackRefusalTest {
    private static final Duration LEASE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    private final MovableClock clock = MovableClock.at(Instant.parse("2026-03-01T10:00:00Z"));
    private final InMemoryUserStore users = new InMemoryUserStore();
    private DirectorySpool spool;
    private InMemoryJobRepository jobs;
    private Muster muster;

    @BeforeEach
    void open() throws IOException {
        spool = DirectorySpool.open(folder);
        jobs = new InMemoryJobRepository(clock, spool);
        muster = node(users, jobs, JobExecutor.sameThread());
    }

    @AfterEach
    void close() throws IOException {
        muster.close();
        spool.close();
    }

    private Muster node(UserStore store, JobRepository repository, JobExecutor executor) {
        return Muster.builder()
                .users(store)
                .state(repository)
                .spool(spool)
                .executor(executor)
                .lease(LEASE)
                .build();
    }

    @Test
    void thereMustBeSuchAnImport() {
        JobId unknown = new JobId(new UUID(1, 2));
        assertThatThrownBy(() -> muster.rollback(unknown)).isInstanceOf(JobNotFoundException.class);
        JobId id = run(job("a")).job();
        RollbackReport report = Fixture.await(muster.rollback(id));
        assertRefused(RollbackJob.of(report.job()), RollbackRefusal.NOT_AN_IMPORT);
        assertRefused(RollbackJob.of(run(job("b").dryRun()).job()), RollbackRefusal.DRY_RUN);
    }

    @Test
    void theImportMustHaveEnded() {
        List<JobTask> tasks = new ArrayList<>();
        try (Muster busy = node(users, jobs, tasks::add)) {
            JobId waiting = busy.start(job("a")).id();
            assertRefused(RollbackJob.of(waiting), RollbackRefusal.NOT_ENDED);
            jobs.claim(waiting, "somebody", LEASE);
            assertRefused(RollbackJob.of(waiting), RollbackRefusal.NOT_ENDED);
        }
    }

    @Test
    void theWindowIsAsLongAsTheHostSays() {
        JobId id = run(job("a")).job();
        clock.advance(Duration.ofHours(47));
        assertRefused(RollbackJob.of(id), RollbackRefusal.WINDOW_OVER);
        try (Muster patient = Muster.builder()
                .users(users)
                .state(jobs)
                .spool(spool)
                .lease(LEASE)
                .retention(Retention.defaults().undo(Duration.ofDays(2)))
                .build()) {
            assertThat(Fixture.await(patient.rollback(id)).undone()).isEqualTo(1);
        }
    }

    @Test
    void theWindowClosesToTheMillisecond() {
        JobId id = run(job("a")).job();
        clock.advance(Duration.ofHours(24).minusMillis(1));
        Fixture.await(muster.previewRollback(RollbackJob.of(id)));
        clock.advance(Duration.ofMillis(1));
        assertRefused(RollbackJob.of(id), RollbackRefusal.WINDOW_OVER);
        clock.advance(Duration.ofMillis(-1));
        assertThat(Fixture.await(muster.rollback(id)).undone()).isEqualTo(1);
    }

    @Test
    void ofTwoRollbacksAtOnceOneIsRefusedAndNamesTheOther() {
        JobId id = run(job("a")).job();
        List<JobTask> tasks = new ArrayList<>();
        try (Muster busy = node(users, jobs, tasks::add)) {
            JobHandle<RollbackReport> first = busy.rollback(id);
            assertThat(assertRefused(RollbackJob.of(id), RollbackRefusal.ALREADY_RUNNING)
                            .others())
                    .containsExactly(first.id());
            first.cancel();
            assertThat(Fixture.await(muster.rollback(id)).undone()).isEqualTo(1);
        }
    }

    @Test
    void ofManyThreadsOneWins() throws Exception {
        for (int round = 0; round < 100; round++) {
            JobId id = run(job("r" + round)).job();
            AtomicInteger won = new AtomicInteger();
            AtomicInteger refused = new AtomicInteger();
            List<JobTask> tasks = new ArrayList<>();
            try (Muster busy = node(users, jobs, tasks::add)) {
                CyclicBarrier start = new CyclicBarrier(4);
                inThreads(4, () -> {
                    start.await();
                    try {
                        busy.rollback(id);
                        won.incrementAndGet();
                    } catch (RollbackRefusedException other) {
                        assertThat(other.reason()).isEqualTo(RollbackRefusal.ALREADY_RUNNING);
                        refused.incrementAndGet();
                    }
                    return null;
                });
            }
            assertThat(won).hasValue(1);
            assertThat(refused).hasValue(3);
        }
    }

    private static void inThreads(int count, Callable<?> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                all.add(threads.submit(work));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void standingRetriesGoFirst() {
        JobId first = run(job("a,A", "broken,B")).job();
        JobId retry = run(ImportJob.retryOf(first, Fixture.csv("email,name", "b@example.org,B", "broken,C")))
                .job();
        JobId again = run(ImportJob.retryOf(retry, Fixture.csv("email,name", "c@example.org,C")))
                .job();
        run(ImportJob.retryOf(first, Fixture.csv("email,name", "nobody,C")));
        assertThat(users.size()).isEqualTo(3);

        assertThat(assertRefused(RollbackJob.of(first), RollbackRefusal.RETRIES_STAND)
                        .others())
                .containsExactly(again, retry);
        RollbackReport report =
                Fixture.await(muster.rollback(RollbackJob.of(first).withRetries()));

        assertThat(report.undone()).isEqualTo(3);
        assertThat(users.size()).isZero();
        assertThat(Fixture.await(muster.rollback(first)).alreadyGone()).isEqualTo(1);
        assertThat(Fixture.await(muster.rollback(retry)).alreadyGone()).isEqualTo(1);
    }

    @Test
    void aRetryRolledBackByItselfStandsNoMore() {
        JobId first = run(job("a,A", "broken,B")).job();
        JobId retry = run(ImportJob.retryOf(first, Fixture.csv("email,name", "b@example.org,B")))
                .job();
        Fixture.await(muster.previewRollback(RollbackJob.of(retry)));
        assertRefused(RollbackJob.of(first), RollbackRefusal.RETRIES_STAND);
        Fixture.await(muster.rollback(retry));

        assertThat(Fixture.await(muster.rollback(first)).undone()).isEqualTo(1);
        assertThat(users.size()).isZero();
    }

    @Test
    void aRetryThatHasNotEndedIsInTheWay() {
        JobId first = run(job("a,A", "broken,B")).job();
        List<JobTask> tasks = new ArrayList<>();
        try (Muster busy = node(users, jobs, tasks::add)) {
            JobId retry = busy.start(ImportJob.retryOf(first, Fixture.csv("email,name", "b@example.org,B")))
                    .id();
            RollbackRefusedException refused =
                    assertRefused(RollbackJob.of(first).withRetries(), RollbackRefusal.NOT_ENDED);
            assertThat(refused.others()).containsExactly(retry);
        }
    }

    @Test
    void withoutUndoDataTheRollbackFailsAndSaysWhy() {
        JobId id = run(job("a")).job();
        JobRepository purged = purged(jobs);
        try (Muster late = node(users, purged, JobExecutor.sameThread())) {
            assertThatThrownBy(() -> Fixture.await(late.rollback(id)))
                    .isInstanceOf(JobFailedException.class)
                    .hasMessageContaining("has been deleted");
        }
        assertThat(users.size()).isEqualTo(1);
    }

    /** A repository whose undo data is gone. */
    private static JobRepository purged(JobRepository jobs) {
        return (JobRepository) Proxy.newProxyInstance(
                JobRepository.class.getClassLoader(),
                new Class<?>[] {JobRepository.class},
                (proxy, method, arguments) -> {
                    try {
                        Object answer = method.invoke(jobs, arguments);
                        return method.getName().equals("history") ? purged((ChunkHistory) answer) : answer;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private static ChunkHistory purged(ChunkHistory history) {
        return new ChunkHistory() {
            @Override
            public void read(Predicate<JournaledChunk> visitor) {
                history.read(chunk -> visitor.test(purged(chunk)));
            }

            @Override
            public void readBackwards(long below, Predicate<JournaledChunk> visitor) {
                history.readBackwards(below, chunk -> visitor.test(purged(chunk)));
            }
        };
    }

    private static JournaledChunk purged(JournaledChunk chunk) {
        ChunkPlan plan = chunk.plan();
        return new JournaledChunk(
                new ChunkPlan(
                        plan.chunk(),
                        plan.firstRow(),
                        plan.lastRow(),
                        plan.settled(),
                        List.of(),
                        plan.issues(),
                        plan.rejected(),
                        plan.claims()),
                chunk.commit());
    }

    @ParameterizedTest
    @EnumSource
    void aCancelledImportGoesBackWithTheChunkItWasWriting(StoreKind kind) {
        UserStore store = kind.over(users);
        Desk desk = new Desk(store);
        desk.put("old@example.org", "Old");
        Node node = new Node(Node.Point.AFTER_APPLY, 2);
        JobId id;
        try (Muster dying = node(node.on(store), node.on(jobs), JobExecutor.sameThread())) {
            id = dying.start(Fixture.job("email,name", "a@example.org,A", "b@example.org,B", "old@example.org,New")
                            .chunkSize(2))
                    .id();
        }
        assertThat(users.size()).isEqualTo(3);
        clock.advance(LEASE.plusMillis(1));
        assertThat(jobs.request(id, JobRequest.CANCEL).orElseThrow().state()).isEqualTo(JobState.CANCELLED);

        RollbackReport report;
        try (Muster next = node(store, jobs, JobExecutor.sameThread())) {
            report = Fixture.await(next.rollback(id));
        }

        assertThat(report.undone()).isEqualTo(3);
        assertThat(desk.names()).containsExactly("Old");
    }

    @ParameterizedTest
    @EnumSource
    void whatAChunkNeverCameToWriteIsLeftAlone(StoreKind kind) {
        UserStore store = kind.over(users);
        Desk desk = new Desk(store);
        desk.put("old@example.org", "Old");
        Node node = new Node(Node.Point.BEFORE_APPLY, 1);
        JobId id;
        try (Muster dying = node(node.on(store), node.on(jobs), JobExecutor.sameThread())) {
            id = dying.start(Fixture.job("email,name", "a@example.org,A", "old@example.org,New"))
                    .id();
        }
        clock.advance(LEASE.plusMillis(1));
        jobs.request(id, JobRequest.CANCEL);
        desk.put("a@example.org", "Somebody else");

        try (Muster next = node(store, jobs, JobExecutor.sameThread())) {
            RollbackReport report = Fixture.await(next.rollback(id));
            RollbackTest.assertCounts(report, 0, 0, 2);
        }
        assertThat(desk.names()).containsExactlyInAnyOrder("Old", "Somebody else");
    }

    @ParameterizedTest
    @EnumSource
    void whoAppearsInTheLastMomentIsKeptIfNobodyKnowsItsMaker(StoreKind kind) {
        UserStore store = kind.over(users);
        Node node = new Node(Node.Point.AFTER_APPLY, 1);
        JobId id;
        try (Muster dying = node(node.on(store), node.on(jobs), JobExecutor.sameThread())) {
            id = dying.start(Fixture.job("email,name", "a@example.org,A")).id();
        }
        clock.advance(LEASE.plusMillis(1));
        jobs.request(id, JobRequest.CANCEL);

        try (Muster next = node(store, jobs, JobExecutor.sameThread())) {
            RollbackReport report = Fixture.await(next.rollback(id));
            if (kind == StoreKind.OWN_IDS) {
                RollbackTest.assertCounts(report, 0, 1, 0);
                assertThat(Fixture.kept(report)).extracting("code").containsExactly(IssueCode.KEPT_ADOPTED);
            } else {
                RollbackTest.assertCounts(report, 1, 0, 0);
            }
        }
    }

    private ImportReport run(ImportJob job) {
        return Fixture.await(muster.start(job));
    }

    /** Rows of address and name; an address without a domain gets one, "broken" stays. */
    private static ImportJob job(String... rows) {
        List<String> lines = new ArrayList<>(List.of("email,name"));
        for (String row : rows) {
            String name = row.contains(",") ? row.substring(row.indexOf(',')) : ",Name";
            String user = row.contains(",") ? row.substring(0, row.indexOf(',')) : row;
            lines.add(user.equals("broken") ? user + name : user + "@example.org" + name);
        }
        return Fixture.job(lines.toArray(String[]::new));
    }

    private RollbackRefusedException assertRefused(RollbackJob job, RollbackRefusal reason) {
        RollbackRefusedException refused =
                catchThrowableOfType(RollbackRefusedException.class, () -> muster.rollback(job));
        assertThat(refused).isNotNull();
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.job()).isEqualTo(job.job());
        return refused;
    }
}
