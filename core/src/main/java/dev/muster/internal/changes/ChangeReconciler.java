// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.changes;

import dev.muster.store.StoredUser;
import dev.muster.store.UserChange;
import dev.muster.store.UserStore;
import dev.muster.user.User;
import dev.muster.user.UserDraft;
import dev.muster.user.UserId;
import dev.muster.user.UserKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what the store has made of changes nobody knows the result of: after a crash, or after the store threw.
 *
 * <p>A change whose user holds the after-image is done; one whose user holds the before-image was never applied; everything else is a
 * conflict. A new user is known by the id that was proposed, or, in a store that gives its own ids, by holding exactly its values.
 */
public final class ChangeReconciler {
    private final UserStore store;

    public ChangeReconciler(UserStore store) {
        this.store = store;
    }

    /** Settles those changes that are done or in conflict; those never applied stay open. */
    public void reconcile(List<? extends PendingChange> changes) {
        List<UserKey> keys = new ArrayList<>();
        for (PendingChange pending : changes) {
            keys.add(UserKey.of(pending.change().id()));
            if (pending.change() instanceof UserChange.Create create) {
                keys.addAll(UserKey.allOf(store.canonical(create.user())));
            }
        }
        Found found = new Found(store.find(keys));
        for (PendingChange pending : changes) {
            UserChange change = pending.change();
            if (change instanceof UserChange.Create create) {
                settleCreate(pending, create, found);
            } else {
                settleExisting(pending, change, found);
            }
        }
    }

    private void settleCreate(PendingChange pending, UserChange.Create create, Found found) {
        if (found.byId(create.id()) != null) {
            // Nobody else knows this id: whatever the user holds by now, this change has made it.
            pending.applied(create.id());
            return;
        }
        User canonical = store.canonical(create.user());
        for (UserKey key : UserKey.allOf(canonical)) {
            StoredUser other = found.byKey(key);
            if (other != null) {
                if (canonical.toDraft().matches(other.user())) {
                    pending.adopted(other.id());
                } else {
                    pending.conflict();
                }
                return;
            }
        }
    }

    private void settleExisting(PendingChange pending, UserChange change, Found found) {
        StoredUser stored = found.byId(change.id());
        if (stored == null) {
            settleGone(pending, change);
            return;
        }
        User current = stored.user();
        if (change instanceof UserChange.Update update && holdsAfterImage(update, current)) {
            pending.applied(change.id());
        } else if (!change.expects(current)) {
            pending.conflict();
        }
    }

    /** Nobody can tell any more who has deleted a user; that he is gone is all that was wanted. */
    private static void settleGone(PendingChange pending, UserChange change) {
        if (change instanceof UserChange.Delete) {
            pending.applied(change.id());
        } else {
            pending.conflict();
        }
    }

    private boolean holdsAfterImage(UserChange.Update update, User current) {
        UserDraft canonicalAfter = update.after().imageOf(store.canonical(update.appliedTo(current)));
        return canonicalAfter.matches(current);
    }

    /** The users a store has found, by id and by key. */
    private static final class Found {
        private final Map<UserId, StoredUser> byId = new HashMap<>();
        private final Map<UserKey, StoredUser> byKey = new HashMap<>();

        Found(List<StoredUser> users) {
            for (StoredUser user : users) {
                byId.put(user.id(), user);
                UserKey.allOf(user.user()).forEach(key -> byKey.putIfAbsent(key, user));
            }
        }

        @Nullable
        StoredUser byId(UserId id) {
            return byId.get(id);
        }

        @Nullable
        StoredUser byKey(UserKey key) {
            return byKey.get(key);
        }
    }
}
