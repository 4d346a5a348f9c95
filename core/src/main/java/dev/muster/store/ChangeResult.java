// SPDX-License-Identifier: Apache-2.0
package dev.muster.store;

import dev.muster.user.UserId;
import java.util.Objects;

/** What became of one change. */
public sealed interface ChangeResult {
    /**
     * The change is in the store.
     *
     * @param id the user's id; for a new user the one the store has given, which may be another than Muster proposed
     */
    record Applied(UserId id) implements ChangeResult {
        /**
         * Checks that there is an id.
         *
         * @param id the user's id; for a new user the one the store has given, which may be another than Muster proposed
         */
        public Applied {
            Objects.requireNonNull(id, "id");
        }
    }

    /** The store holds something else than the change expected; nothing was written. Muster looks again and plans anew. */
    record Conflict() implements ChangeResult {}

    /**
     * The store does not take these values; nothing was written. The record is rejected.
     *
     * @param reason why, in a sentence that may be shown to whoever runs the import; without the values themselves: one that repeats a
     *     cell of the record is left out of the issue
     */
    record Refused(String reason) implements ChangeResult {
        /**
         * Checks that there is a reason.
         *
         * @param reason why, in a sentence that may be shown to whoever runs the import; without the values themselves
         */
        public Refused {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
