// SPDX-License-Identifier: Apache-2.0
package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.job.JobId;
import dev.muster.job.JobNotFoundException;
import dev.muster.job.JobState;
import dev.muster.job.Tally;
import dev.muster.spi.ChunkCommit;
import dev.muster.spi.ChunkHistory;
import dev.muster.spi.ChunkJournal;
import dev.muster.spi.ChunkPlan;
import dev.muster.spi.ClaimLostException;
import dev.muster.spi.JobClaim;
import dev.muster.spi.JobRepository;
import dev.muster.spi.JournaledChunk;
import dev.muster.store.ChunkId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the journals of every {@link JobRepository} have to do. Extend it, and hand in a repository with a clock that can be moved. */
public abstract class ChunkJournalContract {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final JobId JOB = JobWork.id(1);

    /** For subclasses. */
    protected ChunkJournalContract() {}

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

    private static JobClaim claim(JobRepository repository) {
        return repository.claim(JOB, "node", LEASE).orElseThrow(() -> new AssertionError("not claimed"));
    }

    @Test
    void isEmptyBeforeAnythingIsWritten() {
        assertThat(JobWork.chunks(withJob().history(JOB))).isEmpty();
    }

    @Test
    void knowsNoJournalOfAJobThatIsNotThere() {
        JobRepository repository = emptyRepository();
        assertThatThrownBy(() -> repository.history(JOB)).isInstanceOf(JobNotFoundException.class);
    }

    @Test
    void readsBackEverythingThatWasPlanned() {
        JobRepository repository = withJob();
        ChunkPlan plan = JobWork.plan(JOB, 1);
        repository.journal(claim(repository)).begin(plan);

        JournaledChunk chunk = JobWork.chunks(repository.history(JOB)).get(0);
        assertThat(chunk.plan()).isEqualTo(plan);
        assertThat(chunk.commit()).isNull();
    }

    @Test
    void readsBackEverythingThatWasCommitted() {
        JobRepository repository = withJob();
        ChunkJournal journal = repository.journal(claim(repository));
        journal.begin(JobWork.plan(JOB, 1));
        journal.commit(JobWork.commit(JOB, 1));

        JournaledChunk chunk = JobWork.chunks(repository.history(JOB)).get(0);
        assertThat(chunk.plan()).isEqualTo(JobWork.plan(JOB, 1));
        assertThat(JobWork.commitOf(chunk)).isEqualTo(JobWork.commit(JOB, 1));
        assertThat(JobWork.chunks(journal)).isEqualTo(JobWork.chunks(repository.history(JOB)));
    }

    @Test
    void showsTheNewestChunksFirst() {
        JobRepository repository = withJob();
        ChunkJournal journal = repository.journal(claim(repository));
        for (int number = 1; number <= 3; number++) {
            journal.begin(JobWork.plan(JOB, number));
            journal.commit(JobWork.commit(JOB, number));
        }

        assertThat(backwards(journal, Long.MAX_VALUE, 9)).containsExactly(3L, 2L, 1L);
        assertThat(backwards(repository.history(JOB), 3, 9)).containsExactly(2L, 1L);
        assertThat(backwards(journal, Long.MAX_VALUE, 2)).containsExactly(3L, 2L);
        assertThat(backwards(journal, 1, 9)).isEmpty();
    }

    private static List<Long> backwards(ChunkHistory history, long below, int atMost) {
        List<Long> numbers = new ArrayList<>();
        history.readBackwards(below, chunk -> {
            numbers.add(chunk.plan().chunk().number());
            return numbers.size() < atMost;
        });
        return numbers;
    }

    /** A retry passes over rows, and a rollback over chunks that have written nothing, from the last row to the first. */
    @Test
    void keepsChunksThatLeaveRowsAndNumbersOut() {
        JobRepository repository = withJob();
        ChunkJournal journal = repository.journal(claim(repository));
        ChunkPlan late = new ChunkPlan(
                new ChunkId(JOB, 3), 500, 900, new Tally(0, 2, 0, 1, 0), List.of(), List.of(), List.of(), List.of());
        ChunkPlan early = new ChunkPlan(
                new ChunkId(JOB, 7), 1, 400, new Tally(0, 0, 0, 0, 1), List.of(), List.of(), List.of(), List.of());
        ChunkCommit commit = new ChunkCommit(late.chunk(), late.settled(), List.of(), List.of(), List.of());
        journal.begin(late);
        assertThatThrownBy(() -> journal.commit(
                        new ChunkCommit(late.chunk(), new Tally(401, 0, 0, 0, 0), List.of(), List.of(), List.of())))
                .isInstanceOf(IllegalArgumentException.class);
        journal.commit(commit);
        journal.begin(early);

        assertThat(JobWork.chunks(repository.history(JOB)))
                .containsExactly(new JournaledChunk(late, commit), new JournaledChunk(early, null));
    }

