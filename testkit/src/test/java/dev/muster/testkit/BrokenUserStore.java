// SPDX-License-Identifier: Apache-2.0
package dev.muster.testkit;

import dev.muster.store.ChangeResult;
import dev.muster.store.ChunkId;
import dev.muster.store.InMemoryUserStore;
import dev.muster.store.StoredUser;
import dev.muster.store.UserChange;
import dev.muster.store.UserStore;
import dev.muster.store.UserVisitor;
import dev.muster.user.User;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import dev.muster.user.UserFilter;
import dev.muster.user.UserId;
import dev.muster.user.UserKey;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A store with one of the faults that the contract has to see. */
final class BrokenUserStore implements UserStore {
    enum Fault {
        /** Does not look whether the user is still as expected. */
        OVERWRITES,
        /** Says that it has written, and has not. */
        LOSES_UPDATES,
        /** Stops at the first change that fails. */
        STOPS_AT_CONFLICT,
        /** Creates a user whose key is taken. */
        DOUBLES_KEYS,
        /** Finds at most a thousand. */
        FINDS_TOO_FEW,
        /** Compares addresses letter by letter. */
        MINDS_SPELLING,
        /** Looks and writes in two steps. */
        IS_NOT_ATOMIC,
        /** Changes values without saying so in its canonical form. */
        CHANGES_VALUES,
        /** Keeps the keys of the deleted. */
        KEEPS_DELETED,
        /** Goes on when the visitor has had enough. */
        CANNOT_STOP
    }

    private final Fault fault;
    private final UserStore inner;
    private final Object lock = new Object();

    BrokenUserStore(Fault fault) {
        this.fault = fault;
        inner = fault == Fault.DOUBLES_KEYS || fault == Fault.IS_NOT_ATOMIC
                ? new InMemoryUserStore(Set.of(), Clock.systemUTC())
                : new InMemoryUserStore();
    }

    /** The contract over a store with this fault: not for JUnit to find, because it has to fail. */
    static UserStoreContract contract(Fault fault) {
        return new UserStoreContract() {
            @Override
            protected UserStore emptyStore() {
                return new BrokenUserStore(fault);
            }
        };
    }

    @Override
    public List<StoredUser> find(Collection<UserKey> keys) {
        List<StoredUser> found = inner.find(keys);
        if (fault == Fault.FINDS_TOO_FEW && found.size() > 1_000) {
            return found.subList(0, 1_000);
        }
        if (fault == Fault.MINDS_SPELLING) {
            return found.stream().filter(user -> isSpelled(user, keys)).toList();
        }
        return found;
    }

    private static boolean isSpelled(StoredUser stored, Collection<UserKey> keys) {
        return keys.stream()
                .anyMatch(key -> key.equals(UserKey.of(stored.id()))
                        || key.value().equals(String.valueOf(stored.user().value(key.field()))));
    }

    @Override
    public List<ChangeResult> apply(List<UserChange> changes, ChunkId chunk) {
        List<ChangeResult> results = new ArrayList<>();
        boolean stopped = false;
        for (UserChange change : changes) {
            ChangeResult result = stopped ? new ChangeResult.Conflict() : apply(change, chunk);
            stopped |= fault == Fault.STOPS_AT_CONFLICT && result instanceof ChangeResult.Conflict;
            results.add(result);
        }
        return results;
    }

    private ChangeResult apply(UserChange change, ChunkId chunk) {
        if (change instanceof UserChange.Create create) {
            return create(create, chunk);
        }
        if (change instanceof UserChange.Update update && fault == Fault.LOSES_UPDATES) {
            return new ChangeResult.Applied(update.id());
        }
        if (change instanceof UserChange.Delete && fault == Fault.KEEPS_DELETED) {
            return new ChangeResult.Applied(change.id());
        }
        if (change instanceof UserChange.Update update && (fault == Fault.OVERWRITES || fault == Fault.IS_NOT_ATOMIC)) {
            return overwrite(update, chunk);
        }
        return inner.apply(List.of(change), chunk).get(0);
    }

    private ChangeResult create(UserChange.Create create, ChunkId chunk) {
        if (fault == Fault.IS_NOT_ATOMIC) {
            synchronized (lock) {
                UserKey key = UserKey.in(UserField.EMAIL, create.user());
                if (key != null && !inner.find(List.of(key)).isEmpty()) {
                    return new ChangeResult.Conflict();
                }
            }
            letOthersIn();
        }
        User user = fault == Fault.CHANGES_VALUES ? shouted(create.user()) : create.user();
        return inner.apply(List.of(new UserChange.Create(create.id(), user)), chunk)
                .get(0);
    }

    private ChangeResult overwrite(UserChange.Update update, ChunkId chunk) {
        List<StoredUser> found = inner.find(List.of(UserKey.of(update.id())));
        if (found.isEmpty()
                || (fault == Fault.IS_NOT_ATOMIC && !update.expects(found.get(0).user()))) {
            return new ChangeResult.Conflict();
        }
        if (fault == Fault.IS_NOT_ATOMIC) {
            letOthersIn();
        }
        User current = inner.find(List.of(UserKey.of(update.id()))).get(0).user();
        UserId id = update.id();
        return inner.apply(List.of(new UserChange.Update(id, update.after().imageOf(current), update.after())), chunk)
                .get(0);
    }

    /** Long enough for a thread that is at the same place. */
    private static void letOthersIn() {
        for (int i = 0; i < 5_000; i++) {
            Thread.onSpinWait();
        }
    }

    private static User shouted(User user) {
        String name = user.name();
        return name == null
                ? user
                : user.with(UserDraft.builder()
                        .set(UserField.NAME, name.toUpperCase(Locale.ROOT))
                        .build());
    }

    @Override
    public void read(UserFilter filter, UserVisitor visitor) {
        if (fault == Fault.CANNOT_STOP) {
            Shown all = new Shown(Integer.MAX_VALUE);
            inner.read(filter, all);
            visitor.begin(all.size(), Instant.EPOCH);
            all.users().forEach(visitor::visit);
        } else {
            inner.read(filter, visitor);
        }
    }
}
