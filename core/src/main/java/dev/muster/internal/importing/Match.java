// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.issue.IssueCode;
import dev.muster.store.StoredUser;
import dev.muster.user.User;
import dev.muster.user.UserField;
import org.jspecify.annotations.Nullable;

/** What a record's keys lead to. */
sealed interface Match {
    /** Nobody: the user is new. */
    record Nobody() implements Match {}

    /**
     * One user.
     *
     * @param stored the user as the store holds it
     * @param canonical the user in the form in which users are compared
     */
    record Somebody(StoredUser stored, User canonical) implements Match {}

    /**
     * The record is at fault.
     *
     * @param code how
     * @param field the key that disagrees, or null
     */
    record Fault(IssueCode code, @Nullable UserField field) implements Match {}
}
