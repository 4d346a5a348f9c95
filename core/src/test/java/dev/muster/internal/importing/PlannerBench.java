// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.format.SourceRecord;
import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.job.ImportJob;
import dev.muster.job.JobId;
import dev.muster.job.RowOutcome;
import dev.muster.job.Source;
import dev.muster.spi.DirectorySpool;
import dev.muster.store.ChunkId;
import dev.muster.store.InMemoryUserStore;
import dev.muster.store.StoredUser;
import dev.muster.store.UserChange;
import dev.muster.store.UserStore;
import dev.muster.user.User;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import dev.muster.user.UserId;
import dev.muster.user.UserKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A store, and planners over it: what the tests of planning share. */
final class PlannerBench implements AutoCloseable {
    static final ChunkId CHUNK = new ChunkId(new JobId(new UUID(1, 2)), 1);

    private final InMemoryUserStore inner = new InMemoryUserStore(Set.of(), Clock.systemUTC());
    private final KeyClaims claims;
    private UserStore store = inner;
    private ImportJob job = ImportJob.from(Source.named("test"));
    private int nextId = 1;

    PlannerBench(Path folder) throws IOException {
        claims = KeyClaims.open(DirectorySpool.open(folder.resolve("spool")), 100);
    }

    PlannerBench job(UnaryOperator<ImportJob> change) {
        job = change.apply(job);
        return this;
    }

    PlannerBench over(UserStore other) {
        store = other;
        return this;
    }

    InMemoryUserStore users() {
        return inner;
    }

    /** Puts a user into the store. */
    PlannerBench holding(String id, Object... fieldsAndValues) {
        UserChange create = new UserChange.Create(new UserId(id), User.of(draft(fieldsAndValues)));
        inner.apply(List.of(create), CHUNK);
        return this;
    }

    User held(String id) {
        List<StoredUser> found = inner.find(List.of(UserKey.of(new UserId(id))));
        return found.get(0).user();
    }

    ChangePlanner planner() {
        return new ChangePlanner(job, store, claims, new RowIssues(Locale.ENGLISH), () -> new UserId("new" + nextId++));
    }

    List<PlannedRow> plan(DraftRow... rows) {
        return planner().plan(List.of(rows));
    }

    /** Plans one record, alone in its chunk. */
    PlannedRow plan(long row, Object... fieldsAndValues) {
        return planner().plan(List.of(row(row, fieldsAndValues))).get(0);
    }

    static DraftRow row(long row, Object... fieldsAndValues) {
        return new DraftRow(new SourceRecord(row, row + 1, List.of(), null), draft(fieldsAndValues), List.of());
    }

    static DraftRow faultyRow(long row, Object... fieldsAndValues) {
        DraftRow draft = row(row, fieldsAndValues);
        RowIssue warning = new RowIssue(IssueCode.ROLE_DROPPED, row, row + 1, null, null, null, "");
        RowIssue error = new RowIssue(IssueCode.DATE_MALFORMED, row, row + 1, null, null, null, "");
        return draft.withIssues(List.of(warning, error));
    }

    static UserDraft draft(Object... fieldsAndValues) {
        UserDraft.Builder draft = UserDraft.builder();
        for (int i = 0; i < fieldsAndValues.length; i += 2) {
            Object value = fieldsAndValues[i + 1];
            draft.set((UserField) fieldsAndValues[i], value == NULL ? null : value);
        }
        return draft.build();
    }

    /** Stands for null in a list of values: the field is to be cleared. */
    static final Object NULL = new Object();

    static UserChange.Update updateOf(PlannedRow planned) {
        return (UserChange.Update) Objects.requireNonNull(planned.change());
    }

    static List<RowOutcome.Kind> kinds(List<PlannedRow> planned) {
        List<RowOutcome.Kind> kinds = new ArrayList<>();
        planned.forEach(row -> kinds.add(row.outcome().kind()));
        return kinds;
    }

    @Override
    public void close() throws IOException {
        claims.close();
    }
}
