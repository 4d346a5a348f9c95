// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats.imports;

import dev.muster.store.ChangeResult;
import dev.muster.store.ChunkId;
import dev.muster.store.StoredUser;
import dev.muster.store.UserChange;
import dev.muster.store.UserStore;
import dev.muster.store.UserVisitor;
import dev.muster.user.User;
import dev.muster.user.UserFilter;
import dev.muster.user.UserId;
import dev.muster.user.UserKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts how often each user has really been written. */
final class CountingStore implements UserStore {
    private final UserStore store;
    private final Map<UserId, Integer> writes = new ConcurrentHashMap<>();

    CountingStore(UserStore store) {
        this.store = store;
    }

    Map<UserId, Integer> writesPerUser() {
        return writes;
    }

    void forget() {
        writes.clear();
    }

    @Override
    public List<StoredUser> find(Collection<UserKey> keys) {
        return store.find(keys);
    }

    @Override
    public List<ChangeResult> apply(List<UserChange> changes, ChunkId chunk) {
        List<ChangeResult> results = store.apply(changes, chunk);
        for (ChangeResult result : results) {
            if (result instanceof ChangeResult.Applied applied) {
                writes.merge(applied.id(), 1, Integer::sum);
            }
        }
        return results;
    }

    @Override
    public void read(UserFilter filter, UserVisitor visitor) {
        store.read(filter, visitor);
    }

    @Override
    public User canonical(User user) {
        return store.canonical(user);
    }
}
