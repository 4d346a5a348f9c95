// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.issue.RowIssue;
import dev.muster.job.RowOutcome;
import dev.muster.store.UserChange;
import dev.muster.user.UserId;
import org.jspecify.annotations.Nullable;

/** A change on its way into the store, and what has become of it so far. */
final class PendingChange {
    private enum State {
        OPEN,
        IN_STORE,
        ADOPTED,
        IN_CONFLICT,
        AT_FAULT
    }

    private final DraftRow row;
    private UserChange change;
    private State state = State.OPEN;
    private UserId storedId;
    private @Nullable RowIssue fault;

    PendingChange(DraftRow row, UserChange change) {
        this.row = row;
        this.change = change;
        this.storedId = change.id();
    }

    DraftRow row() {
        return row;
    }

    UserChange change() {
        return change;
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    boolean isInConflict() {
        return state == State.IN_CONFLICT;
    }

    boolean isAdopted() {
        return state == State.ADOPTED;
    }

    UserId storedId() {
        return storedId;
    }

    @Nullable
    RowIssue fault() {
        return fault;
    }

    /** The store has applied it, under this id. */
    void applied(UserId id) {
        state = State.IN_STORE;
        storedId = id;
    }

    /** The store holds a user of another id with exactly these values: most probably what it made of this change before a crash. */
    void adopted(UserId id) {
        state = State.ADOPTED;
        storedId = id;
    }

    void conflict() {
        state = State.IN_CONFLICT;
    }

    void reject(RowIssue reason) {
        state = State.AT_FAULT;
        fault = reason;
    }

    void replace(UserChange another) {
        change = another;
        storedId = another.id();
        state = State.OPEN;
    }

    RowOutcome outcome() {
        if (fault != null) {
            return new RowOutcome.Rejected(fault.code());
        }
        if (state == State.OPEN || state == State.IN_CONFLICT) {
            throw new IllegalStateException("A change is not settled yet");
        }
        return change instanceof UserChange.Update update
                ? new RowOutcome.Updated(storedId, update.after().fields())
                : new RowOutcome.Created(storedId);
    }
}
