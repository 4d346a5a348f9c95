// SPDX-License-Identifier: Apache-2.0
package dev.muster.testkit;

import dev.muster.store.StoredUser;
import dev.muster.store.UserVisitor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Writes down what a store shows, and stops after some users. */
final class Shown implements UserVisitor {
    private final int limit;
    private final List<StoredUser> users = new ArrayList<>();
    private OptionalLong size = OptionalLong.empty();
    private int begun;

    Shown(int limit) {
        this.limit = limit;
    }

    @Override
    public void begin(OptionalLong told, Instant time) {
        if (!users.isEmpty()) {
            throw new AssertionError("The store showed a user before it began");
        }
        begun++;
        size = told;
    }

    @Override
    public boolean visit(StoredUser user) {
        users.add(user);
        return users.size() < limit;
    }

    int begun() {
        return begun;
    }

    OptionalLong size() {
        return size;
    }

    List<StoredUser> users() {
        return users;
    }
}
