// SPDX-License-Identifier: Apache-2.0
package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.muster.job.JobId;
import dev.muster.job.JobState;
import dev.muster.job.Tally;
import dev.muster.spi.ChunkCommit.AppliedChange;
import dev.muster.spi.ChunkJournal;
import dev.muster.spi.JobClaim;
import dev.muster.spi.JobRepository;
import dev.muster.spi.JournaledChunk;
import dev.muster.spi.Retention;
import dev.muster.spi.Tombstones;
import dev.muster.user.UserField;
import dev.muster.user.UserId;
import dev.muster.user.UserKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every {@link JobRepository} has to do to forget: what is old, and who asks for it. Extend it, and hand in a repository with a clock
 * that can be moved.
 */
public abstract class RetentionContract {
    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final JobId JOB = JobWork.id(1);
    private static final Retention RETENTION =
            new Retention(Duration.ofDays(90), Duration.ofHours(24), Duration.ofDays(30));
    /** The address of the user whom {@link JobWork#plan} creates as number 1. */
    private static final UserKey FIRST = StoreWork.key(UserField.EMAIL, StoreWork.full(1));

    /** For subclasses. */
    protected RetentionContract() {}

    /** {@return a repository without jobs; called once for each test} */
    protected abstract JobRepository emptyRepository();

    /**
     * Moves the clock of the repository handed in last.
     *
     * @param by how far, forwards
     */
    protected abstract void advance(Duration by);

    /** A job with two committed chunks, each with one of everything, that has ended. */
    private JobRepository withEndedJob() {
        JobRepository repository = emptyRepository();
        JobClaim claim = withRunningJob(repository, 1);
        repository.save(claim, JobWork.update(repository, JOB, JobState.SUCCEEDED, null));
        return repository;
    }

    private static JobClaim withRunningJob(JobRepository repository, int number) {
        JobId id = JobWork.id(number);
        repository.create(JobWork.job(number, repository.now()));
        JobClaim claim = repository.claim(id, "a", Duration.ofDays(100)).orElseThrow();
        ChunkJournal journal = repository.journal(claim);
        for (int chunk = 1; chunk <= 2; chunk++) {
            journal.begin(JobWork.plan(id, chunk));
            journal.commit(JobWork.commit(id, chunk));
        }
        return claim;
    }

    private static List<JournaledChunk> chunks(JobRepository repository) {
        return JobWork.chunks(repository.history(JOB));
    }

    @Test
    void keepsWhatARollbackNeedsUntilItsTimeIsOver() {
        JobRepository repository = withEndedJob();
        List<JournaledChunk> before = chunks(repository);

        advance(RETENTION.undo().minus(MOMENT));
        assertThat(repository.purge(RETENTION, 10)).isZero();
        assertThat(chunks(repository)).isEqualTo(before);

        advance(MOMENT);
        assertThat(repository.purge(RETENTION, 10)).isEqualTo(1);
        assertThat(chunks(repository))
                .isEqualTo(before.stream().map(JournaledChunk::withoutChanges).toList());
        assertThat(repository.purge(RETENTION, 10)).isZero();
    }

    @Test
    void keepsWhatARollbackNeedsWhileOneIsUnderWay() {
        JobRepository repository = withEndedJob();
        List<JournaledChunk> before = chunks(repository);
        repository.create(JobWork.child(2, repository.now(), JOB));

        advance(RETENTION.history());
        assertThat(repository.purge(RETENTION, 10)).isEqualTo(1);
        assertThat(chunks(repository))
                .isEqualTo(
                        before.stream().map(JournaledChunk::withoutRejectedRows).toList());

        JobClaim claim =
                repository.claim(JobWork.id(2), "a", Duration.ofDays(1)).orElseThrow();
        repository.save(claim, JobWork.update(repository, JobWork.id(2), JobState.SUCCEEDED, null));
        assertThat(repository.purge(RETENTION, 10)).isEqualTo(1);
        assertThat(repository.find(JOB)).isEmpty();
        assertThat(repository.find(JobWork.id(2))).isPresent();
    }

    @Test
    void forgetsAChunkThatWasOnlyBegunWithWhatARollbackNeeds() {
        JobRepository repository = emptyRepository();
        JobClaim claim = withRunningJob(repository, 1);
        repository.journal(claim).begin(JobWork.plan(JOB, 3));
        repository.save(claim, JobWork.update(repository, JOB, JobState.CANCELLED, null));

        advance(RETENTION.undo());
        assertThat(repository.purge(RETENTION, 10)).isEqualTo(1);
        assertThat(chunks(repository)).hasSize(2);
    }

    @Test
    void keepsCellsOfRejectedRowsShorterThanWhatBecameOfThem() {
        JobRepository repository = withEndedJob();

        advance(RETENTION.rejectedValues());
        assertThat(repository.purge(RETENTION, 10)).isEqualTo(1);

        assertThat(chunks(repository)).hasSize(2).allSatisfy(chunk -> {
            assertThat(chunk.plan().rejected()).isEmpty();
            assertThat(JobWork.commitOf(chunk).rejected()).isEmpty();
            assertThat(chunk.plan().issues()).isNotEmpty();
            assertThat(chunk.plan().changes()).isEmpty();
        });
    }

