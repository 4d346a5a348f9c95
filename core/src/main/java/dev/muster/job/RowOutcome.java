// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

import dev.muster.issue.IssueCode;
import dev.muster.user.UserField;
import dev.muster.user.UserId;
import java.util.Objects;
import java.util.Set;

/** What became of one record. */
public sealed interface RowOutcome {
    /** {@return which of the five outcomes it is} */
    Kind kind();

    /** The five outcomes. */
    enum Kind {
        /** The user is new in the store. */
        CREATED,
        /** At least one field was written. */
        UPDATED,
        /** The user held every value already and was not written. */
        UNCHANGED,
        /** The record was left out on purpose. */
        SKIPPED,
        /** The record is at fault. */
        REJECTED
    }

    /**
     * The user is new in the store.
     *
     * @param id the new user's id
     */
    record Created(UserId id) implements RowOutcome {
        @Override
        public Kind kind() {
            return Kind.CREATED;
        }
    }

    /**
     * At least one field of the user was written.
     *
     * @param id the user's id
     * @param fields the fields that were written
     */
    record Updated(UserId id, Set<UserField> fields) implements RowOutcome {
        /**
         * Copies the fields.
         *
         * @param id the user's id
         * @param fields the fields that were written
         */
        public Updated {
            fields = Set.copyOf(fields);
        }

        @Override
        public Kind kind() {
            return Kind.UPDATED;
        }
    }

    /**
     * The user held every value already.
     *
     * @param id the user's id
     */
    record Unchanged(UserId id) implements RowOutcome {
        @Override
        public Kind kind() {
            return Kind.UNCHANGED;
        }
    }

    /**
     * The record was left out on purpose.
     *
     * @param code why
     * @param firstRow the row of the earlier record that has the same key, or 0 where that is not the reason
     */
    record Skipped(IssueCode code, long firstRow) implements RowOutcome {
        @Override
        public Kind kind() {
            return Kind.SKIPPED;
        }
    }

    /**
     * The record is at fault; its issues say how.
     *
     * @param code the first fault
     */
    record Rejected(IssueCode code) implements RowOutcome {
        /**
         * Checks that there is a code.
         *
         * @param code the first fault
         */
        public Rejected {
            Objects.requireNonNull(code, "code");
        }

        @Override
        public Kind kind() {
            return Kind.REJECTED;
        }
    }
}
