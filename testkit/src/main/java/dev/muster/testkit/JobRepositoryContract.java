// SPDX-License-Identifier: Apache-2.0
package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.job.JobId;
import dev.muster.job.JobQuery;
import dev.muster.job.JobSnapshot;
import dev.muster.job.JobState;
import dev.muster.job.PauseReason;
import dev.muster.spi.ClaimLostException;
import dev.muster.spi.JobClaim;
import dev.muster.spi.JobExcludedException;
import dev.muster.spi.JobRecord;
import dev.muster.spi.JobRepository;
import dev.muster.spi.JobRequest;
import dev.muster.spi.JobUpdate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * What every {@link JobRepository} has to do about jobs; {@link ChunkJournalContract} says what its journals have to do. Extend it, and
 * hand in a repository with a clock that can be moved.
 */
public abstract class JobRepositoryContract {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final JobId JOB = JobWork.id(1);

    /** For subclasses. */
    protected JobRepositoryContract() {}

    /** {@return a repository without jobs; called once for each test} */
    protected abstract JobRepository emptyRepository();

    /**
     * Moves the clock of the repository handed in last.
     *
     * @param by how far, forwards
     */
    protected abstract void advance(Duration by);

    private JobRepository withJob() {
        JobRepository repository = emptyRepository();
        repository.create(JobWork.job(1, repository.now()));
        return repository;
    }

    private static JobClaim claim(JobRepository repository, String owner) {
        return repository.claim(JOB, owner, LEASE).orElseThrow(() -> new AssertionError("not claimed"));
    }

    private static void stop(JobRepository repository, JobClaim claim, JobState state, PauseReason reason) {
        repository.save(claim, JobWork.update(repository, JOB, state, reason));
    }

    private static void end(JobRepository repository, JobClaim claim, JobState state) {
        repository.save(claim, JobWork.update(repository, JOB, state, null));
    }

    @Test
    void takesAnExclusiveJobInOnceTheOneBeforeHasEnded() {
        JobRepository repository = emptyRepository();
        repository.create(JobWork.exclusive(1, repository.now(), "users"));
        JobRecord second = JobWork.exclusive(2, repository.now(), "users");

        assertThatThrownBy(() -> repository.create(second))
                .isInstanceOfSatisfying(
                        JobExcludedException.class,
                        excluded -> assertThat(excluded.holder()).isEqualTo(JOB));
        assertThat(repository.find(JobWork.id(2))).isEmpty();
        repository.create(JobWork.exclusive(3, repository.now(), "others"));

        end(repository, claim(repository, "a"), JobState.SUCCEEDED);
        repository.create(second);
        assertThat(repository.find(JobWork.id(2))).contains(second);
    }