    @Test
    void replacesAPlanThatWasNotCommitted() {
        JobRepository repository = withJob();
        ChunkJournal journal = repository.journal(claim(repository));
        ChunkPlan first = JobWork.plan(JOB, 1);
        ChunkPlan second = new ChunkPlan(
                first.chunk(), 1, 10, new Tally(0, 0, 9, 0, 1), List.of(), List.of(), List.of(), List.of());
        journal.begin(first);
        journal.begin(second);

        assertThat(JobWork.chunks(repository.history(JOB))).containsExactly(new JournaledChunk(second, null));
        assertThatThrownBy(() -> {
                    journal.begin(first);
                    journal.commit(JobWork.commit(JOB, 1));
                    journal.begin(second);
                })
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void commitsOnlyWhatWasBegunAndOnlyOnce() {
        JobRepository repository = withJob();
        ChunkJournal journal = repository.journal(claim(repository));

        assertThatThrownBy(() -> journal.commit(JobWork.commit(JOB, 1))).isInstanceOf(IllegalStateException.class);
        journal.begin(JobWork.plan(JOB, 1));
        journal.commit(JobWork.commit(JOB, 1));
        assertThatThrownBy(() -> journal.commit(JobWork.commit(JOB, 1))).isInstanceOf(IllegalStateException.class);
        assertThat(JobWork.chunks(journal)).hasSize(1);
    }

    @Test
    void takesNoCommitThatLeavesRowsOut() {
        JobRepository repository = withJob();
        ChunkJournal journal = repository.journal(claim(repository));
        journal.begin(JobWork.plan(JOB, 1));
        ChunkCommit whole = JobWork.commit(JOB, 1);
        ChunkCommit partial =
                new ChunkCommit(whole.chunk(), new Tally(1, 0, 0, 0, 0), whole.applied(), List.of(), List.of());

        assertThatThrownBy(() -> journal.commit(partial)).isInstanceOf(IllegalArgumentException.class);
        assertThat(JobWork.chunks(journal)).containsExactly(new JournaledChunk(JobWork.plan(JOB, 1), null));
    }

    @Test
    void showsEachChunkAsItIsWhenItsTurnComes() {
        JobRepository repository = withJob();
        ChunkJournal journal = repository.journal(claim(repository));
        for (int number = 1; number <= 6; number++) {
            journal.begin(JobWork.plan(JOB, number));
        }
        List<Boolean> committed = new ArrayList<>();
        journal.read(chunk -> {
            committed.add(chunk.commit() != null);
            if (chunk.plan().chunk().number() == 1) {
                for (int number = 2; number <= 6; number++) {
                    journal.commit(JobWork.commit(JOB, number));
                }
            }
            return true;
        });

        assertThat(committed).containsExactly(false, true, true, true, true, true);
    }

    @Test
    void takesNoChunkOfAnotherJob() {
        JobRepository repository = withJob();
        ChunkJournal journal = repository.journal(claim(repository));

        assertThatThrownBy(() -> journal.begin(JobWork.plan(JobWork.id(2), 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(JobWork.chunks(journal)).isEmpty();
    }

    @Test
    void showsChunksInTheOrderOfRowsUntilTheVisitorHasSeenEnough() {
        JobRepository repository = withJob();
        ChunkJournal journal = repository.journal(claim(repository));
        for (int number = 1; number <= 12; number++) {
            journal.begin(JobWork.plan(JOB, number));
            journal.commit(JobWork.commit(JOB, number));
        }

        assertThat(JobWork.chunks(repository.history(JOB)))
                .extracting(chunk -> chunk.plan().chunk().number())
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
        List<JournaledChunk> shown = new ArrayList<>();
        repository.history(JOB).read(chunk -> {
            shown.add(chunk);
            return shown.size() < 5;
        });
        assertThat(shown).hasSize(5);
    }

    @Test
    void keepsJournalsOfJobsApart() {
        JobRepository repository = withJob();
        repository.create(JobWork.job(2, repository.now()));
        repository.journal(claim(repository)).begin(JobWork.plan(JOB, 1));

        assertThat(JobWork.chunks(repository.history(JobWork.id(2)))).isEmpty();
    }

    @Test
    void refusesAnOwnerWhoHasLostTheJobAndShowsAllToTheNext() {
        JobRepository repository = withJob();
        ChunkJournal old = repository.journal(claim(repository));
        old.begin(JobWork.plan(JOB, 1));
        advance(LEASE.plusSeconds(1));
        ChunkJournal next = repository.journal(claim(repository));

        assertThatThrownBy(() -> old.commit(JobWork.commit(JOB, 1))).isInstanceOf(ClaimLostException.class);
        assertThatThrownBy(() -> old.begin(JobWork.plan(JOB, 2))).isInstanceOf(ClaimLostException.class);
        assertThat(JobWork.chunks(next)).containsExactly(new JournaledChunk(JobWork.plan(JOB, 1), null));

        next.commit(JobWork.commit(JOB, 1));
        assertThat(JobWork.commitOf(JobWork.chunks(next).get(0))).isEqualTo(JobWork.commit(JOB, 1));
    }

    @Test
    void refusesAnOwnerWhoHasEndedTheJob() {
        JobRepository repository = withJob();
        JobClaim claim = claim(repository);
        ChunkJournal journal = repository.journal(claim);
        repository.save(claim, JobWork.update(repository, JOB, JobState.SUCCEEDED, null));

        assertThatThrownBy(() -> journal.begin(JobWork.plan(JOB, 1))).isInstanceOf(ClaimLostException.class);
        assertThat(JobWork.chunks(repository.history(JOB))).isEmpty();
    }

    @Test
    void canBeReadWhileItsOwnerWrites() throws InterruptedException {
        JobRepository repository = withJob();
        ChunkJournal journal = repository.journal(claim(repository));

        StoreWork.inThreads(2, thread -> {
            for (int number = 1; number <= 50; number++) {
                if (thread == 0) {
                    journal.begin(JobWork.plan(JOB, number));
                    journal.commit(JobWork.commit(JOB, number));
                } else {
                    List<JournaledChunk> seen = JobWork.chunks(repository.history(JOB));
                    for (int i = 0; i < seen.size(); i++) {
                        assertThat(seen.get(i).plan()).isEqualTo(JobWork.plan(JOB, i + 1));
                    }
                }
            }
        });
        assertThat(JobWork.chunks(repository.history(JOB))).hasSize(50);
    }
}
