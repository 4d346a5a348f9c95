// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.issue.RowIssue;
import dev.muster.job.ImportReport;
import dev.muster.job.JobId;
import dev.muster.job.Tally;
import dev.muster.spi.DirectorySpool;
import dev.muster.spi.InMemoryJobRepository;
import dev.muster.spi.JobExecutor;
import dev.muster.store.ChunkId;
import dev.muster.store.InMemoryUserStore;
import dev.muster.store.StoredUser;
import dev.muster.testkit.MovableClock;
import dev.muster.user.User;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the file, the chunks and the moments when nodes die: what comes out is what an undisturbed import would have made. */
class SeededCrashTest {
    private static final Duration LEASE = Duration.ofMillis(30);
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    /** More turns than any job here can need; one that gets there hangs. */
    private static final int MOST_TURNS = 500;

    /** More than there are processors: most of the time goes into waiting for a node to notice that another one is gone. */
    private static final int CASES_AT_ONCE = 6;

    @TempDir
    private Path folder;

    private final ExecutorService nodes = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        nodes.shutdownNow();
    }

    @Test
    void crashesChangeNothingInFiveHundredCases() throws Exception {
        checkFrom(1, 500);
    }

    @Test
    @Tag("nightly")
    void crashesChangeNothingInTenThousandCases() throws Exception {
        checkFrom(1_000_000, 10_000);
    }

    private void checkFrom(long first, int cases) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CASES_AT_ONCE);
        try (DirectorySpool spool = DirectorySpool.open(folder)) {
            List<Future<?>> checks = LongStream.range(first, first + cases)
                    .<Future<?>>mapToObj(seed -> threads.submit(() -> check(seed, spool)))
                    .toList();
            for (Future<?> check : checks) {
                check.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void check(long seed, DirectorySpool spool) {
        try {
            assertThat(disturbed(RandomIntake.of(seed), spool)).isEqualTo(undisturbed(RandomIntake.of(seed), spool));
        } catch (RuntimeException | AssertionError | InterruptedException failed) {
            throw new AssertionError("Failed with seed " + seed, failed);
        }
    }

    private static Result undisturbed(RandomIntake intake, DirectorySpool spool) {
        Stage stage = new Stage(intake, spool);
        try (Muster muster = stage.patient()) {
            return stage.result(Fixture.await(muster.start(intake.job())));
        }
    }

    private Result disturbed(RandomIntake intake, DirectorySpool spool) throws InterruptedException {
        Stage stage = new Stage(intake, spool);
        JobId job = null;
        for (Node node : intake.nodes()) {
            Semaphore turns = new Semaphore(0);
            try (Muster muster = stage.muster(node, nodes, turns)) {
                job = job == null ? muster.start(intake.job()).id() : job;
                for (int turn = 0; !node.isDead() && !stage.hasEnded(job); turn++) {
                    assertThat(turn).isLessThan(MOST_TURNS);
                    // A node that was slow has given its job up, and may take it again once its lease is over.
                    if (turns.tryAcquire(LEASE.toMillis(), TimeUnit.MILLISECONDS)) {
                        stage.clock.advance(LEASE.plusMillis(1));
                    }
                }
                if (!node.isDead()) {
                    return stage.result(Fixture.await(muster.handle(job)));
                }
            }
            stage.clock.advance(LEASE.plusMillis(1));
        }
        throw new AssertionError("The last node lives");
    }

    /** What can be seen of an import afterwards. */
    private record Result(
            Tally tally,
            long read,
            List<RowIssue> issues,
            String rejected,
            Map<String, User> users,
            Map<String, Integer> writes) {}

    /** A store and a repository of one case. */
    private static final class Stage {
        final MovableClock clock = MovableClock.at(START);
        private final DirectorySpool spool;
        private final CountingStore store;
        private final InMemoryJobRepository jobs;

        Stage(RandomIntake intake, DirectorySpool spool) {
            this.spool = spool;
            store = new CountingStore(intake.kind().over(new InMemoryUserStore()));
            jobs = new InMemoryJobRepository(clock, spool);
            store.apply(intake.before(), new ChunkId(new JobId(new UUID(0, 1)), 1));
            store.forget();
        }

        Muster muster(Node node, Executor threads, Semaphore turns) {
            return Muster.builder()
                    .users(node.on(store))
                    .state(node.on(jobs))
                    .spool(spool)
                    .executor(task -> threads.execute(() -> {
                        task.run();
                        turns.release();
                    }))
                    .lease(LEASE)
                    .build();
        }

        /** A node that is never too slow. */
        Muster patient() {
            return Muster.builder()
                    .users(store)
                    .state(jobs)
                    .spool(spool)
                    .executor(JobExecutor.sameThread())
                    .build();
        }

        boolean hasEnded(JobId id) {
            return jobs.find(id).orElseThrow().snapshot().state().isFinal();
        }

        Result result(ImportReport report) {
            Map<String, User> users = new TreeMap<>();
            Map<String, Integer> writes = new TreeMap<>();
            for (StoredUser stored : Fixture.all(store)) {
                String email = String.valueOf(stored.user().email()).toLowerCase(Locale.ROOT);
                assertThat(users.put(email, stored.user())).isNull();
                writes.put(email, store.writesPerUser().getOrDefault(stored.id(), 0));
            }
            return new Result(
                    report.tally(), report.read(), Fixture.issues(report), Fixture.rejected(report), users, writes);
        }
    }
}
