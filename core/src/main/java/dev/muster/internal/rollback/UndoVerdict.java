// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.rollback;

import dev.muster.issue.IssueCode;
import dev.muster.store.UserChange;
import dev.muster.user.UserField;
import java.util.Set;

/** What is to be done about a user an import has written. */
sealed interface UndoVerdict {
    /** There is nothing to do: the user is gone, or as before. */
    record Nothing() implements UndoVerdict {}

    /**
     * The user stays as it is.
     *
     * @param code why
     * @param fields the fields that are the reason; empty where it is about the user as a whole
     */
    record Keep(IssueCode code, Set<UserField> fields) implements UndoVerdict {}

    /**
     * Something is to be taken back.
     *
     * @param change the change that does
     * @param kept fields that somebody has changed since and that stay, possibly none
     */
    record Undo(UserChange change, Set<UserField> kept) implements UndoVerdict {}
}
