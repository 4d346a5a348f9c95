// SPDX-License-Identifier: Apache-2.0
package dev.muster.store;

import java.time.Instant;
import java.util.OptionalLong;

/** Is shown the users of a store. */
public interface UserVisitor {
    /**
     * Is told about the snapshot, once, before the first user.
     *
     * @param size how many users will be shown, or empty where the store cannot tell
     * @param time when the snapshot was taken
     */
    void begin(OptionalLong size, Instant time);

    /**
     * Is shown one user.
     *
     * @param user the user
     * @return whether to go on
     */
    boolean visit(StoredUser user);
}
