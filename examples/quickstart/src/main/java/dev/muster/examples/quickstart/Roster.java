// SPDX-License-Identifier: Apache-2.0
package dev.muster.examples.quickstart;

import dev.muster.store.StoredUser;
import dev.muster.store.UserStore;
import dev.muster.store.UserVisitor;
import dev.muster.user.User;
import dev.muster.user.UserFilter;
import dev.muster.user.UserId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** All users of a store at one moment, to be compared with those of another. */
final class Roster implements UserVisitor {
    private final Map<UserId, User> users = new HashMap<>();

    private Roster() {}

    static Roster of(UserStore store) {
        Roster roster = new Roster();
        store.read(UserFilter.all(), roster);
        return roster;
    }

    @Override
    public void begin(OptionalLong size, Instant time) {
        // The users themselves are enough.
    }

    @Override
    public boolean visit(StoredUser stored) {
        users.put(stored.id(), stored.user());
        return true;
    }

    long size() {
        return users.size();
    }

    /** {@return how many of these users have other values later} */
    long changedIn(Roster later) {
        return users.keySet().stream()
                .filter(later.users::containsKey)
                .filter(id -> !users.get(id).equals(later.users.get(id)))
                .count();
    }

    /** {@return how many of these users are not there later} */
    long goneIn(Roster later) {
        return users.keySet().stream()
                .filter(id -> !later.users.containsKey(id))
                .count();
    }
}
