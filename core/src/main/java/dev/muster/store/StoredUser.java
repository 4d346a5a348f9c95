// SPDX-License-Identifier: Apache-2.0
package dev.muster.store;

import dev.muster.user.User;
import dev.muster.user.UserId;
import java.util.Objects;

/**
 * A user as the store holds it.
 *
 * @param id the store's id of the user
 * @param user the user's values
 */
public record StoredUser(UserId id, User user) {
    /**
     * Checks that both are there.
     *
     * @param id the store's id of the user
     * @param user the user's values
     */
    public StoredUser {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(user, "user");
    }
}
