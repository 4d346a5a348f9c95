// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.job.JobId;
import dev.muster.job.JobState;
import dev.muster.job.MusterException;
import dev.muster.job.Tally;
import dev.muster.store.ChunkId;
import dev.muster.store.UserChange;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import dev.muster.user.UserId;
import dev.muster.user.UserKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InMemoryJournalTest {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final JobId JOB = TestJobs.id(1);
    private static final Tally TWO_REJECTED = new Tally(0, 0, 0, 0, 2);

    @TempDir
    private Path folder;

    private TestSpool spool = new TestSpool(Path.of("unused"));
    private JobRepository jobs = new InMemoryJobRepository(Clock.systemUTC(), spool);
    private ChunkJournal journal = jobs(spool);

    @BeforeEach
    void claim() {
        spool = new TestSpool(folder);
        journal = jobs(spool);
    }

    private ChunkJournal jobs(Spool where) {
        jobs = new InMemoryJobRepository(Clock.fixed(TestJobs.START, ZoneOffset.UTC), where);
        jobs.create(TestJobs.queued(JOB));
        return jobs.journal(jobs.claim(JOB, "node", LEASE).orElseThrow());
    }

    private List<JournaledChunk> chunks() {
        List<JournaledChunk> chunks = new ArrayList<>();
        jobs.history(JOB).read(chunks::add);
        return chunks;
    }

    private static ChunkPlan rejected(long number, String cell) {
        long first = number * 2 - 1;
        return TestJobs.plan(
                JOB,
                number,
                TWO_REJECTED,
                List.of(TestJobs.issue(IssueCode.NO_KEY, first), TestJobs.issue(IssueCode.NO_KEY, first + 1)),
                List.of(
                        new RejectedRow(first, first + 1, List.of(cell), null),
                        new RejectedRow(first + 1, 9, List.of(), null)));
    }

    @Test
    void givesBackWhatWasWrittenDown() {
        UserDraft after = UserDraft.builder().set(UserField.NICKNAME, "Ann").build();
        UserDraft before = UserDraft.builder().set(UserField.NICKNAME, null).build();
        ChunkPlan plan = new ChunkPlan(
                new ChunkId(JOB, 1),
                1,
                3,
                TWO_REJECTED,
                List.of(new ChunkPlan.PlannedChange(2, 3, new UserChange.Update(new UserId("7"), before, after))),
                List.of(new RowIssue(IssueCode.EMAIL_MALFORMED, 1, 2, "Mail", UserField.EMAIL, "a***", "No.")),
                List.of(new RejectedRow(1, 2, List.of("x"), null)),
                List.of(new ChunkPlan.ClaimedKey(2, UserKey.of(UserField.EMAIL, "a@example.org"))));
        ChunkCommit commit = new ChunkCommit(
                plan.chunk(),
                new Tally(0, 1, 0, 0, 2),
                List.of(new ChunkCommit.AppliedChange(2, new UserId("7"), false)),
                List.of(TestJobs.issue(IssueCode.STORE_REFUSED, 3)),
                List.of(new RejectedRow(3, 4, List.of("y"), null)));

        journal.begin(plan);
        assertThat(chunks()).containsExactly(new JournaledChunk(plan, null));
        journal.commit(commit);
        assertThat(chunks()).containsExactly(new JournaledChunk(plan, commit));
    }

    @Test
    void needsNoFileWhereThereIsNothingToTell() {
        ChunkPlan plan = TestJobs.plan(JOB, 1, new Tally(3, 0, 0, 0, 0), List.of(), List.of());
        journal.begin(plan);
        journal.commit(TestJobs.commit(plan));
        assertThat(chunks()).hasSize(1);
        assertThat(spool.files()).isZero();
    }

    @Test
    void keepsTheKeysThatRowsHaveClaimedInTheFile() {
        ChunkPlan.ClaimedKey claim = new ChunkPlan.ClaimedKey(1, UserKey.of(new UserId("7")));
        ChunkPlan plan = new ChunkPlan(
                new ChunkId(JOB, 1), 1, 1, new Tally(0, 0, 1, 0, 0), List.of(), List.of(), List.of(), List.of(claim));
        journal.begin(plan);
        journal.commit(TestJobs.commit(plan));
        assertThat(spool.files()).isEqualTo(1);
        assertThat(chunks()).extracting(JournaledChunk::plan).containsExactly(plan);
    }

    @Test
    void usesOneFileForAJob() {
        journal.begin(rejected(1, "a"));
        journal.begin(rejected(2, "b"));
        assertThat(spool.files()).isEqualTo(1);
    }

    @Test
    void aNewPlanReplacesOneThatWasNotCommitted() {
        journal.begin(rejected(1, "before"));
        ChunkPlan again = rejected(1, "after");
        journal.begin(again);
        assertThat(chunks()).containsExactly(new JournaledChunk(again, null));
    }

    @Test
    void showsChunksInOrderAndStopsWhenTold() {
        journal.begin(rejected(2, "b"));
        journal.begin(rejected(1, "a"));
        assertThat(chunks()).extracting(chunk -> chunk.plan().firstRow()).containsExactly(1L, 3L);
        List<JournaledChunk> first = new ArrayList<>();
        journal.read(chunk -> {
            first.add(chunk);
            return false;
        });
        assertThat(first).hasSize(1);
    }

    @Test
    void refusesChunksThatAreCommittedOrWereNotBegun() {
        ChunkPlan plan = rejected(1, "a");
        assertThatIllegalStateException().isThrownBy(() -> journal.commit(TestJobs.commit(plan)));
        journal.begin(plan);
        journal.commit(TestJobs.commit(plan));
        assertThatIllegalStateException().isThrownBy(() -> journal.begin(plan));
        assertThatIllegalStateException().isThrownBy(() -> journal.commit(TestJobs.commit(plan)));
    }

    @Test
    void refusesAccountsThatDoNotBalanceAndChunksOfOtherJobs() {
        ChunkPlan plan = rejected(1, "a");
        journal.begin(plan);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> journal.commit(
                        new ChunkCommit(plan.chunk(), new Tally(0, 0, 0, 0, 1), List.of(), List.of(), List.of())));
        ChunkPlan foreign = TestJobs.plan(TestJobs.id(2), 1, TWO_REJECTED, List.of(), List.of());
        assertThatIllegalArgumentException().isThrownBy(() -> journal.begin(foreign));
        assertThatIllegalArgumentException().isThrownBy(() -> journal.commit(TestJobs.commit(foreign)));
    }

    @Test
    void anOldClaimWritesNothing() {
        ChunkPlan begun = rejected(1, "a");
        journal.begin(begun);
        JobClaim other = reclaim();
        assertThatExceptionOfType(ClaimLostException.class).isThrownBy(() -> journal.begin(rejected(2, "b")));
        assertThatExceptionOfType(ClaimLostException.class).isThrownBy(() -> journal.commit(TestJobs.commit(begun)));
        assertThat(chunks()).containsExactly(new JournaledChunk(begun, null));
        jobs.journal(other).commit(TestJobs.commit(begun));
    }

    private JobClaim reclaim() {
        JobClaim held = new JobClaim(JOB, 1, "node");
        jobs.save(held, new JobUpdate(TestJobs.snapshot(JOB, JobState.BLOCKED, null), null, null));
        return jobs.claim(JOB, "other", LEASE).orElseThrow();
    }

    @Test
    void canBeReadWhileItsOwnerWrites() {
        int count = 2_000;
        CompletableFuture<Void> owner = CompletableFuture.runAsync(() -> {
            for (int i = 1; i <= count; i++) {
                ChunkPlan plan = rejected(i, "cell " + i);
                journal.begin(plan);
                journal.commit(TestJobs.commit(plan));
            }
        });
        boolean last;
        do {
            last = owner.isDone();
            jobs.history(JOB).read(chunk -> {
                long number = chunk.plan().chunk().number();
                assertThat(chunk.plan()).isEqualTo(rejected(number, "cell " + number));
                return true;
            });
        } while (!last);
        owner.join();
        assertThat(chunks()).hasSize(count);
    }

    @Test
    void makesASpoolOfItsOwnWhenNoneIsGiven() throws IOException {
        try (InMemoryJobRepository own = new InMemoryJobRepository()) {
            jobs = own;
            jobs.create(TestJobs.queued(JOB));
            ChunkPlan plan = rejected(1, "a");
            jobs.journal(jobs.claim(JOB, "node", LEASE).orElseThrow()).begin(plan);
            assertThat(chunks()).containsExactly(new JournaledChunk(plan, null));
        }
    }

    @Test
    void leavesNothingOfItsOwnSpoolBehind() throws IOException {
        TemporarySpool temporary = new TemporarySpool();
        InMemoryJobRepository own = new InMemoryJobRepository(temporary);
        own.create(TestJobs.queued(JOB));
        ChunkJournal writing = own.journal(own.claim(JOB, "node", LEASE).orElseThrow());
        writing.begin(rejected(1, "a"));
        Spool.SpoolFile neighbour = temporary.create();
        neighbour.stream().close();
        Path directory = neighbour.path().getParent();
        assertThat(directory).isDirectory();

        own.close();
        own.close();
        assertThat(directory).doesNotExist();
        assertThatExceptionOfType(MusterException.class).isThrownBy(() -> writing.begin(rejected(2, "b")));
        assertThat(directory).doesNotExist();
    }

    @Test
    void leavesAForeignSpoolAlone() throws IOException {
        journal.begin(rejected(1, "a"));
        ((InMemoryJobRepository) jobs).close();
        assertThat(chunks()).hasSize(1);
    }

    @Test
    void tellsOfASpoolThatFails() {
        Spool broken = new Spool() {
            @Override
            public SpoolFile create() throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public InputStream open(String key) throws IOException {
                return Files.newInputStream(folder.resolve(key));
            }

            @Override
            public void delete(String key) {}
        };
        ChunkJournal failing = jobs(broken);
        assertThatExceptionOfType(MusterException.class)
                .isThrownBy(() -> failing.begin(rejected(1, "a")))
                .withCauseInstanceOf(IOException.class);
        assertThat(chunks()).isEmpty();
    }
}
