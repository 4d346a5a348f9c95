// SPDX-License-Identifier: Apache-2.0
package dev.muster.store;

import dev.muster.user.User;
import dev.muster.user.UserDraft;
import dev.muster.user.UserId;
import java.util.Objects;

/** One change of one user. It does the work on fields, so that a store only has to read and write whole users. */
public sealed interface UserChange {
    /** {@return the id of the user; for a new one the id Muster proposes, which the store may replace by its own} */
    UserId id();

    /**
     * {@return whether the user is still as the change expects}
     *
     * @param current the user as the store holds it
     */
    boolean expects(User current);

    /**
     * A new user.
     *
     * @param id the id Muster proposes
     * @param user the user's values
     */
    record Create(UserId id, User user) implements UserChange {
        /**
         * Checks that both are there.
         *
         * @param id the id Muster proposes
         * @param user the user's values
         */
        public Create {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(user, "user");
        }

        /** {@return false: a new user must not exist yet} */
        @Override
        public boolean expects(User current) {
            return false;
        }
    }

    /**
     * Some fields of an existing user.
     *
     * @param id the user's id
     * @param before what the user held in these fields when the change was planned
     * @param after what it shall hold; names the same fields and the same attributes as {@code before}
     */
    record Update(UserId id, UserDraft before, UserDraft after) implements UserChange {
        /**
         * Checks that both images are of the same fields.
         *
         * @param id the user's id
         * @param before what the user held in these fields when the change was planned
         * @param after what it shall hold; names the same fields and the same attributes as {@code before}
         * @throws IllegalArgumentException if they are not
         */
        public Update {
            Objects.requireNonNull(id, "id");
            if (!before.fields().equals(after.fields())) {
                throw new IllegalArgumentException("The images of a change must be of the same fields");
            }
        }

        @Override
        public boolean expects(User current) {
            return before.matches(current);
        }

        /**
         * {@return the user after this change}
         *
         * @param current the user as the store holds it
         */
        public User appliedTo(User current) {
            return current.with(after);
        }
    }

    /**
     * The end of a user.
     *
     * @param id the user's id
     * @param before what the user must still hold to be deleted
     */
    record Delete(UserId id, UserDraft before) implements UserChange {
        /**
         * Checks that both are there.
         *
         * @param id the user's id
         * @param before what the user must still hold to be deleted
         */
        public Delete {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(before, "before");
        }

        @Override
        public boolean expects(User current) {
            return before.matches(current);
        }
    }
}
