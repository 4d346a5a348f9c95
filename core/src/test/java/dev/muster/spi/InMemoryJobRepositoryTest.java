// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.muster.job.JobId;
import dev.muster.job.JobNotFoundException;
import dev.muster.job.JobQuery;
import dev.muster.job.JobSnapshot;
import dev.muster.job.JobState;
import dev.muster.job.PauseReason;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class InMemoryJobRepositoryTest {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final JobId JOB = TestJobs.id(1);

    @TempDir
    private Path folder;

    private final MovedClock clock = new MovedClock();
    private InMemoryJobRepository jobs = new InMemoryJobRepository(clock, new TestSpool(Path.of("unused")));

    @BeforeEach
    void create() {
        jobs = new InMemoryJobRepository(clock, new TestSpool(folder));
        jobs.create(TestJobs.queued(JOB));
    }

    private JobClaim claim() {
        return jobs.claim(JOB, "node", LEASE).orElseThrow();
    }

    private void save(JobClaim claim, JobState state, @Nullable PauseReason reason) {
        jobs.save(claim, new JobUpdate(TestJobs.snapshot(JOB, state, reason), null, null));
    }

    private void pauseForStore(Duration retryAfter) {
        JobSnapshot paused = TestJobs.snapshot(JOB, JobState.PAUSED, PauseReason.STORE_UNAVAILABLE);
        jobs.save(claim(), new JobUpdate(paused, null, retryAfter));
    }

    private JobRecord found() {
        return jobs.find(JOB).orElseThrow();
    }

    private JobState state() {
        return found().snapshot().state();
    }

    @Test
    void refusesAJobThatIsThereOrNotNew() {
        assertThatIllegalStateException().isThrownBy(() -> jobs.create(TestJobs.queued(JOB)));
        JobRecord running = new JobRecord(
                TestJobs.snapshot(TestJobs.id(2), JobState.RUNNING, null),
                "{}",
                null,
                JobRequest.RUN,
                null,
                0,
                null,
                null,
                null);
        assertThatIllegalArgumentException().isThrownBy(() -> jobs.create(running));
    }

    @Test
    void aClaimStartsTheJobOnce() {
        JobClaim first = claim();
        assertThat(first.epoch()).isEqualTo(1);
        assertThat(state()).isEqualTo(JobState.RUNNING);
        assertThat(found().leaseUntil()).isEqualTo(TestJobs.START.plus(LEASE));
        assertThat(jobs.claim(JOB, "other", LEASE)).isEmpty();

        clock.move(LEASE);
        assertThat(jobs.claim(JOB, "other", LEASE)).contains(new JobClaim(JOB, 2, "other"));
        assertThat(found().snapshot().startedAt()).isEqualTo(TestJobs.START);
    }

    @Test
    void onlyOneOfManyGetsTheClaim() throws Exception {
        int nodes = 8;
        CyclicBarrier start = new CyclicBarrier(nodes);
        ExecutorService threads = Executors.newFixedThreadPool(nodes);
        try {
            List<Callable<Boolean>> attempts = new ArrayList<>();
            for (int i = 0; i < nodes; i++) {
                String node = "node " + i;
                attempts.add(() -> {
                    start.await();
                    return jobs.claim(JOB, node, LEASE).isPresent();
                });
            }
            int claimed = 0;
            for (Future<Boolean> attempt : threads.invokeAll(attempts)) {
                claimed += attempt.get() ? 1 : 0;
            }
            assertThat(claimed).isEqualTo(1);
            assertThat(found().epoch()).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anOldClaimCanDoNothing() {
        JobClaim old = claim();
        clock.move(LEASE);
        assertThat(jobs.claim(JOB, "other", LEASE)).isPresent();

        assertThat(jobs.renew(old, LEASE)).isFalse();
        assertThatExceptionOfType(ClaimLostException.class)
                .isThrownBy(() -> save(old, JobState.SUCCEEDED, null))
                .satisfies(lost -> assertThat(lost.claim()).isEqualTo(old));
        assertThat(state()).isEqualTo(JobState.RUNNING);
    }

    @Test
    void aLeaseThatRanOutCanBeRenewedWhileNobodyElseHasClaimed() {
        JobClaim claim = claim();
        clock.move(LEASE.plusSeconds(5));
        assertThat(jobs.claimable(10)).containsExactly(JOB);
        assertThat(jobs.renew(claim, LEASE)).isTrue();
        assertThat(jobs.claimable(10)).isEmpty();
    }

    @Test
    void keepsTheClaimWhileTheJobRuns() {
        JobClaim claim = claim();
        jobs.save(claim, new JobUpdate(TestJobs.snapshot(JOB, JobState.RUNNING, null), "{\"a\":1}", null));
        save(claim, JobState.RUNNING, null);
        assertThat(found().checkpoint()).isEqualTo("{\"a\":1}");
        assertThat(found().owner()).isEqualTo("node");
        assertThat(found().snapshot().startedAt()).isEqualTo(TestJobs.START);
    }

    @ParameterizedTest
    @EnumSource(
            value = JobState.class,
            names = {"SUCCEEDED", "FAILED", "CANCELLED"})
    void aFinalStateIsNeverChanged(JobState last) {
        JobClaim claim = claim();
        clock.move(Duration.ofSeconds(3));
        save(claim, last, null);

        assertThat(found().snapshot().endedAt()).isEqualTo(TestJobs.START.plusSeconds(3));
        assertThat(found().owner()).isNull();
        assertThat(found().leaseUntil()).isNull();
        assertThatExceptionOfType(ClaimLostException.class).isThrownBy(() -> save(claim, JobState.RUNNING, null));
        for (JobRequest request : JobRequest.values()) {
            assertThat(jobs.request(JOB, request)).map(JobSnapshot::state).contains(last);
        }
        assertThat(jobs.claimable(10)).isEmpty();
        assertThat(jobs.claim(JOB, "other", LEASE)).isEmpty();
    }

    @Test
    void anUpdateCannotChangeWhatNeverChanges() {
        JobClaim claim = claim();
        JobSnapshot told = TestJobs.snapshot(JOB, JobState.RUNNING, PauseReason.REQUESTED);
        jobs.save(claim, new JobUpdate(told, null, null));
        assertThat(found().snapshot().pauseReason()).isNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> jobs.save(
                        claim, new JobUpdate(TestJobs.snapshot(TestJobs.id(2), JobState.RUNNING, null), null, null)));
    }

    @Test
    void aPauseIsObeyedByTheOwnerAndLastsUntilTheJobIsAskedToRun() {
        JobClaim claim = claim();
        assertThat(jobs.request(JOB, JobRequest.PAUSE)).map(JobSnapshot::state).contains(JobState.RUNNING);
        assertThat(jobs.requested(JOB)).isEqualTo(JobRequest.PAUSE);
        assertThat(jobs.renew(claim, LEASE)).isTrue();

        save(claim, JobState.PAUSED, PauseReason.REQUESTED);
        assertThat(state()).isEqualTo(JobState.PAUSED);
        assertThat(jobs.requested(JOB)).isEqualTo(JobRequest.PAUSE);
        assertThat(jobs.claimable(10)).isEmpty();

        assertThat(jobs.request(JOB, JobRequest.RUN)).map(JobSnapshot::state).contains(JobState.QUEUED);
        assertThat(claim().epoch()).isEqualTo(2);
    }

    @Test
    void anOwnerThatPausesAsAskedWithoutARequestStandsStillToo() {
        save(claim(), JobState.PAUSED, PauseReason.REQUESTED);
        assertThat(state()).isEqualTo(JobState.PAUSED);
        assertThat(jobs.requested(JOB)).isEqualTo(JobRequest.PAUSE);
    }

    @Test
    void aPauseTakenBackBeforeItWasObeyedQueuesTheJob() {
        JobClaim claim = claim();
        jobs.request(JOB, JobRequest.PAUSE);
        jobs.request(JOB, JobRequest.RUN);
        save(claim, JobState.PAUSED, PauseReason.REQUESTED);
        assertThat(state()).isEqualTo(JobState.QUEUED);
        assertThat(jobs.claimable(10)).containsExactly(JOB);
    }

    @Test
    void aPauseForAnotherReasonDoesNotUndoARequest() {
        JobClaim paused = claim();
        jobs.request(JOB, JobRequest.PAUSE);
        jobs.save(
                paused,
                new JobUpdate(
                        TestJobs.snapshot(JOB, JobState.PAUSED, PauseReason.STORE_UNAVAILABLE),
                        null,
                        Duration.ofSeconds(1)));
        assertThat(found().snapshot().pauseReason()).isEqualTo(PauseReason.REQUESTED);
        clock.move(Duration.ofHours(1));
        assertThat(jobs.claimable(10)).isEmpty();
    }

    @Test
    void aCancelIsObeyedEvenIfTheOwnerOnlyPauses() {
        JobClaim claim = claim();
        jobs.request(JOB, JobRequest.CANCEL);
        save(claim, JobState.PAUSED, PauseReason.TOO_MANY_REJECTED);
        assertThat(state()).isEqualTo(JobState.CANCELLED);
        assertThat(found().snapshot().endedAt()).isEqualTo(TestJobs.START);
    }

    @Test
    void aCancelCannotBeTakenBack() {
        claim();
        jobs.request(JOB, JobRequest.CANCEL);
        jobs.request(JOB, JobRequest.RUN);
        assertThat(jobs.requested(JOB)).isEqualTo(JobRequest.CANCEL);
    }

    @Test
    void jobsThatNobodyWorksOnObeyAtOnce() {
        assertThat(jobs.request(JOB, JobRequest.PAUSE)).map(JobSnapshot::state).contains(JobState.PAUSED);
        assertThat(found().snapshot().pauseReason()).isEqualTo(PauseReason.REQUESTED);
        assertThat(jobs.claimable(10)).isEmpty();
        assertThat(jobs.request(JOB, JobRequest.CANCEL)).map(JobSnapshot::state).contains(JobState.CANCELLED);
        assertThat(found().snapshot().startedAt()).isNull();
        assertThat(found().snapshot().endedAt()).isEqualTo(TestJobs.START);
    }

    @Test
    void aBlockedJobIsClaimableAndCanBeCancelled() {
        JobClaim claim = claim();
        save(claim, JobState.BLOCKED, null);
        assertThat(jobs.claimable(10)).containsExactly(JOB);
        assertThat(jobs.request(JOB, JobRequest.CANCEL)).map(JobSnapshot::state).contains(JobState.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource(
            value = JobRequest.class,
            names = {"PAUSE", "CANCEL"})
    void aRequestToALostOwnerIsObeyedWhenItsLeaseHasRunOut(JobRequest request) {
        JobClaim lost = claim();
        jobs.request(JOB, request);
        clock.move(LEASE);
        assertThat(jobs.claimable(10)).isEmpty();
        assertThat(state()).isEqualTo(request == JobRequest.PAUSE ? JobState.PAUSED : JobState.CANCELLED);
        assertThat(jobs.renew(lost, LEASE)).isFalse();
        assertThatExceptionOfType(ClaimLostException.class).isThrownBy(() -> save(lost, JobState.RUNNING, null));
    }

    @Test
    void aJobWithoutAStoreGoesOnByItselfWhenItsTimeHasCome() {
        pauseForStore(Duration.ofSeconds(10));
        assertThat(found().notBefore()).isEqualTo(TestJobs.START.plusSeconds(10));
        assertThat(jobs.claimable(10)).isEmpty();
        assertThat(jobs.claim(JOB, "node", LEASE)).isEmpty();
        clock.move(Duration.ofSeconds(10));
        assertThat(jobs.claimable(10)).containsExactly(JOB);
        assertThat(claim().epoch()).isEqualTo(2);
        assertThat(found().notBefore()).isNull();
    }

    @Test
    void askingToRunCutsTheWaitShort() {
        pauseForStore(Duration.ofHours(1));
        jobs.request(JOB, JobRequest.RUN);
        assertThat(jobs.claimable(10)).containsExactly(JOB);
    }

    @Test
    void aJobWithTooManyRejectedRowsWaitsForSomebody() {
        save(claim(), JobState.PAUSED, PauseReason.TOO_MANY_REJECTED);
        clock.move(Duration.ofDays(1));
        assertThat(jobs.claimable(10)).isEmpty();
        jobs.request(JOB, JobRequest.PAUSE);
        assertThat(found().snapshot().pauseReason()).isEqualTo(PauseReason.TOO_MANY_REJECTED);
        jobs.request(JOB, JobRequest.RUN);
        assertThat(jobs.claimable(10)).containsExactly(JOB);
    }

    @Test
    void showsOldestJobsToClaimAndNewestJobsInTheHistory() {
        for (int i = 2; i <= 5; i++) {
            jobs.create(TestJobs.queued(TestJobs.id(i)));
        }
        assertThat(jobs.claimable(2)).containsExactly(JOB, TestJobs.id(2));
        JobQuery pages = JobQuery.all().limit(2);
        assertThat(jobs.query(pages)).extracting(JobSnapshot::id).containsExactly(TestJobs.id(5), TestJobs.id(4));
        assertThat(jobs.query(pages.after(TestJobs.id(4))))
                .extracting(JobSnapshot::id)
                .containsExactly(TestJobs.id(3), TestJobs.id(2));
        claim();
        assertThat(jobs.query(JobQuery.all().in(JobState.RUNNING)))
                .extracting(JobSnapshot::id)
                .containsExactly(JOB);
    }

    @Test
    void knowsNothingOfOtherJobs() {
        JobId unknown = TestJobs.id(9);
        JobClaim claim = new JobClaim(unknown, 1, "node");
        assertThat(jobs.find(unknown)).isEmpty();
        assertThat(jobs.claim(unknown, "node", LEASE)).isEmpty();
        assertThat(jobs.renew(claim, LEASE)).isFalse();
        assertThat(jobs.request(unknown, JobRequest.PAUSE)).isEmpty();
        assertThat(jobs.requested(unknown)).isEqualTo(JobRequest.CANCEL);
        assertThatExceptionOfType(ClaimLostException.class).isThrownBy(() -> jobs.journal(claim));
        assertThatExceptionOfType(JobNotFoundException.class).isThrownBy(() -> jobs.history(unknown));
    }

    @Test
    void refusesALeaseOfNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> jobs.claim(JOB, "node", Duration.ZERO));
    }

    private static final class MovedClock extends Clock {
        private Instant now = TestJobs.START;

        void move(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
