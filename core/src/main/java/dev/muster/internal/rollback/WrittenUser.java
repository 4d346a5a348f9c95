// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.rollback;

import dev.muster.spi.ChunkPlan.PlannedChange;
import dev.muster.store.UserChange;
import dev.muster.user.UserId;

/**
 * A user an import has written, or may have.
 *
 * @param planned what the import was to write
 * @param id the user's id in the store
 * @param trace what is known of its writing
 */
record WrittenUser(PlannedChange planned, UserId id, Trace trace) {
    /** What is known of the writing of a user. */
    enum Trace {
        /** It was written. */
        WRITTEN,
        /** A user with the import's values is there, and nobody knows who made it. */
        ADOPTED,
        /** It was being written when the import came to its end, and the store holds neither what was before nor what was to be written. */
        UNCERTAIN,
        /** It was to be written when the import came to its end, and was not. */
        NOT_WRITTEN
    }

    long row() {
        return planned.row();
    }

    UserChange change() {
        return planned.change();
    }
}
