// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.issue.IssueCode;
import dev.muster.store.StoredUser;
import dev.muster.store.UserStore;
import dev.muster.user.User;
import dev.muster.user.UserField;
import dev.muster.user.UserKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The users a store has found for a chunk, by the keys a job matches by. A store may find too many: they are in nobody's way. */
final class FoundUsers {
    private static final Match NOBODY = new Match.Nobody();
    private static final Match AMBIGUOUS = new Match.Fault(IssueCode.AMBIGUOUS_MATCH, null);

    private final List<UserField> matchBy;
    private final Map<UserKey, List<Match.Somebody>> byKey = new HashMap<>();

    private FoundUsers(List<UserField> matchBy) {
        this.matchBy = matchBy;
    }

    /** Asks the store once for all keys. */
    static FoundUsers of(Collection<UserKey> keys, UserStore store, List<UserField> matchBy) {
        FoundUsers found = new FoundUsers(matchBy);
        if (!keys.isEmpty()) {
            for (StoredUser stored : store.find(keys)) {
                found.add(new Match.Somebody(stored, store.canonical(stored.user())));
            }
        }
        return found;
    }

    private void add(Match.Somebody user) {
        for (UserField field : matchBy) {
            UserKey key = UserKey.in(field, user.canonical());
            if (key != null) {
                List<Match.Somebody> others = byKey.computeIfAbsent(key, free -> new ArrayList<>(1));
                if (others.stream().noneMatch(other -> isSame(other, user))) {
                    others.add(user);
                }
            }
        }
    }

    /**
     * Whom these keys lead to. The strongest key that leads to somebody decides, unless a stronger one speaks against it.
     *
     * @param keys the record's keys, strongest first
     */
    Match match(List<UserKey> keys) {
        Match.Somebody found = null;
        UserKey by = null;
        for (UserKey key : keys) {
            List<Match.Somebody> holders = byKey.getOrDefault(key, List.of());
            if (holders.size() > 1 || (found != null && !holders.isEmpty() && !isSame(holders.get(0), found))) {
                return AMBIGUOUS;
            }
            if (found == null && !holders.isEmpty()) {
                found = holders.get(0);
                by = key;
            }
        }
        if (found == null || by == null) {
            return NOBODY;
        }
        UserField against = disagreeing(keys, by, found.canonical());
        return against == null ? found : new Match.Fault(IssueCode.KEY_DISAGREES, against);
    }

    private static @Nullable UserField disagreeing(List<UserKey> keys, UserKey by, User user) {
        for (UserKey stronger : keys) {
            if (stronger.equals(by)) {
                return null;
            }
            UserKey held = UserKey.in(stronger.field(), user);
            if (held != null && !held.equals(stronger)) {
                return stronger.field();
            }
        }
        return null;
    }

    private static boolean isSame(Match.Somebody one, Match.Somebody other) {
        return one.stored().id().equals(other.stored().id());
    }
}
