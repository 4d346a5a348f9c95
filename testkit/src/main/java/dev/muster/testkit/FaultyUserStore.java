// SPDX-License-Identifier: Apache-2.0
package dev.muster.testkit;

import dev.muster.store.ChangeResult;
import dev.muster.store.ChunkId;
import dev.muster.store.StoreUnavailableException;
import dev.muster.store.StoredUser;
import dev.muster.store.UserChange;
import dev.muster.store.UserStore;
import dev.muster.store.UserVisitor;
import dev.muster.user.User;
import dev.muster.user.UserField;
import dev.muster.user.UserFilter;
import dev.muster.user.UserId;
import dev.muster.user.UserKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * A store that fails by script, around one that works. Without a script it does what the store inside does.
 *
 * <pre>{@code
 * FaultyUserStore store = FaultyUserStore.around(new InMemoryUserStore())
 *         .throwing(FaultyUserStore.email("bad@example.org"), () -> { throw new IllegalStateException("disk"); })
 *         .conflicting(FaultyUserStore.email("busy@example.org"), 2)
 *         .unavailable(3);
 * }</pre>
 *
 * <p>Safe for use by several threads; the script is written before the store is used, except for {@link #unavailable}, {@link #die} and
 * {@link #revive}.
 */
public final class FaultyUserStore implements UserStore {
    private final UserStore inner;
    private final List<Rule> rules = new ArrayList<>();
    private final List<FindRule> findRules = new ArrayList<>();
    private final AtomicInteger finds = new AtomicInteger();
    private final AtomicInteger applies = new AtomicInteger();
    private final AtomicInteger unavailable = new AtomicInteger();
    private final AtomicInteger ids = new AtomicInteger();
    private volatile boolean dead;
    private boolean tidy;
    private boolean ownIds;

    private FaultyUserStore(UserStore inner) {
        this.inner = Objects.requireNonNull(inner, "inner");
    }

    /** What happens to changes: {@code when} says at which place of a call. */
    private record Rule(
            When when, Predicate<UserChange> which, Runnable strike, ChangeResult answer, AtomicInteger left) {
        boolean applies(When place, UserChange change) {
            return when == place && which.test(change) && left.getAndUpdate(n -> n > 0 ? n - 1 : 0) > 0;
        }
    }

    /** What happens when users are looked for. */
    private record FindRule(Predicate<UserKey> which, Runnable strike, AtomicInteger left) {
        boolean applies(Collection<UserKey> keys) {
            return keys.stream().anyMatch(which) && left.getAndUpdate(n -> n > 0 ? n - 1 : 0) > 0;
        }
    }

    private enum When {
        BEFORE_CALL,
        BEFORE_CHANGE,
        AFTER_CHANGE,
        AFTER_CALL,
        INSTEAD
    }

    /**
     * {@return a store that works until a script is written for it}
     *
     * @param inner the store that works
     */
    public static FaultyUserStore around(UserStore inner) {
        return new FaultyUserStore(inner);
    }

    /**
     * {@return the choice of changes that write this address}: of new users who have it, and of users who get it
     *
     * @param address the address as the change writes it
     */
    public static Predicate<UserChange> email(String address) {
        return change -> change instanceof UserChange.Create create
                ? address.equals(create.user().email())
                : change instanceof UserChange.Update update
                        && address.equals(update.after().get(UserField.EMAIL));
    }

    /**
     * {@return the choice of changes of this user}
     *
     * @param id the user's id
     */
    public static Predicate<UserChange> id(UserId id) {
        return change -> change.id().equals(id);
    }

    /** {@return the choice of every change} */
    public static Predicate<UserChange> any() {
        return change -> true;
    }

    /**
     * Runs something before anything is written by a call that holds such a change, each time.
     *
     * @param which the changes
     * @param strike throws, or waits for something
     * @return this store
     */
    public FaultyUserStore throwing(Predicate<UserChange> which, Runnable strike) {
        return rule(When.BEFORE_CALL, which, strike, Integer.MAX_VALUE);
    }

    /**
     * Runs something before anything is written by a call that holds such a change, some times.
     *
     * @param which the changes
     * @param strike throws, or waits for something
     * @param times how often; after that all is well
     * @return this store
     */
    public FaultyUserStore throwing(Predicate<UserChange> which, Runnable strike, int times) {
        return rule(When.BEFORE_CALL, which, strike, times);
    }

    /**
     * Runs something in the middle of a call: the changes in front of such a change are written, it and those behind it are not, and
     * nobody is told.
     *
     * @param which the changes
     * @param strike throws
     * @param times how often
     * @return this store
     */
    public FaultyUserStore halfApplying(Predicate<UserChange> which, Runnable strike, int times) {
        return rule(When.BEFORE_CHANGE, which, strike, times);
    }

    /**
     * Runs something after such a change has been written, before the ones behind it are.
     *
     * @param which the changes
     * @param strike throws
     * @param times how often
     * @return this store
     */
    public FaultyUserStore throwingAfter(Predicate<UserChange> which, Runnable strike, int times) {
        return rule(When.AFTER_CHANGE, which, strike, times);
    }

    /**
     * Runs something after everything of a call has been written, while its caller has not heard of it.
     *
     * @param which the call must hold one of these changes
     * @param strike throws
     * @param times how often
     * @return this store
     */
    public FaultyUserStore losingTheAnswer(Predicate<UserChange> which, Runnable strike, int times) {
        return rule(When.AFTER_CALL, which, strike, times);
    }

    /**
     * Runs something before users are looked for by such a key, each time.
     *
     * @param which the keys; a call has to hold one of them
     * @param strike throws, or waits for something
     * @return this store
     */
    public FaultyUserStore throwingOnFind(Predicate<UserKey> which, Runnable strike) {
        return throwingOnFind(which, strike, Integer.MAX_VALUE);
    }

    /**
     * Runs something before users are looked for by such a key, some times.
     *
     * @param which the keys; a call has to hold one of them
     * @param strike throws, or waits for something
     * @param times how often; after that all is well
     * @return this store
     */
    public FaultyUserStore throwingOnFind(Predicate<UserKey> which, Runnable strike, int times) {
        findRules.add(new FindRule(which, strike, new AtomicInteger(times)));
        return this;
    }

    /**
     * Refuses changes, each time.
     *
     * @param which the changes
     * @param reason the reason to give
     * @return this store
     */
    public FaultyUserStore refusing(Predicate<UserChange> which, String reason) {
        rules.add(new Rule(
                When.INSTEAD, which, () -> {}, new ChangeResult.Refused(reason), new AtomicInteger(Integer.MAX_VALUE)));
        return this;
    }

    /**
     * Answers changes with a conflict, though there is none.
     *
     * @param which the changes
     * @param times how often
     * @return this store
     */
    public FaultyUserStore conflicting(Predicate<UserChange> which, int times) {
        rules.add(new Rule(When.INSTEAD, which, () -> {}, new ChangeResult.Conflict(), new AtomicInteger(times)));
        return this;
    }

    /**
     * Cannot be reached for the next calls, of any kind.
     *
     * @param calls how many
     * @return this store
     */
    public FaultyUserStore unavailable(int calls) {
        unavailable.set(calls);
        return this;
    }

    /**
     * Changes values as it writes them: addresses to lower case, no blanks around texts, times cut to microseconds. Its canonical form
     * says so.
     *
     * @return this store
     */
    public FaultyUserStore normalizing() {
        tidy = true;
        return this;
    }

    /**
     * Gives new users ids of its own, whatever is proposed.
     *
     * @return this store
     */
    public FaultyUserStore givingOwnIds() {
        ownIds = true;
        return this;
    }

    /** Ends the node: every call from now on meets {@link NodeDied}, also one that is under way when it comes to its next change. */
    public void die() {
        dead = true;
    }

    /** Ends the node and throws; for use as a strike: {@code store.halfApplying(which, store::strikeDead, 1)}. */
    public void strikeDead() {
        die();
        throw new NodeDied();
    }

    /** Starts the node again. What had been written is there. */
    public void revive() {
        dead = false;
    }

    /** {@return how often it was asked to find users} */
    public int finds() {
        return finds.get();
    }

    /** {@return how often it was asked to apply changes} */
    public int applies() {
        return applies.get();
    }

    @Override
    public List<StoredUser> find(Collection<UserKey> keys) {
        finds.incrementAndGet();
        checkReachable();
        for (FindRule rule : findRules) {
            if (rule.applies(keys)) {
                rule.strike().run();
            }
        }
        return inner.find(keys);
    }

    @Override
    public List<ChangeResult> apply(List<UserChange> changes, ChunkId chunk) {
        applies.incrementAndGet();
        checkReachable();
        changes.forEach(change -> strike(When.BEFORE_CALL, change));
        List<ChangeResult> results = new ArrayList<>(changes.size());
        for (UserChange change : changes) {
            checkAlive();
            strike(When.BEFORE_CHANGE, change);
            results.add(apply(change, chunk));
            strike(When.AFTER_CHANGE, change);
        }
        changes.forEach(change -> strike(When.AFTER_CALL, change));
        return results;
    }

    private ChangeResult apply(UserChange change, ChunkId chunk) {
        for (Rule rule : rules) {
            if (rule.applies(When.INSTEAD, change)) {
                return rule.answer();
            }
        }
        return inner.apply(List.of(asWritten(change)), chunk).get(0);
    }

    private UserChange asWritten(UserChange change) {
        if (change instanceof UserChange.Create create) {
            UserId id = ownIds ? new UserId("own-" + ids.incrementAndGet()) : create.id();
            return new UserChange.Create(id, tidy ? TidyValues.of(create.user()) : create.user());
        }
        return tidy && change instanceof UserChange.Update update
                ? new UserChange.Update(update.id(), update.before(), TidyValues.of(update.after()))
                : change;
    }

    @Override
    public void read(UserFilter filter, UserVisitor visitor) {
        checkReachable();
        inner.read(filter, visitor);
    }

    @Override
    public User canonical(User user) {
        return tidy ? TidyValues.of(user) : inner.canonical(user);
    }

    private FaultyUserStore rule(When when, Predicate<UserChange> which, Runnable strike, int times) {
        rules.add(new Rule(when, which, strike, new ChangeResult.Conflict(), new AtomicInteger(times)));
        return this;
    }

    private void strike(When when, UserChange change) {
        for (Rule rule : rules) {
            if (rule.applies(when, change)) {
                rule.strike().run();
            }
        }
    }

    private void checkReachable() {
        checkAlive();
        if (unavailable.getAndUpdate(calls -> calls > 0 ? calls - 1 : 0) > 0) {
            throw new StoreUnavailableException("The store is unavailable by script", null);
        }
    }

    private void checkAlive() {
        if (dead) {
            throw new NodeDied();
        }
    }
}
