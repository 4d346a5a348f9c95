// SPDX-License-Identifier: Apache-2.0
package dev.muster.testkit;

import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.job.JobId;
import dev.muster.job.JobSnapshot;
import dev.muster.job.JobState;
import dev.muster.job.PauseReason;
import dev.muster.job.Progress;
import dev.muster.job.Tally;
import dev.muster.spi.ChunkCommit;
import dev.muster.spi.ChunkHistory;
import dev.muster.spi.ChunkPlan;
import dev.muster.spi.JobRecord;
import dev.muster.spi.JobRepository;
import dev.muster.spi.JobUpdate;
import dev.muster.spi.JournaledChunk;
import dev.muster.spi.RejectedRow;
import dev.muster.store.ChunkId;
import dev.muster.store.UserChange;
import dev.muster.user.AttributePatch;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import dev.muster.user.UserId;
import dev.muster.user.UserKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Jobs and chunks to work with: the short forms in which the contracts of repositories and journals are written. */
final class JobWork {
    private JobWork() {}

    /** Ids rise with the number, as they do with time. */
    static JobId id(int number) {
        return new JobId(new UUID(0x0198a00000007000L + ((long) number << 16), 0x8000000000000000L));
    }

    static JobRecord job(int number, Instant createdAt) {
        return job(number, createdAt, "import", "ops");
    }

    static JobRecord job(int number, Instant createdAt, String kind, String requestedBy) {
        return job(number, createdAt, kind, requestedBy, null);
    }

    /** A job that takes another up again. */
    static JobRecord child(int number, Instant createdAt, JobId parent) {
        return job(number, createdAt, "import", "ops", parent);
    }

    private static JobRecord job(
            int number, Instant createdAt, String kind, String requestedBy, @Nullable JobId parent) {
        JobSnapshot snapshot = new JobSnapshot(
                id(number),
                kind,
                JobState.QUEUED,
                null,
                List.of(),
                null,
                Progress.none(),
                false,
                requestedBy,
                "contract",
                parent,
                createdAt,
                null,
                null);
        return JobRecord.queued(snapshot, "{\"number\":" + number + "}", null);
    }

    static JobRecord exclusive(int number, Instant createdAt, String what) {
        JobRecord job = job(number, createdAt);
        return JobRecord.queued(job.snapshot(), job.definition(), what);
    }

    /** What an owner tells about its job. */
    static JobUpdate update(JobRepository repository, JobId id, JobState state, @Nullable PauseReason reason) {
        JobSnapshot now = snapshot(repository, id);
        JobSnapshot told = new JobSnapshot(
                id,
                now.kind(),
                state,
                reason,
                state == JobState.BLOCKED ? List.of("a format") : List.of(),
                null,
                now.progress(),
                now.dryRun(),
                now.requestedBy(),
                now.reason(),
                now.parent(),
                now.createdAt(),
                now.startedAt(),
                now.endedAt());
        return new JobUpdate(told, null, null);
    }

    static JobSnapshot snapshot(JobRepository repository, JobId id) {
        return record(repository, id).snapshot();
    }

    static JobState state(JobRepository repository, JobId id) {
        return snapshot(repository, id).state();
    }

    static JobRecord record(JobRepository repository, JobId id) {
        return repository.find(id).orElseThrow(() -> new AssertionError("Job " + id + " is not there"));
    }

    static List<JournaledChunk> chunks(ChunkHistory history) {
        List<JournaledChunk> chunks = new ArrayList<>();
        history.read(chunk -> {
            chunks.add(chunk);
            return true;
        });
        return chunks;
    }

    /** A chunk of ten rows with one of everything. */
    static ChunkPlan plan(JobId job, int number) {
        long first = 10L * (number - 1) + 1;
        UserDraft full = StoreWork.full(number);
        UserDraft cleared = UserDraft.builder()
                .set(UserField.TITLE, null)
                .set(UserField.NAME, "New")
                .set(UserField.ATTRIBUTES, AttributePatch.of(nullable("gone", null, "n", 5L)))
                .build();
        UserDraft before = UserDraft.builder()
                .set(UserField.TITLE, "Old \u0000 \uD83D\uDE00")
                .set(UserField.NAME, null)
                .set(UserField.ATTRIBUTES, AttributePatch.of(nullable("gone", "x", "n", null)))
                .build();
        UserId existing = new UserId("existing-" + number);
        return new ChunkPlan(
                new ChunkId(job, number),
                first,
                first + 9,
                new Tally(0, 0, 5, 2, 1),
                List.of(
                        new ChunkPlan.PlannedChange(first, first + 1, StoreWork.create(number, full)),
                        new ChunkPlan.PlannedChange(
                                first + 1, first + 2, new UserChange.Update(existing, before, cleared))),
                List.of(issue(IssueCode.NO_KEY, first + 2), issue(IssueCode.ROLE_DROPPED, first + 3)),
                List.of(new RejectedRow(first + 2, first + 3, cells(), null)),
                List.of(
                        new ChunkPlan.ClaimedKey(first + 4, UserKey.of(existing)),
                        new ChunkPlan.ClaimedKey(first + 4, new UserKey(UserField.EMAIL, "old@example.org", "acme"))));
    }

    static ChunkCommit commit(JobId job, int number) {
        long first = 10L * (number - 1) + 1;
        return new ChunkCommit(
                new ChunkId(job, number),
                new Tally(1, 0, 5, 2, 2),
                List.of(new ChunkCommit.AppliedChange(first, new UserId("given-" + number), true)),
                List.of(issue(IssueCode.STORE_REFUSED, first + 1)),
                List.of(new RejectedRow(first + 1, first + 2, cells(), null)));
    }

    /** A chunk of one row that gives a user another name. */
    static ChunkPlan nameChange(JobId job, UserId user) {
        UserDraft before = UserDraft.builder().set(UserField.NAME, "Old").build();
        UserDraft after = UserDraft.builder().set(UserField.NAME, "New").build();
        return new ChunkPlan(
                new ChunkId(job, 1),
                1,
                1,
                Tally.zero(),
                List.of(new ChunkPlan.PlannedChange(1, 2, new UserChange.Update(user, before, after))),
                List.of(),
                List.of(),
                List.of());
    }

    /** A chunk of one rejected row with these cells. */
    static ChunkPlan rejection(JobId job, String... cells) {
        return new ChunkPlan(
                new ChunkId(job, 1),
                1,
                1,
                new Tally(0, 0, 0, 0, 1),
                List.of(),
                List.of(issue(IssueCode.NO_KEY, 1)),
                List.of(new RejectedRow(1, 2, Arrays.asList((Object[]) cells), null)),
                List.of());
    }

    private static List<@Nullable Object> cells() {
        return Arrays.asList(
                "text", null, "", true, 5L, new BigDecimal("1.5"), List.of("a", 1L), Map.of("k", List.of("v")));
    }

    private static RowIssue issue(IssueCode code, long row) {
        return new RowIssue(code, row, row + 1, "E-Mail", UserField.EMAIL, "a***", "What is wrong – “so”.");
    }

    private static Map<String, @Nullable Object> nullable(
            String one, @Nullable Object first, String two, @Nullable Object second) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(one, first);
        map.put(two, second);
        return map;
    }

    /** The commit of a chunk that must have one. */
    static ChunkCommit commitOf(JournaledChunk chunk) {
        return Objects.requireNonNull(chunk.commit(), "The chunk has not been committed");
    }
}
