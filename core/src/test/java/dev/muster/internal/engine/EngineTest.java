// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.internal.importing.Validators;
import dev.muster.job.JobBlockedException;
import dev.muster.job.JobFailedException;
import dev.muster.job.JobId;
import dev.muster.job.JobListener;
import dev.muster.job.JobPausedException;
import dev.muster.job.JobSnapshot;
import dev.muster.job.JobState;
import dev.muster.job.PauseReason;
import dev.muster.job.Progress;
import dev.muster.spi.ChunkHistory;
import dev.muster.spi.DirectorySpool;
import dev.muster.spi.Host;
import dev.muster.spi.InMemoryJobRepository;
import dev.muster.spi.JobContext;
import dev.muster.spi.JobExecutor;
import dev.muster.spi.JobKind;
import dev.muster.spi.JobRecord;
import dev.muster.spi.Retention;
import dev.muster.store.Directory;
import dev.muster.store.InMemoryUserStore;
import dev.muster.store.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine with a kind of jobs that does what the test says. */
class EngineTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final Scripted kind = new Scripted();

    @TempDir
    private Path folder;

    private DirectorySpool spool;
    private InMemoryJobRepository jobs;
    private Engine engine;

    @BeforeEach
    void start() throws IOException {
        spool = DirectorySpool.open(folder.resolve("spool"));
        jobs = new InMemoryJobRepository(Clock.systemUTC(), spool);
        engine = engine(JobExecutor.of(pool));
    }

    private Engine engine(JobExecutor executor) {
        Host host = new Host(
                new InMemoryUserStore(),
                Directory.open(),
                Validators.standard(),
                Map.of(),
                Map.of(),
                Map.of(),
                spool,
                Long.MAX_VALUE);
        EngineSettings settings = new EngineSettings(
                Duration.ofMillis(300),
                Duration.ofMillis(1),
                Duration.ofMillis(50),
                Duration.ofSeconds(10),
                Retention.defaults());
        return new Engine(jobs, executor, host, Map.of(Scripted.NAME, kind), settings);
    }

    @AfterEach
    void close() {
        engine.close();
        pool.shutdownNow();
    }

    @Test
    void reportsAJobThatSucceedsAndTidiesUpBehindIt() throws Exception {
        kind.script = context -> {};

        assertThat(submit(null).await(PATIENCE)).isEqualTo("report");
        engine.close();
        assertThat(kind.ended).hasValue(1);
    }

    @Test
    void failsOnlyTheJobWhoseKindThrowsAndTellsNothingOfWhatItSaid() throws Exception {
        kind.script = context -> {
            throw new IllegalStateException("ann@example.org");
        };
        MonitoredJob<String> bad = submit(null);
        assertThatThrownBy(() -> bad.await(PATIENCE))
                .isInstanceOf(JobFailedException.class)
                .hasMessageContaining("IllegalStateException")
                .hasMessageNotContaining("ann@");

        kind.script = context -> {};
        assertThat(submit(null).await(PATIENCE)).isEqualTo("report");
    }

    @Test
    void blocksAJobItCannotReadAndDoesNotSpin() throws Exception {
        kind.unreadable = true;
        CountDownLatch blocked = new CountDownLatch(1);

        MonitoredJob<String> job = submit(snapshot -> {
            if (snapshot.state() == JobState.BLOCKED) {
                blocked.countDown();
            }
        });

        assertThat(blocked.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(job.snapshot().missing()).hasSize(1);
        assertThat(kind.decoded.get()).isLessThan(100);
        assertThatThrownBy(() -> job.await(PATIENCE)).isInstanceOf(JobBlockedException.class);

        kind.unreadable = false;
        assertThat(job.completion().toCompletableFuture().get(1, TimeUnit.MINUTES))
                .isEqualTo("report");
    }

    @Test
    void leavesAJobWhoseThreadIsAskedToEnd() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        kind.script = context -> {
            if (runs.incrementAndGet() == 1) {
                throw context.release();
            }
        };

        assertThat(submit(null).await(PATIENCE)).isEqualTo("report");
        assertThat(runs).hasValue(2);
    }

    @Test
    void goesOnByItselfWhenTheStoreIsBack() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        List<JobSnapshot> seen = new CopyOnWriteArrayList<>();
        kind.script = context -> {
            if (runs.incrementAndGet() < 4) {
                throw new StoreUnavailableException("away", null);
            }
        };

        assertThat(submit(seen::add).await(PATIENCE)).isEqualTo("report");
        assertThat(runs).hasValue(4);
        assertThat(seen).anyMatch(job -> job.pauseReason() == PauseReason.STORE_UNAVAILABLE);
    }

    @Test
    void waitsTwiceAsLongEachTimeUpToALimit() {
        EngineSettings settings = new EngineSettings(
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Retention.defaults());

        assertThat(List.of(settings.backOff(1), settings.backOff(2), settings.backOff(3), settings.backOff(4)))
                .extracting(Duration::toSeconds)
                .containsExactly(1L, 2L, 4L, 5L);
        assertThat(settings.backOff(1_000_000)).hasSeconds(5);
    }

    @Test
    void letsThoseGoWhoWaitForAJobWhenItIsClosed() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        kind.script = context -> {
            running.countDown();
            while (true) {
                context.stopIfAsked();
                Thread.onSpinWait();
            }
        };
        MonitoredJob<String> job = submit(null);
        running.await();

        engine.close();

        assertThatThrownBy(() -> job.await(PATIENCE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThat(jobs.find(job.id()).orElseThrow().snapshot().state()).isEqualTo(JobState.QUEUED);
        assertThat(job.completion().toCompletableFuture()).isCompletedExceptionally();
    }

    @Test
    void aListenerMaySteerItsJobAndTheOthersHearOfItInOrder() throws Exception {
        kind.script = context -> {
            if (kind.runs.get() == 1) {
                throw context.pause(PauseReason.REQUESTED);
            }
        };
        List<JobState> heard = new CopyOnWriteArrayList<>();
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch bothListen = new CountDownLatch(1);
        Consumer<JobContext> script = kind.script;
        kind.script = context -> {
            await(bothListen);
            script.accept(context);
        };
        MonitoredJob<String> job = submit(null);
        engine.handle(
                job.id(),
                snapshot -> {
                    if (snapshot.state() == JobState.PAUSED) {
                        job.resume();
                    }
                },
                id -> "report");
        engine.handle(
                job.id(),
                snapshot -> {
                    heard.add(snapshot.state());
                    if (snapshot.state().isFinal()) {
                        ended.countDown();
                    }
                },
                id -> "report");
        bothListen.countDown();

        assertThat(ended.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(heard).containsSubsequence(JobState.PAUSED, JobState.QUEUED, JobState.RUNNING, JobState.SUCCEEDED);
    }

    @Test
    void offersAJobAgainThatTheExecutorHadNoThreadFor() throws Exception {
        engine.close();
        AtomicInteger refusals = new AtomicInteger(2);
        engine = engine(task -> {
            if (refusals.getAndDecrement() > 0) {
                throw new RejectedExecutionException();
            }
            pool.execute(task);
        });
        kind.script = context -> {};

        assertThat(submit(null).await(PATIENCE)).isEqualTo("report");
    }

    @Test
    void aPausedJobThrowsAtWhoeverWaitsForIt() {
        kind.script = context -> {
            throw context.pause(PauseReason.REQUESTED);
        };
        MonitoredJob<String> job = submit(null);

        assertThatThrownBy(() -> job.await(PATIENCE)).isInstanceOf(JobPausedException.class);
    }

    @Test
    void listenersOfTwoJobsMayLookAtEachOthersJobs() throws Exception {
        CountDownLatch bothRun = new CountDownLatch(2);
        List<MonitoredJob<String>> both = new CopyOnWriteArrayList<>();
        CountDownLatch started = new CountDownLatch(1);
        kind.script = context -> {
            await(started);
            context.progress(Progress.none());
        };
        JobListener curious = snapshot -> {
            if (snapshot.state() == JobState.RUNNING && started.getCount() == 0) {
                bothRun.countDown();
                await(bothRun);
                both.forEach(job -> engine.handle(job.id(), ignored -> {}, id -> "report"));
            }
        };
        both.add(submit(curious));
        both.add(submit(curious));
        started.countDown();

        assertThat(both.get(0).await(PATIENCE)).isEqualTo("report");
        assertThat(both.get(1).await(PATIENCE)).isEqualTo("report");
    }

    @Test
    void aListenerThatWaitsForItsOwnJobIsToldThatItMustNot() throws Exception {
        List<Throwable> thrown = new CopyOnWriteArrayList<>();
        CountDownLatch handed = new CountDownLatch(1);
        kind.script = context -> await(handed);
        MonitoredJob<String> job = submit(null);
        engine.handle(
                job.id(),
                snapshot -> {
                    try {
                        job.await();
                    } catch (IllegalStateException | InterruptedException refused) {
                        thrown.add(refused);
                    }
                },
                id -> "report");
        handed.countDown();

        assertThat(job.await(PATIENCE)).isEqualTo("report");
        assertThat(thrown).isNotEmpty().hasOnlyElementsOfType(IllegalStateException.class);
    }

    private MonitoredJob<String> submit(@Nullable JobListener listener) {
        JobSnapshot snapshot = new JobSnapshot(
                new JobId(UUID.randomUUID()),
                Scripted.NAME,
                JobState.QUEUED,
                null,
                List.of(),
                null,
                Progress.none(),
                false,
                null,
                null,
                null,
                jobs.now(),
                null,
                null);
        JobRecord job = JobRecord.queued(snapshot, "{}", null);
        return engine.start(job, listener, id -> "report");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does what the test says. */
    private static final class Scripted implements JobKind<String, String> {
        static final String NAME = "scripted";

        final AtomicInteger runs = new AtomicInteger();
        final AtomicInteger ended = new AtomicInteger();
        final AtomicInteger decoded = new AtomicInteger();
        volatile boolean unreadable;
        volatile Consumer<JobContext> script = context -> {};

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public String encode(String definition) {
            return definition;
        }

        @Override
        public String decode(String json) {
            decoded.incrementAndGet();
            if (unreadable) {
                throw new IllegalStateException("from the future");
            }
            return json;
        }

        @Override
        public List<String> missing(String definition, Host host) {
            return List.of();
        }

        @Override
        public void run(String definition, JobContext context) {
            runs.incrementAndGet();
            script.accept(context);
        }

        @Override
        public void ended(String definition, Host host) {
            ended.incrementAndGet();
        }

        @Override
        public String report(String definition, JobRecord job, ChunkHistory history, Host host) {
            return "report";
        }
    }
}
