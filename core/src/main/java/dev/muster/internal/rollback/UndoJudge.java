// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.rollback;

import dev.muster.internal.rollback.WrittenUser.Trace;
import dev.muster.issue.IssueCode;
import dev.muster.store.StoredUser;
import dev.muster.store.UserChange;
import dev.muster.store.UserStore;
import dev.muster.user.User;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is to be done about a user an import has written. It compares what the user holds now with what the import has left, field by
 * field and in the store's canonical form; the change it proposes expects exactly what the user holds now.
 */
final class UndoJudge {
    /** What only the user changes by itself: whoever has used the account would lose it. */
    private static final List<UserField> SIGNS_OF_USE =
            List.of(UserField.LAST_LOGIN_AT, UserField.CREDENTIAL, UserField.MFA_FACTORS);

    private final UserStore store;

    UndoJudge(UserStore store) {
        this.store = store;
    }

    UndoVerdict judge(WrittenUser written, @Nullable StoredUser stored) {
        if (stored == null || written.trace() == Trace.NOT_WRITTEN) {
            return new UndoVerdict.Nothing();
        }
        if (written.change() instanceof UserChange.Update update) {
            return ofUpdated(written, update, stored);
        }
        if (written.change() instanceof UserChange.Create create && written.trace() != Trace.UNCERTAIN) {
            return written.trace() == Trace.ADOPTED
                    ? new UndoVerdict.Keep(IssueCode.KEPT_ADOPTED, Set.of())
                    : ofCreated(create, stored);
        }
        return new UndoVerdict.Nothing();
    }

    private UndoVerdict ofCreated(UserChange.Create create, StoredUser stored) {
        UserDraft.Builder guarded = create.user().toDraft().toBuilder();
        for (UserField sign : SIGNS_OF_USE) {
            if (!guarded.has(sign)) {
                guarded.set(sign, null);
            }
        }
        UserDraft guard = guarded.build();
        UserDraft left = guard.imageOf(store.canonical(create.user()));
        Set<UserField> changed = differing(left, guard.imageOf(store.canonical(stored.user())));
        if (changed.isEmpty()) {
            return new UndoVerdict.Undo(new UserChange.Delete(stored.id(), guard.imageOf(stored.user())), Set.of());
        }
        boolean isInUse = changed.contains(UserField.LAST_LOGIN_AT);
        return new UndoVerdict.Keep(isInUse ? IssueCode.KEPT_LOGGED_IN : IssueCode.KEPT_CHANGED_SINCE, changed);
    }

    private static Set<UserField> differing(UserDraft one, UserDraft other) {
        Set<UserField> differing = EnumSet.noneOf(UserField.class);
        for (UserField field : one.fields()) {
            if (!Objects.equals(one.get(field), other.get(field))) {
                differing.add(field);
            }
        }
        return differing;
    }

    private UndoVerdict ofUpdated(WrittenUser written, UserChange.Update update, StoredUser stored) {
        User now = stored.user();
        FieldUndo undo = new FieldUndo(
                update,
                store.canonical(now),
                store.canonical(now.with(update.before())),
                store.canonical(now.with(update.after())));
        UserDraft restored = undo.restored();
        Set<UserField> kept = undo.kept();
        if (written.trace() == Trace.UNCERTAIN) {
            // Nobody knows whether the import wrote the rest, or somebody else the very same: it stays.
            Set<UserField> doubtful = EnumSet.copyOf(update.after().fields());
            return restored.isEmpty()
                    ? new UndoVerdict.Nothing()
                    : new UndoVerdict.Keep(IssueCode.KEPT_CHANGED_SINCE, doubtful);
        }
        if (!restored.isEmpty()) {
            return new UndoVerdict.Undo(new UserChange.Update(stored.id(), restored.imageOf(now), restored), kept);
        }
        return kept.isEmpty() ? new UndoVerdict.Nothing() : new UndoVerdict.Keep(IssueCode.KEPT_CHANGED_SINCE, kept);
    }
}
