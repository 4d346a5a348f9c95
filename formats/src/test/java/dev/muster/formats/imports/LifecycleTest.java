// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.Muster;
import dev.muster.MusterBuilder;
import dev.muster.job.ImportJob;
import dev.muster.job.ImportReport;
import dev.muster.job.JobHandle;
import dev.muster.job.JobId;
import dev.muster.job.JobNotFoundException;
import dev.muster.job.JobQuery;
import dev.muster.job.JobSnapshot;
import dev.muster.job.JobState;
import dev.muster.job.Tally;
import dev.muster.spi.DirectorySpool;
import dev.muster.spi.InMemoryJobRepository;
import dev.muster.spi.JobExecutor;
import dev.muster.store.ChangeResult;
import dev.muster.store.ChunkId;
import dev.muster.store.InMemoryUserStore;
import dev.muster.store.StoredUser;
import dev.muster.store.UserChange;
import dev.muster.store.UserStore;
import dev.muster.store.UserVisitor;
import dev.muster.testkit.MovableClock;
import dev.muster.user.User;
import dev.muster.user.UserFilter;
import dev.muster.user.UserKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that close, lose their jobs, are busy or have much to do at once: every job still comes to its one right end. */
class LifecycleTest {
    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final int ROWS = 200;

    @TempDir
    private Path folder;

    private final MovableClock clock = MovableClock.at(Instant.parse("2026-03-01T10:00:00Z"));
    private final InMemoryUserStore users = new InMemoryUserStore();
    private final CountingStore counted = new CountingStore(users);
    private DirectorySpool spool;
    private InMemoryJobRepository jobs;

    @BeforeEach
    void open() throws IOException {
        spool = DirectorySpool.open(folder);
        jobs = new InMemoryJobRepository(clock, spool);
    }

    @AfterEach
    void close() throws IOException {
        spool.close();
    }

    @Test
    void aJobGoesOnElsewhereWhenItsNodeIsClosed() throws InterruptedException {
        Gate gate = new Gate(counted, 5);
        JobId id;
        try (Muster closing = node(gate, builder -> builder)) {
            id = closing.start(job(ROWS)).id();
            gate.awaitArrival();
            gate.openAfter(closing::close);
        }
        assertThat(jobs.find(id).orElseThrow().snapshot().state()).isEqualTo(JobState.QUEUED);

        try (Muster next = node(counted, builder -> builder)) {
            assertFinished(Fixture.await(next.handle(id)));
        }
    }

    @Test
    void aNodeThatLostItsJobWritesNothingMore() throws InterruptedException {
        Gate gate = new Gate(counted, 5);
        Muster slow = node(gate, builder -> builder);
        JobId id = slow.start(job(ROWS)).id();
        gate.awaitArrival();
        try (Muster next = node(counted, builder -> builder)) {
            letTheLeaseRunOutUntilAnotherTakes(id);
            assertFinished(Fixture.await(next.handle(id)));
            gate.open();
            slow.close();

            assertFinished(Fixture.await(next.handle(id)));
            assertThat(gate.arrivals()).isEqualTo(5);
        }
    }

    @Test
    void aJobThatFindsNoThreadWaitsForOne() {
        AtomicInteger refusals = new AtomicInteger(3);
        JobExecutor threads = JobExecutor.threads(1);
        JobExecutor busy = task -> {
            if (refusals.getAndDecrement() > 0) {
                throw new RejectedExecutionException("busy");
            }
            threads.execute(task);
        };
        try (Muster muster = node(counted, builder -> builder.executor(busy).lease(Duration.ofMillis(300)))) {
            JobHandle<ImportReport> handle = muster.start(job(ROWS));
            assertThat(handle.snapshot().state()).isEqualTo(JobState.QUEUED);

            assertFinished(Fixture.await(handle));
        }
    }