    @Test
    void forgetsAJobWhenItsHistoryIsOver() {
        JobRepository repository = withEndedJob();

        advance(RETENTION.history().minus(MOMENT));
        repository.purge(RETENTION, 10);
        assertThat(repository.find(JOB)).isPresent();

        advance(MOMENT);
        assertThat(repository.purge(RETENTION, 10)).isEqualTo(1);
        assertThat(repository.find(JOB)).isEmpty();
        assertThat(repository.purge(RETENTION, 10)).isZero();
    }

    @Test
    void takesNothingFromAJobThatHasNotEnded() {
        JobRepository repository = emptyRepository();
        withRunningJob(repository, 1);
        List<JournaledChunk> before = chunks(repository);

        advance(RETENTION.history().multipliedBy(2));

        assertThat(repository.purge(RETENTION, 10)).isZero();
        assertThat(chunks(repository)).isEqualTo(before);
    }

    @Test
    void looksAfterAsManyJobsAsItIsTold() {
        JobRepository repository = emptyRepository();
        for (int number = 1; number <= 3; number++) {
            JobClaim claim = withRunningJob(repository, number);
            repository.save(claim, JobWork.update(repository, JobWork.id(number), JobState.SUCCEEDED, null));
        }
        advance(RETENTION.history());

        assertThat(repository.purge(RETENTION, 2)).isEqualTo(2);
        assertThat(repository.purge(RETENTION, 2)).isEqualTo(1);
        assertThat(repository.purge(RETENTION, 2)).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> repository.purge(RETENTION, 0));
    }

    @Test
    void erasesAPersonByAKeyAndNobodyElse() {
        JobRepository repository = withEndedJob();
        List<JournaledChunk> before = chunks(repository);

        assertThat(repository.erase(List.of(FIRST))).containsExactly(JOB);

        List<JournaledChunk> after = chunks(repository);
        assertThat(after.get(0).plan().changes())
                .containsExactly(before.get(0).plan().changes().get(1));
        assertThat(after.get(0).plan().settled()).isEqualTo(new Tally(0, 0, 5, 3, 1));
        assertThat(JobWork.commitOf(after.get(0)).applied()).isEmpty();
        assertThat(JobWork.commitOf(after.get(0)).tally())
                .isEqualTo(JobWork.commitOf(before.get(0)).tally());
        assertThat(after.get(1)).isEqualTo(before.get(1));
        assertThat(repository.erase(List.of(FIRST))).isEmpty();
    }

    @Test
    void erasesAPersonByTheIdThatAnotherJobTells() {
        JobRepository repository = emptyRepository();
        withRunningJob(repository, 1);
        JobId second = JobWork.id(2);
        repository.create(JobWork.job(2, repository.now()));
        JobClaim claim = repository.claim(second, "a", Duration.ofDays(1)).orElseThrow();
        UserId given = new UserId("given-1");
        repository.journal(claim).begin(JobWork.nameChange(second, given));

        assertThat(repository.erase(List.of(FIRST))).containsExactly(second, JOB);

        JournaledChunk chunk = JobWork.chunks(repository.history(second)).get(0);
        assertThat(chunk.plan().changes()).isEmpty();
        assertThat(chunk.plan().settled()).isEqualTo(new Tally(0, 0, 0, 1, 0));
    }

    @Test
    void erasesTheCellsOfARejectedRow() {
        JobRepository repository = emptyRepository();
        repository.create(JobWork.job(1, repository.now()));
        JobClaim claim = repository.claim(JOB, "a", Duration.ofDays(1)).orElseThrow();
        repository.journal(claim).begin(JobWork.rejection(JOB, "Ann@Example.org", "Ann"));

        assertThat(repository.erase(List.of(UserKey.of(UserField.EMAIL, "ann@example.org"))))
                .containsExactly(JOB);

        JournaledChunk chunk = chunks(repository).get(0);
        assertThat(chunk.plan().rejected()).isEmpty();
        assertThat(chunk.plan().issues())
                .singleElement()
                .satisfies(issue -> assertThat(issue.value()).isNull());
    }

    @Test
    void remembersWhomItForgotByFingerprints() {
        JobRepository repository = emptyRepository();
        Instant before = repository.now();
        assertThat(repository.tombstones(before).isEmpty()).isTrue();

        advance(Duration.ofSeconds(1));
        repository.erase(List.of(FIRST));
        advance(Duration.ofSeconds(1));

        Tombstones tombstones = repository.tombstones(before);
        assertThat(tombstones.contains(FIRST)).isTrue();
        assertThat(tombstones.contains(StoreWork.key(UserField.EMAIL, StoreWork.full(2))))
                .isFalse();
        assertThat(repository.tombstones(repository.now()).isEmpty()).isTrue();
    }

    @Test
    void keepsTheIdsOfAppliedChangesAsLongAsTheHistory() {
        JobRepository repository = withEndedJob();
        advance(RETENTION.rejectedValues());
        repository.purge(RETENTION, 10);

        assertThat(JobWork.commitOf(chunks(repository).get(0)).applied())
                .containsExactly(new AppliedChange(1, new UserId("given-1"), true));
    }
}
