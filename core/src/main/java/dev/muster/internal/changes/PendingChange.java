// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.changes;

import dev.muster.issue.RowIssue;
import dev.muster.store.UserChange;
import dev.muster.user.UserId;
import org.jspecify.annotations.Nullable;

/** A change on its way into the store, and what has become of it so far. What there is to tell when it fails, its kind of job knows. */
public abstract class PendingChange {
    private enum State {
        OPEN,
        IN_STORE,
        ADOPTED,
        IN_CONFLICT,
        AT_FAULT
    }

    private UserChange change;
    private State state = State.OPEN;
    private UserId storedId;
    private @Nullable RowIssue fault;

    /** A change of which nothing is known yet. */
    protected PendingChange(UserChange change) {
        this.change = change;
        this.storedId = change.id();
    }

    /** What to tell when the store has refused the change. */
    protected abstract RowIssue refused(String reason);

    /** What to tell when the store has failed on the change, again and again. */
    protected abstract RowIssue failed();

    public final UserChange change() {
        return change;
    }

    public final boolean isOpen() {
        return state == State.OPEN;
    }

    public final boolean isInConflict() {
        return state == State.IN_CONFLICT;
    }

    public final boolean isAdopted() {
        return state == State.ADOPTED;
    }

    /** The user's id in the store. */
    public final UserId storedId() {
        return storedId;
    }

    /** Why the change was given up, or null if it was not. */
    public final @Nullable RowIssue fault() {
        return fault;
    }

    /** The store has applied it, under this id. */
    final void applied(UserId id) {
        state = State.IN_STORE;
        storedId = id;
    }

    /** The store holds a user of another id with exactly these values: most probably what it made of this change before a crash. */
    final void adopted(UserId id) {
        state = State.ADOPTED;
        storedId = id;
    }

    final void conflict() {
        state = State.IN_CONFLICT;
    }

    /** Gives the change up. */
    public final void reject(RowIssue reason) {
        state = State.AT_FAULT;
        fault = reason;
    }

    /** Puts another change in the place of one that was in conflict. */
    public final void replace(UserChange another) {
        change = another;
        storedId = another.id();
        state = State.OPEN;
    }

    /** Fails unless it is known what has become of the change. */
    public final void requireSettled() {
        if (state == State.OPEN || state == State.IN_CONFLICT) {
            throw new IllegalStateException("A change is not settled yet");
        }
    }
}