    @Test
    void fiftyJobsAtOnceEndOnTwoThreads() {
        try (Muster muster = node(counted, builder -> builder.executor(JobExecutor.threads(2)))) {
            List<JobHandle<ImportReport>> handles = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                handles.add(muster.start(
                        Fixture.job("email", "user" + i + "@example.org", "shared" + i / 2 + "@example.org")
                                .requestedBy(i % 5 == 0 ? "five" : "others")));
            }
            Tally sum = Tally.zero();
            for (JobHandle<ImportReport> handle : handles) {
                sum = sum.plus(Fixture.await(handle).tally());
            }

            assertThat(sum).isEqualTo(new Tally(75, 0, 25, 0, 0));
            assertThat(users.size()).isEqualTo(75);
            assertHistory(muster, handles);
        }
    }

    private static void assertHistory(Muster muster, List<JobHandle<ImportReport>> handles) {
        assertThat(muster.jobs(JobQuery.all())).hasSize(50);
        assertThat(muster.jobs(JobQuery.all().by("five"))).hasSize(10);
        assertThat(muster.jobs(JobQuery.all().in(JobState.FAILED))).isEmpty();
        assertThat(muster.jobs(JobQuery.all().ofKind("export"))).isEmpty();
        Set<JobId> seen = new HashSet<>();
        JobQuery query = JobQuery.all().limit(7);
        for (List<JobSnapshot> page = muster.jobs(query); !page.isEmpty(); page = muster.jobs(query)) {
            page.forEach(job -> assertThat(seen.add(job.id())).isTrue());
            query = query.after(page.get(page.size() - 1).id());
        }
        assertThat(seen)
                .hasSize(50)
                .containsAll(handles.stream().map(JobHandle::id).toList());
    }

    @Test
    void twoJobsWithTheSameUsersMakeEachUserOnce() {
        try (Muster muster = node(counted, builder -> builder.executor(JobExecutor.threads(2)))) {
            JobHandle<ImportReport> one = muster.start(job(ROWS));
            JobHandle<ImportReport> other = muster.start(job(ROWS));
            Tally first = Fixture.await(one).tally();
            Tally second = Fixture.await(other).tally();

            assertThat(first.plus(second)).isEqualTo(new Tally(ROWS, 0, ROWS, 0, 0));
            assertThat(users.size()).isEqualTo(ROWS);
        }
    }

    @Test
    void aClosedNodeTakesNoJobs() {
        Muster muster = node(counted, builder -> builder);
        muster.close();
        muster.close();

        assertThatThrownBy(() -> muster.start(job(1))).isInstanceOf(IllegalStateException.class);
        assertThat(muster.jobs(JobQuery.all())).isEmpty();
    }

    @Test
    void aJobThatNeverWasIsNotFound() {
        try (Muster muster = node(counted, builder -> builder)) {
            assertThatThrownBy(() -> muster.handle(new JobId(new UUID(1, 2)))).isInstanceOf(JobNotFoundException.class);
        }
    }

    /** The owner lives and renews its lease, so that it may take more than one try. */
    private void letTheLeaseRunOutUntilAnotherTakes(JobId id) {
        long epoch = jobs.find(id).orElseThrow().epoch();
        while (jobs.find(id).orElseThrow().epoch() == epoch) {
            clock.advance(LEASE.plusMillis(1));
            Thread.onSpinWait();
        }
    }

    private void assertFinished(ImportReport report) {
        assertThat(report.tally()).isEqualTo(new Tally(ROWS, 0, 0, 0, 0));
        assertThat(report.read()).isEqualTo(ROWS);
        assertThat(counted.writesPerUser())
                .hasSize(ROWS)
                .allSatisfy((user, writes) -> assertThat(writes).isEqualTo(1));
    }

    private Muster node(UserStore store, UnaryOperator<MusterBuilder> more) {
        return more.apply(Muster.builder().users(store).state(jobs).spool(spool).lease(LEASE))
                .build();
    }

    private static ImportJob job(int rows) {
        List<String> lines = new ArrayList<>(List.of("email"));
        for (int row = 1; row <= rows; row++) {
            lines.add("user" + row + "@example.org");
        }
        return Fixture.job(lines.toArray(String[]::new)).chunkSize(10);
    }

    /** A store that stands still before one of its chunks until somebody lets it go on. */
    private static final class Gate implements UserStore {
        private final UserStore store;
        private final int closedAt;
        private final AtomicInteger arrivals = new AtomicInteger();
        private final CountDownLatch arrived = new CountDownLatch(1);
        private final CountDownLatch opened = new CountDownLatch(1);

        Gate(UserStore store, int closedAt) {
            this.store = store;
            this.closedAt = closedAt;
        }

        int arrivals() {
            return arrivals.get();
        }

        void awaitArrival() throws InterruptedException {
            assertThat(arrived.await(1, TimeUnit.MINUTES)).isTrue();
        }

        void open() {
            opened.countDown();
        }

        /** Lets the store go on once somebody else has begun something. */
        void openAfter(Runnable action) throws InterruptedException {
            Thread other = new Thread(action, "closing");
            other.start();
            while (other.getState() != Thread.State.TIMED_WAITING && other.isAlive()) {
                Thread.onSpinWait();
            }
            open();
            other.join();
        }

        @Override
        public List<StoredUser> find(Collection<UserKey> keys) {
            return store.find(keys);
        }

        @Override
        public List<ChangeResult> apply(List<UserChange> changes, ChunkId chunk) {
            if (arrivals.incrementAndGet() == closedAt) {
                arrived.countDown();
                try {
                    opened.await();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
            return store.apply(changes, chunk);
        }

        @Override
        public void read(UserFilter filter, UserVisitor visitor) {
            store.read(filter, visitor);
        }

        @Override
        public User canonical(User user) {
            return store.canonical(user);
        }
    }
}
