// SPDX-License-Identifier: Apache-2.0
package dev.muster.store;

import dev.muster.user.User;
import dev.muster.user.UserField;
import dev.muster.user.UserFilter;
import dev.muster.user.UserId;
import dev.muster.user.UserKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Users in memory: the store of tests and of a first try, and an example of what a store has to do. Safe for use by several threads.
 *
 * <p>It takes the ids that Muster proposes and keeps values exactly as they come.
 *
 * <pre>{@code
 * UserStore users = new InMemoryUserStore();
 * }</pre>
 */
public final class InMemoryUserStore implements UserStore {
    private final Clock clock;
    private final KeyIndex index;
    private final Map<UserId, StoredUser> users = new LinkedHashMap<>();

    /** Creates an empty store in which no two users share an external id, username, e-mail address or telephone number. */
    public InMemoryUserStore() {
        this(Set.copyOf(UserField.keys()), Clock.systemUTC());
    }

    /**
     * Creates an empty store.
     *
     * @param uniqueKeys the key fields no two users may share
     * @param clock tells when a snapshot is taken
     * @throws IllegalArgumentException if a field is no key
     */
    public InMemoryUserStore(Set<UserField> uniqueKeys, Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        this.index = new KeyIndex(uniqueKeys);
    }

    /** {@return how many users there are} */
    public synchronized long size() {
        return users.size();
    }

    @Override
    public synchronized List<StoredUser> find(Collection<UserKey> keys) {
        Map<UserId, StoredUser> found = new LinkedHashMap<>();
        for (UserKey key : keys) {
            if (key.field() == UserField.ID) {
                show(new UserId(key.value()), found);
            } else {
                index.holders(key).forEach(id -> show(id, found));
            }
        }
        return List.copyOf(found.values());
    }

    private void show(UserId id, Map<UserId, StoredUser> found) {
        StoredUser stored = users.get(id);
        if (stored != null) {
            found.put(id, stored);
        }
    }

    @Override
    public List<ChangeResult> apply(List<UserChange> changes, ChunkId chunk) {
        List<ChangeResult> results = new ArrayList<>(changes.size());
        for (UserChange change : changes) {
            results.add(apply(change));
        }
        return results;
    }

    private synchronized ChangeResult apply(UserChange change) {
        if (change instanceof UserChange.Create create) {
            return create(create);
        }
        StoredUser stored = users.get(change.id());
        if (stored == null || !change.expects(stored.user())) {
            return new ChangeResult.Conflict();
        }
        if (change instanceof UserChange.Update update) {
            return update(update, stored.user());
        }
        index.remove(change.id(), UserKey.allOf(stored.user()));
        users.remove(change.id());
        return new ChangeResult.Applied(change.id());
    }

    private ChangeResult create(UserChange.Create create) {
        List<UserKey> keys = UserKey.allOf(create.user());
        if (users.containsKey(create.id()) || index.takenField(create.id(), keys) != null) {
            return new ChangeResult.Conflict();
        }
        users.put(create.id(), new StoredUser(create.id(), create.user()));
        index.add(create.id(), keys);
        return new ChangeResult.Applied(create.id());
    }

    private ChangeResult update(UserChange.Update update, User current) {
        User changed = update.appliedTo(current);
        List<UserKey> keys = UserKey.allOf(changed);
        UserField taken = index.takenField(update.id(), keys);
        if (taken != null) {
            return new ChangeResult.Refused("Another user has this " + taken.fileName());
        }
        index.remove(update.id(), UserKey.allOf(current));
        index.add(update.id(), keys);
        users.put(update.id(), new StoredUser(update.id(), changed));
        return new ChangeResult.Applied(update.id());
    }

    @Override
    public void read(UserFilter filter, UserVisitor visitor) {
        List<StoredUser> snapshot = new ArrayList<>();
        synchronized (this) {
            for (StoredUser stored : users.values()) {
                if (filter.test(stored.user())) {
                    snapshot.add(stored);
                }
            }
        }
        visitor.begin(OptionalLong.of(snapshot.size()), clock.instant());
        for (StoredUser stored : snapshot) {
            if (!visitor.visit(stored)) {
                return;
            }
        }
    }

    /** {@return how many users there are, without anybody's data} */
    @Override
    public String toString() {
        return "InMemoryUserStore[" + size() + "]";
    }
}
