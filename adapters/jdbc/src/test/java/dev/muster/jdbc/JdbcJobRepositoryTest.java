// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.job.JobId;
import dev.muster.job.JobQuery;
import dev.muster.job.JobSnapshot;
import dev.muster.job.JobState;
import dev.muster.job.Progress;
import dev.muster.job.Tally;
import dev.muster.spi.ChunkCommit;
import dev.muster.spi.ChunkJournal;
import dev.muster.spi.ChunkPlan;
import dev.muster.spi.ClaimLostException;
import dev.muster.spi.JobClaim;
import dev.muster.spi.JobRecord;
import dev.muster.store.ChunkId;
import dev.muster.store.StoreUnavailableException;
import dev.muster.store.UserChange;
import dev.muster.user.User;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import dev.muster.user.UserId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class JdbcJobRepositoryTest {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final JobId JOB = id(1);

    @TempDir
    private Path folder;

    private static JobId id(int number) {
        return new JobId(new UUID(0x0198a00000007000L + ((long) number << 16), 0x8000000000000000L));
    }

    private static JobRecord job(JobId id, String reason, String definition) {
        JobSnapshot snapshot = new JobSnapshot(
                id,
                "import",
                JobState.QUEUED,
                null,
                List.of(),
                null,
                Progress.none(),
                false,
                "ops",
                reason,
                null,
                Instant.parse("2026-01-02T03:04:05.678901Z"),
                null,
                null);
        return JobRecord.queued(snapshot, definition, null);
    }

    private static JobClaim claimed(JdbcJobRepository repository) {
        repository.create(job(JOB, "test", "{}"));
        return repository.claim(JOB, "a", LEASE).orElseThrow();
    }

    private static ChunkPlan plan(long number, String name) {
        User user = User.of(UserDraft.builder().set(UserField.NAME, name).build());
        UserChange create = new UserChange.Create(new UserId("u" + number), user);
        return new ChunkPlan(
                new ChunkId(JOB, number),
                number,
                number,
                Tally.zero(),
                List.of(new ChunkPlan.PlannedChange(number, number, create)),
                List.of(),
                List.of(),
                List.of());
    }

    private static ChunkCommit commit(long number) {
        ChunkCommit.AppliedChange applied = new ChunkCommit.AppliedChange(number, new UserId("u" + number), false);
        return new ChunkCommit(
                new ChunkId(JOB, number), new Tally(1, 0, 0, 0, 0), List.of(applied), List.of(), List.of());
    }

    @ParameterizedTest
    @EnumSource
    void aNewClaimWaitsForTheChunkThatTheOldOwnerIsWriting(Dialect dialect) throws Exception {
        try (TestDatabase database = TestDatabase.empty(dialect)) {
            JdbcJobRepository old = database.stillRepository();
            JdbcJobRepository next = database.sameClock();
            JobClaim claim = claimed(old);
            ChunkJournal journal = old.journal(claim);
            database.advance(LEASE);
            CountDownLatch written = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            CompletableFuture<Void> chunk =
                    CompletableFuture.runAsync(() -> new Database(database.source(), Timeouts.defaults()).run(() -> {
                        journal.begin(plan(1, "n"));
                        written.countDown();
                        await(goOn);
                        journal.commit(commit(1));
                    }));
            await(written);
            CompletableFuture<JobClaim> taken = CompletableFuture.supplyAsync(
                    () -> next.claim(JOB, "b", LEASE).orElseThrow());
            // That something does not happen can only be seen by waiting.
            Thread.sleep(300);
            assertThat(taken).isNotDone();
            goOn.countDown();
            chunk.get(20, TimeUnit.SECONDS);

            JobClaim second = taken.get(20, TimeUnit.SECONDS);
            assertThat(second.epoch()).isEqualTo(2);
            assertThatExceptionOfType(ClaimLostException.class).isThrownBy(() -> journal.begin(plan(2, "n")));
            List<Boolean> committed = new ArrayList<>();
            next.journal(second).read(seen -> committed.add(seen.commit() != null));
            assertThat(committed).containsExactly(true);
        }
    }

    @Test
    void aRenewalDoesNotWaitForAChunk() {
        TestDatabase database = TestDatabase.postgres();
        JdbcJobRepository repository = database.repository();
        JobClaim claim = claimed(repository);
        new Database(database.source(), Timeouts.defaults()).run(() -> {
            repository.journal(claim).begin(plan(1, "n"));
            assertThat(CompletableFuture.supplyAsync(() -> repository.renew(claim, LEASE))
                            .orTimeout(5, TimeUnit.SECONDS)
                            .join())
                    .isTrue();
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachJobIsClaimedOnceForEachEpoch(Dialect dialect) throws Exception {
        int jobs = 200;
        int nodes = 8;
        try (TestDatabase database = TestDatabase.empty(dialect)) {
            JdbcJobRepository repository = database.repository();
            for (int number = 1; number <= jobs; number++) {
                repository.create(job(id(number), "many", "{}"));
            }
            ExecutorService threads = Executors.newFixedThreadPool(nodes);
            try {
                List<Callable<List<JobClaim>>> claimers = new ArrayList<>();
                for (int node = 0; node < nodes; node++) {
                    String name = "node" + node;
                    claimers.add(() -> claimAll(repository, name));
                }
                List<JobClaim> claims = new ArrayList<>();
                for (Future<List<JobClaim>> each : threads.invokeAll(claimers)) {
                    claims.addAll(each.get());
                }
                assertThat(claims).extracting(JobClaim::job).hasSize(jobs).doesNotHaveDuplicates();
                assertThat(claims).allMatch(claim -> claim.epoch() == 1);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private static List<JobClaim> claimAll(JdbcJobRepository repository, String node) {
        List<JobClaim> claims = new ArrayList<>();
        for (List<JobId> some = repository.claimable(20); !some.isEmpty(); some = repository.claimable(20)) {
            for (JobId job : some) {
                repository.claim(job, node, Duration.ofHours(1)).ifPresent(claims::add);
            }
        }
        return claims;
    }

    @Test
    void aFileOfJobsIsItsOwnersAloneAndOutlivesTheProcess() throws Exception {
        Path file = folder.resolve("muster.db");
        try (JdbcJobRepository first = JdbcJobRepository.sqlite(file)) {
            ChunkJournal journal = first.journal(claimed(first));
            journal.begin(plan(1, "n"));
            for (Path each : List.of(file, folder.resolve("muster.db-wal"), folder.resolve("muster.db-shm"))) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                        .isEqualTo("rw-------");
            }
        }
        JdbcJobRepository closed;
        try (JdbcJobRepository again = JdbcJobRepository.sqlite(file)) {
            closed = again;
            assertThat(again.find(JOB)).isPresent();
            List<ChunkPlan> plans = new ArrayList<>();
            again.history(JOB).read(chunk -> plans.add(chunk.plan()));
            assertThat(plans).containsExactly(plan(1, "n"));
        }
        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(closed::now);
    }

    @ParameterizedTest
    @EnumSource
    void textsThatNoDatabaseTakesDoNotStopAJob(Dialect dialect) {
        try (TestDatabase database = TestDatabase.empty(dialect)) {
            JdbcJobRepository repository = database.repository();
            repository.create(job(JOB, "a\0b\ud800c\ud83d\ude00", "{\"a\":\"\ud800\"}"));

            JobRecord found = repository.find(JOB).orElseThrow();
            assertThat(found.snapshot().reason()).isEqualTo("a\ufffdb\ufffdc\ud83d\ude00");
            assertThat(found.definition()).isEqualTo("{\"a\":\"\\ud800\"}");
            assertThat(found.snapshot().createdAt()).isEqualTo("2026-01-02T03:04:05.678901Z");
            assertThat(repository.query(JobQuery.all().of(id(5)))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void noMessageHoldsWhatWasWritten(Dialect dialect) {
        try (TestDatabase database = TestDatabase.empty(dialect)) {
            JdbcJobRepository repository = database.repository();
            ChunkJournal journal = repository.journal(claimed(repository));
            String chunk = database.table("chunk");
            database.execute("ALTER TABLE " + chunk + " RENAME TO " + chunk + "_gone");

            assertThatExceptionOfType(DatabaseException.class)
                    .isThrownBy(() -> journal.begin(plan(1, "canary")))
                    .satisfies(failed -> assertThat(failed.toString()).doesNotContain("canary"))
                    .withNoCause();
            assertThatExceptionOfType(DatabaseException.class)
                    .isThrownBy(() -> database.repository().history(JOB).read(each -> true));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLongJournalIsReadAFewChunksAtATime(Dialect dialect) {
        int chunks = 3000;
        String name = "x".repeat(20_000);
        try (TestDatabase database = TestDatabase.empty(dialect)) {
            JdbcJobRepository repository = database.repository();
            ChunkJournal journal = repository.journal(claimed(repository));
            new Database(database.source(), Timeouts.defaults()).run(() -> {
                for (long number = 1; number <= chunks; number++) {
                    journal.begin(plan(number, name));
                    journal.commit(commit(number));
                }
            });

            HeapWatch heap = new HeapWatch();
            long[] last = {0};
            repository.history(JOB).read(chunk -> {
                assertThat(chunk.plan().chunk().number()).isEqualTo(++last[0]);
                heap.look(last[0]);
                return true;
            });
            assertThat(last[0]).isEqualTo(chunks);
            repository
                    .history(JOB)
                    .readBackwards(Long.MAX_VALUE, chunk -> chunk.plan().chunk().number() == last[0]--);
            assertThat(last[0]).isZero();
            assertThat(heap.growth()).as("bytes; the journal has 60 MB").isLessThan(20_000_000);
        }
    }

    /** How far what is alive in the heap has grown since the first look. */
    private static final class HeapWatch {
        private long first;
        private long most;

        void look(long number) {
            if (number % 1000 != 1) {
                return;
            }
            System.gc();
            long used =
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            first = first == 0 ? used : first;
            most = Math.max(most, used);
        }

        long growth() {
            return most - first;
        }
    }
}
