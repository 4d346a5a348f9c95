// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.rollback;

import dev.muster.store.UserChange;
import dev.muster.user.AttributePatch;
import dev.muster.user.FieldType;
import dev.muster.user.User;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes an update back field by field, and attributes one by one: what is still as the import has left it gets back what it was, what is as
 * before already is left alone, and everything else was changed since and is kept.
 */
final class FieldUndo {
    private final UserChange.Update update;
    private final User now;
    private final User before;
    private final User left;
    private final UserDraft.Builder restored = UserDraft.builder();
    private final Set<UserField> kept = EnumSet.noneOf(UserField.class);

    /**
     * Undoes an update. All users are in the store's canonical form.
     *
     * @param now the user as it is
     * @param before the user with what it held before the import
     * @param left the user with what the import wrote
     */
    FieldUndo(UserChange.Update update, User now, User before, User left) {
        this.update = update;
        this.now = now;
        this.before = before;
        this.left = left;
        for (UserField field : update.after().fields()) {
            if (field.type() == FieldType.ATTRIBUTES) {
                undoAttributes(field);
            } else {
                undo(field);
            }
        }
    }

    /** What to write, with the values of old. */
    UserDraft restored() {
        return restored.build();
    }

    /** The fields that somebody has changed since. */
    Set<UserField> kept() {
        return kept;
    }

    private void undo(UserField field) {
        Object value = now.value(field);
        if (Objects.equals(value, before.value(field))) {
            return;
        }
        if (Objects.equals(value, left.value(field))) {
            restored.set(field, update.before().get(field));
        } else {
            kept.add(field);
        }
    }

    private void undoAttributes(UserField field) {
        Map<String, @Nullable Object> old = patch(update.before(), field).asMap();
        Map<String, @Nullable Object> again = new LinkedHashMap<>();
        for (String name : patch(update.after(), field).names()) {
            Object value = now.attributes(field).value(name);
            if (value.equals(before.attributes(field).value(name))) {
                continue;
            }
            if (value.equals(left.attributes(field).value(name))) {
                again.put(name, old.get(name));
            } else {
                kept.add(field);
            }
        }
        if (!again.isEmpty()) {
            restored.set(field, AttributePatch.of(again));
        }
    }

    private static AttributePatch patch(UserDraft draft, UserField field) {
        return (AttributePatch) Objects.requireNonNull(draft.get(field), "attributes are always a patch");
    }
}