    @Test
    void keepsAJobAsItWasCreated() {
        JobRepository repository = emptyRepository();
        JobRecord job = JobWork.job(1, Instant.parse("2026-01-02T03:04:05.678Z"));
        repository.create(job);

        assertThat(repository.find(JOB)).contains(job);
        assertThat(repository.find(JobWork.id(2))).isEmpty();
        assertThatThrownBy(() -> repository.create(job)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void givesAJobToOneOwner() {
        JobRepository repository = withJob();
        JobClaim claim = claim(repository, "a");

        assertThat(claim).isEqualTo(new JobClaim(JOB, 1, "a"));
        assertThat(repository.claim(JOB, "b", LEASE)).isEmpty();
        assertThat(repository.claim(JobWork.id(9), "b", LEASE)).isEmpty();
        assertThat(repository.claimable(10)).isEmpty();
        JobRecord record = JobWork.record(repository, JOB);
        assertThat(record.snapshot().state()).isEqualTo(JobState.RUNNING);
        assertThat(record.snapshot().startedAt()).isEqualTo(repository.now());
        assertThat(record.epoch()).isEqualTo(1);
        assertThat(record.owner()).isEqualTo("a");
        assertThat(record.leaseUntil()).isEqualTo(repository.now().plus(LEASE));
    }

    @Test
    void givesAJobToOneOfSeveralThreads() throws InterruptedException {
        JobRepository repository = emptyRepository();
        for (int i = 1; i <= 20; i++) {
            repository.create(JobWork.job(i, repository.now()));
        }
        AtomicInteger claims = new AtomicInteger();
        StoreWork.inStep(
                4,
                20,
                (thread, step) -> () -> repository
                        .claim(JobWork.id(step), "thread" + thread, LEASE)
                        .ifPresent(claim -> claims.incrementAndGet()));

        assertThat(claims).hasValue(20);
    }

    @Test
    void givesAJobOnWhenItsLeaseHasRunOut() {
        JobRepository repository = withJob();
        JobClaim old = claim(repository, "a");
        advance(LEASE.minusSeconds(1));
        assertThat(repository.claimable(10)).isEmpty();
        advance(Duration.ofSeconds(2));
        assertThat(repository.claimable(10)).containsExactly(JOB);

        JobClaim next = claim(repository, "b");

        assertThat(next).isEqualTo(new JobClaim(JOB, 2, "b"));
        assertThat(repository.renew(old, LEASE)).isFalse();
        assertThatThrownBy(() -> end(repository, old, JobState.SUCCEEDED)).isInstanceOf(ClaimLostException.class);
        assertThat(JobWork.state(repository, JOB)).isEqualTo(JobState.RUNNING);
    }

    @Test
    void keepsTheStartOfAJobThatIsClaimedAgain() {
        JobRepository repository = withJob();
        claim(repository, "a");
        Instant start = repository.now();
        advance(LEASE.plusSeconds(1));
        claim(repository, "b");

        assertThat(JobWork.snapshot(repository, JOB).startedAt()).isEqualTo(start);
    }

    @Test
    void extendsALease() {
        JobRepository repository = withJob();
        JobClaim claim = claim(repository, "a");
        advance(LEASE.minusSeconds(1));
        assertThat(repository.renew(claim, LEASE)).isTrue();
        advance(LEASE.minusSeconds(1));
        assertThat(repository.claimable(10)).isEmpty();

        advance(Duration.ofSeconds(2));
        assertThat(repository.renew(claim, LEASE)).as("nobody else has it yet").isTrue();
        assertThat(repository.claimable(10)).isEmpty();
    }

    @Test
    void writesWhatTheOwnerTells() {
        JobRepository repository = withJob();
        JobClaim claim = claim(repository, "a");
        JobSnapshot running =
                JobWork.update(repository, JOB, JobState.RUNNING, null).snapshot();

        repository.save(claim, new JobUpdate(running, "{\"at\":1}", null));
        repository.save(claim, new JobUpdate(running, null, null));

        assertThat(JobWork.record(repository, JOB).checkpoint()).isEqualTo("{\"at\":1}");
        assertThat(repository.renew(claim, LEASE)).isTrue();
    }

    @Test
    void endsTheClaimWithTheJob() {
        for (JobState state : List.of(JobState.SUCCEEDED, JobState.FAILED, JobState.CANCELLED)) {
            JobRepository repository = withJob();
            JobClaim claim = claim(repository, "a");
            end(repository, claim, state);

            assertThat(JobWork.state(repository, JOB)).isEqualTo(state);
            assertThat(JobWork.snapshot(repository, JOB).endedAt()).isEqualTo(repository.now());
            assertThat(repository.renew(claim, LEASE)).isFalse();
            assertThatThrownBy(() -> end(repository, claim, state)).isInstanceOf(ClaimLostException.class);
            repository.request(JOB, JobRequest.RUN);
            advance(LEASE.multipliedBy(2));
            assertThat(repository.claimable(10)).isEmpty();
            assertThat(JobWork.state(repository, JOB)).isEqualTo(state);
        }
    }

    @Test
    void letsAJobGoOnByItselfAfterAWhileWhenItsStoreWasUnavailable() {
        JobRepository repository = withJob();
        JobClaim claim = claim(repository, "a");
        JobSnapshot paused = JobWork.update(repository, JOB, JobState.PAUSED, PauseReason.STORE_UNAVAILABLE)
                .snapshot();
        repository.save(claim, new JobUpdate(paused, null, Duration.ofMinutes(1)));

        assertThat(repository.claimable(10)).isEmpty();
        assertThat(repository.claim(JOB, "b", LEASE)).isEmpty();
        advance(Duration.ofSeconds(61));
        assertThat(repository.claimable(10)).containsExactly(JOB);
        assertThat(claim(repository, "b").epoch()).isEqualTo(2);
    }

    @Test
    void leavesAJobAloneThatSomebodyHasToResume() {
        for (PauseReason reason : List.of(PauseReason.REQUESTED, PauseReason.TOO_MANY_REJECTED)) {
            JobRepository repository = withJob();
            stop(repository, claim(repository, "a"), JobState.PAUSED, reason);
            advance(Duration.ofDays(2));
            assertThat(repository.claimable(10)).as("%s", reason).isEmpty();

            repository.request(JOB, JobRequest.RUN);
            assertThat(JobWork.state(repository, JOB)).isEqualTo(JobState.QUEUED);
            assertThat(repository.claimable(10)).containsExactly(JOB);
        }
    }

    @Test
    void offersABlockedJobAgain() {
        JobRepository repository = withJob();
        end(repository, claim(repository, "a"), JobState.BLOCKED);

        assertThat(JobWork.snapshot(repository, JOB).missing()).containsExactly("a format");
        assertThat(repository.claimable(10)).containsExactly(JOB);
    }

    @Test
    void doesWhatIsAskedOfAJobThatNobodyWorksOn() {
        JobRepository repository = withJob();

        assertThat(repository.request(JOB, JobRequest.PAUSE))
                .map(JobSnapshot::state)
                .contains(JobState.PAUSED);
        assertThat(repository.claim(JOB, "a", LEASE)).isEmpty();
        assertThat(repository.request(JOB, JobRequest.RUN))
                .map(JobSnapshot::state)
                .contains(JobState.QUEUED);
        assertThat(repository.request(JOB, JobRequest.CANCEL))
                .map(JobSnapshot::state)
                .contains(JobState.CANCELLED);
        assertThat(repository.claimable(10)).isEmpty();
    }

    @Test
    void tellsTheOwnerWhatIsAskedOfAJobThatIsWorkedOn() {
        JobRepository repository = withJob();
        JobClaim claim = claim(repository, "a");
        assertThat(repository.requested(JOB)).isEqualTo(JobRequest.RUN);

        assertThat(repository.request(JOB, JobRequest.PAUSE))
                .map(JobSnapshot::state)
                .contains(JobState.RUNNING);
        assertThat(repository.requested(JOB)).isEqualTo(JobRequest.PAUSE);
        repository.request(JOB, JobRequest.CANCEL);
        assertThat(repository.requested(JOB)).isEqualTo(JobRequest.CANCEL);
        repository.request(JOB, JobRequest.RUN);
        assertThat(repository.requested(JOB)).as("an end cannot be unasked").isEqualTo(JobRequest.CANCEL);
        assertThat(repository.renew(claim, LEASE)).isTrue();
    }

    @Test
    void knowsNothingOfAJobThatIsNotThere() {
        JobRepository repository = emptyRepository();

        assertThat(repository.request(JOB, JobRequest.RUN)).isEmpty();
        assertThat(repository.requested(JOB)).isEqualTo(JobRequest.CANCEL);
    }

    @Test
    void doesNotForgetAnEndThatWasAskedForWhenTheOwnerPauses() {
        JobRepository repository = withJob();
        JobClaim claim = claim(repository, "a");
        repository.request(JOB, JobRequest.CANCEL);

        stop(repository, claim, JobState.PAUSED, PauseReason.STORE_UNAVAILABLE);

        assertThat(JobWork.state(repository, JOB)).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void endsAJobWhoseOwnerIsGoneWhenThatWasAskedFor() {
        JobRepository repository = withJob();
        claim(repository, "a");
        repository.request(JOB, JobRequest.CANCEL);
        advance(LEASE.plusSeconds(1));

        assertThat(repository.claimable(10)).isEmpty();
        assertThat(JobWork.state(repository, JOB)).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void queuesAJobWhosePauseWasTakenBackBeforeItsOwnerHeardOfIt() {
        JobRepository repository = withJob();
        JobClaim claim = claim(repository, "a");
        repository.request(JOB, JobRequest.PAUSE);
        repository.request(JOB, JobRequest.RUN);

        stop(repository, claim, JobState.PAUSED, PauseReason.REQUESTED);

        assertThat(JobWork.state(repository, JOB)).isEqualTo(JobState.QUEUED);
        assertThat(repository.claimable(10)).containsExactly(JOB);
    }

    @Test
    void keepsWhyAJobStandsStillWhenItIsAskedToPauseAsWell() {
        JobRepository repository = withJob();
        stop(repository, claim(repository, "a"), JobState.PAUSED, PauseReason.TOO_MANY_REJECTED);
        repository.request(JOB, JobRequest.PAUSE);

        assertThat(JobWork.snapshot(repository, JOB).pauseReason()).isEqualTo(PauseReason.TOO_MANY_REJECTED);
    }

    @Test
    void pausesAJobWhoseOwnerIsGoneAndRefusesThatOwner() {
        JobRepository repository = withJob();
        JobClaim lost = claim(repository, "a");
        repository.request(JOB, JobRequest.PAUSE);
        advance(LEASE.plusSeconds(1));

        assertThat(repository.request(JOB, JobRequest.PAUSE))
                .map(JobSnapshot::state)
                .contains(JobState.PAUSED);
        assertThat(repository.renew(lost, LEASE)).isFalse();
        assertThatThrownBy(() -> end(repository, lost, JobState.SUCCEEDED)).isInstanceOf(ClaimLostException.class);
        assertThat(JobWork.record(repository, JOB).owner()).isNull();
        assertThat(JobWork.record(repository, JOB).leaseUntil()).isNull();
    }

    @Test
    void cutsAWaitShortWhenTheJobIsAskedToRun() {
        JobRepository repository = withJob();
        JobSnapshot paused = JobWork.update(repository, JOB, JobState.PAUSED, PauseReason.STORE_UNAVAILABLE)
                .snapshot();
        repository.save(claim(repository, "a"), new JobUpdate(paused, null, Duration.ofHours(1)));
        assertThat(JobWork.record(repository, JOB).notBefore())
                .isEqualTo(repository.now().plus(Duration.ofHours(1)));

        repository.request(JOB, JobRequest.RUN);

        assertThat(repository.claimable(10)).containsExactly(JOB);
    }

    @Test
    void takesNoJobThatIsNotNewAndNoUpdateOfAnotherJob() {
        JobRepository repository = withJob();
        JobClaim claim = claim(repository, "a");
        JobRecord claimed = JobWork.record(repository, JOB);
        repository.create(JobWork.job(2, repository.now()));
        JobUpdate other = JobWork.update(repository, JobWork.id(2), JobState.RUNNING, null);

        assertThatThrownBy(() -> repository.create(claimed)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> repository.save(claim, other)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> repository.claim(JobWork.id(2), "a", Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(JobWork.record(repository, JOB)).isEqualTo(claimed);
    }

    @Test
    void offersTheOldestJobsFirst() {
        JobRepository repository = emptyRepository();
        for (int number : new int[] {3, 1, 2}) {
            repository.create(JobWork.job(number, repository.now()));
        }

        assertThat(repository.claimable(10)).containsExactly(JobWork.id(1), JobWork.id(2), JobWork.id(3));
        assertThat(repository.claimable(2)).containsExactly(JobWork.id(1), JobWork.id(2));
    }

    @Test
    void showsTheHistoryInPagesNewestFirst() {
        JobRepository repository = emptyRepository();
        for (int number = 1; number <= 7; number++) {
            repository.create(JobWork.job(number, repository.now()));
        }

        List<JobSnapshot> first = repository.query(JobQuery.all().limit(3));
        List<JobSnapshot> second =
                repository.query(JobQuery.all().limit(3).after(first.get(2).id()));
        List<JobSnapshot> third =
                repository.query(JobQuery.all().limit(3).after(second.get(2).id()));

        assertThat(first).extracting(JobSnapshot::id).containsExactly(JobWork.id(7), JobWork.id(6), JobWork.id(5));
        assertThat(second).extracting(JobSnapshot::id).containsExactly(JobWork.id(4), JobWork.id(3), JobWork.id(2));
        assertThat(third).extracting(JobSnapshot::id).containsExactly(JobWork.id(1));
    }

    @Test
    void narrowsTheHistoryByEveryPartOfAQuery() {
        JobRepository repository = emptyRepository();
        Instant noon = Instant.parse("2026-03-01T12:00:00Z");
        for (int number = 1; number <= 8; number++) {
            String kind = number % 2 == 0 ? "export" : "import";
            String who = number <= 4 ? "ann" : "bob";
            repository.create(JobWork.job(number, noon.plusSeconds(number), kind, who));
        }
        repository.claim(JobWork.id(2), "a", LEASE);

        List<JobQuery> queries = List.of(
                JobQuery.all().ofKind("export"),
                JobQuery.all().by("ann"),
                JobQuery.all().in(JobState.RUNNING),
                JobQuery.all().in(JobState.RUNNING, JobState.QUEUED).ofKind("import"),
                JobQuery.all().between(noon.plusSeconds(3), noon.plusSeconds(6)),
                JobQuery.all().by("nobody"));
        List<JobSnapshot> all = repository.query(JobQuery.all());
        assertThat(all).hasSize(8);
        for (JobQuery query : queries) {
            assertThat(repository.query(query))
                    .as("%s", query)
                    .isEqualTo(all.stream().filter(query::matches).toList());
        }
    }
}
