// SPDX-License-Identifier: Apache-2.0
package dev.muster.store;

import dev.muster.user.UserField;
import dev.muster.user.UserId;
import dev.muster.user.UserKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which users have which key, by normalised value. For use by one thread at a time. */
final class KeyIndex {
    private final Set<UserField> unique;
    private final Map<UserKey, List<UserId>> holders = new HashMap<>();

    KeyIndex(Collection<UserField> unique) {
        this.unique = Set.copyOf(unique);
        for (UserField field : this.unique) {
            if (!field.isKey()) {
                throw new IllegalArgumentException(field.fileName() + " identifies no user");
            }
        }
    }

    /** Keys are kept without scope: a scoped one finds users of other scopes too, which a store may do. */
    List<UserId> holders(UserKey key) {
        UserKey plain = key.scope() == null ? key : UserKey.of(key.field(), key.value());
        return holders.getOrDefault(plain, List.of());
    }

    /** The first unique field whose value among these belongs to somebody else already, or null. */
    @Nullable
    UserField takenField(UserId id, List<UserKey> keys) {
        for (UserKey key : keys) {
            if (unique.contains(key.field()) && isTaken(key, id)) {
                return key.field();
            }
        }
        return null;
    }

    private boolean isTaken(UserKey key, UserId id) {
        for (UserId holder : holders(key)) {
            if (!holder.equals(id)) {
                return true;
            }
        }
        return false;
    }

    void add(UserId id, List<UserKey> keys) {
        for (UserKey key : keys) {
            holders.merge(key, List.of(id), KeyIndex::joined);
        }
    }

    void remove(UserId id, List<UserKey> keys) {
        for (UserKey key : keys) {
            holders.computeIfPresent(key, (same, ids) -> without(ids, id));
        }
    }

    private static List<UserId> joined(List<UserId> some, List<UserId> more) {
        List<UserId> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private static @Nullable List<UserId> without(List<UserId> ids, UserId id) {
        List<UserId> others = new ArrayList<>(ids);
        others.remove(id);
        return others.isEmpty() ? null : others;
    }
}
