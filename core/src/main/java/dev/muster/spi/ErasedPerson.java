// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import dev.muster.issue.RowIssue;
import dev.muster.job.Tally;
import dev.muster.spi.ChunkCommit.AppliedChange;
import dev.muster.spi.ChunkPlan.PlannedChange;
import dev.muster.store.UserChange;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import dev.muster.user.UserId;
import dev.muster.user.UserKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who asked to be forgotten, by the keys they had: takes them out of chunks of journals. Learns, from the chunks it is shown, which
 * ids in the store the keys belong to. For use by one thread at a time.
 */
public final class ErasedPerson {
    private final Set<UserKey> keys = new HashSet<>();
    private final Set<UserId> ids = new HashSet<>();

    /**
     * Names somebody.
     *
     * @param keys the keys, and the store's id, that the person has or had; at least one
     * @throws IllegalArgumentException if there is none
     */
    public ErasedPerson(Collection<UserKey> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("Nobody is named by no key");
        }
        for (UserKey key : keys) {
            if (key.field() == UserField.ID) {
                ids.add(new UserId(key.value()));
            }
            this.keys.add(UserKey.of(key.field(), key.value()));
        }
    }

    /**
     * Looks whether a chunk tells more ids of the person.
     *
     * @param chunk a chunk
     * @return whether it did
     */
    public boolean learnsFrom(JournaledChunk chunk) {
        Set<Long> rows = rowsOf(chunk);
        boolean learned = false;
        for (PlannedChange planned : chunk.plan().changes()) {
            learned |= rows.contains(planned.row()) && ids.add(planned.change().id());
        }
        ChunkCommit commit = chunk.commit();
        if (commit != null) {
            for (AppliedChange applied : commit.applied()) {
                learned |= rows.contains(applied.row()) && ids.add(applied.id());
            }
        }
        return learned;
    }

    /**
     * {@return the chunk without anything of the person; the same chunk if there is nothing of them}
     *
     * <p>Its counts stay. A change that was not committed counts as skipped, and will not be made.
     *
     * @param chunk a chunk
     */
    public JournaledChunk takenOutOf(JournaledChunk chunk) {
        Set<Long> rows = rowsOf(chunk);
        ChunkPlan plan = chunk.plan();
        if (rows.isEmpty() && plan.claims().stream().noneMatch(claim -> isOne(claim.key()))) {
            return chunk;
        }
        ChunkCommit commit = chunk.commit();
        List<PlannedChange> changes = plan.changes().stream()
                .filter(change -> !rows.contains(change.row()))
                .toList();
        int gone = plan.changes().size() - changes.size();
        // What a commit says of the whole chunk is what counts from then on; the plan only has to add up.
        Tally settled = plan.settled().plus(new Tally(0, 0, 0, gone, 0));
        ChunkPlan without = new ChunkPlan(
                plan.chunk(),
                plan.firstRow(),
                plan.lastRow(),
                settled,
                changes,
                silent(plan.issues(), rows),
                others(plan.rejected(), rows),
                plan.claims().stream()
                        .filter(claim -> !rows.contains(claim.row()) && !isOne(claim.key()))
                        .toList());
        return new JournaledChunk(without, commit == null ? null : takenOutOf(commit, rows));
    }

    private static ChunkCommit takenOutOf(ChunkCommit commit, Set<Long> rows) {
        return new ChunkCommit(
                commit.chunk(),
                commit.tally(),
                commit.applied().stream()
                        .filter(applied -> !rows.contains(applied.row()))
                        .toList(),
                silent(commit.issues(), rows),
                others(commit.rejected(), rows));
    }

    private static List<RowIssue> silent(List<RowIssue> issues, Set<Long> rows) {
        return issues.stream()
                .map(issue -> issue.value() == null || !rows.contains(issue.row())
                        ? issue
                        : new RowIssue(
                                issue.code(),
                                issue.row(),
                                issue.line(),
                                issue.column(),
                                issue.field(),
                                null,
                                issue.message()))
                .toList();
    }

    private static List<RejectedRow> others(List<RejectedRow> rejected, Set<Long> rows) {
        return rejected.stream().filter(row -> !rows.contains(row.row())).toList();
    }

    private Set<Long> rowsOf(JournaledChunk chunk) {
        Set<Long> rows = new HashSet<>();
        for (PlannedChange planned : chunk.plan().changes()) {
            if (concerns(planned.change())) {
                rows.add(planned.row());
            }
        }
        addRejected(chunk.plan().rejected(), rows);
        ChunkCommit commit = chunk.commit();
        if (commit != null) {
            addRejected(commit.rejected(), rows);
            for (AppliedChange applied : commit.applied()) {
                if (ids.contains(applied.id())) {
                    rows.add(applied.row());
                }
            }
        }
        return rows;
    }

    private boolean concerns(UserChange change) {
        if (ids.contains(change.id())) {
            return true;
        }
        if (change instanceof UserChange.Create create) {
            return UserKey.allOf(create.user()).stream().anyMatch(this::isOne);
        }
        if (change instanceof UserChange.Update update) {
            return concerns(update.before()) || concerns(update.after());
        }
        return concerns(((UserChange.Delete) change).before());
    }

    private boolean concerns(UserDraft draft) {
        for (UserField field : UserField.keys()) {
            UserKey key = UserKey.in(field, draft);
            if (key != null && isOne(key)) {
                return true;
            }
        }
        return false;
    }

    private boolean isOne(UserKey key) {
        return keys.contains(UserKey.of(key.field(), key.value()));
    }

    private void addRejected(List<RejectedRow> rejected, Set<Long> rows) {
        for (RejectedRow row : rejected) {
            if (holds(row.cells()) || holds(row.raw())) {
                rows.add(row.row());
            }
        }
    }

    /** Nobody knows which cell of a rejected row is what: a value that would be one of the keys in its field is. */
    private boolean holds(@Nullable Object value) {
        if (value instanceof String text) {
            return holdsKey(text);
        }
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().anyMatch(this::holds);
        }
        return value instanceof Collection<?> list && list.stream().anyMatch(this::holds);
    }

    private boolean holdsKey(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (UserKey key : keys) {
            for (String form : key.lookupForms()) {
                // Short values would be found in half of all texts.
                boolean found = form.length() < 6
                        ? lower.strip().equals(form.toLowerCase(Locale.ROOT))
                        : lower.contains(form.toLowerCase(Locale.ROOT));
                if (found) {
                    return true;
                }
            }
        }
        return false;
    }

    /** {@return all keys and ids that are known of the person} */
    public List<UserKey> keys() {
        List<UserKey> all = new ArrayList<>(keys);
        ids.forEach(id -> all.add(UserKey.of(id)));
        return all.stream().distinct().toList();
    }
}
