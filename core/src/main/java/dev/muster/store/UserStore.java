// SPDX-License-Identifier: Apache-2.0
package dev.muster.store;

import dev.muster.user.User;
import dev.muster.user.UserFilter;
import dev.muster.user.UserKey;
import java.util.Collection;
import java.util.List;

/**
 * The host's users. Safe for use by several threads.
 *
 * <p>A method that throws {@link StoreUnavailableException} pauses the job; the job goes on by itself and no record is rejected. Any
 * other exception makes Muster look what the store holds now and try again in smaller portions until the record at fault stands alone.
 */
public interface UserStore {
    /**
     * Looks users up. May answer with more users than match, never with fewer: Muster filters again.
     *
     * @param keys the keys to look for: values of key fields, and the store's own ids ({@code UserField.ID}); compare normalised values,
     *     or look for the {@linkplain UserKey#lookupForms() forms} without regard to case. At most some thousands
     * @return each user that has at least one of the keys, once; possibly none
     */
    List<StoredUser> find(Collection<UserKey> keys);

    /**
     * Applies changes. Each stands for itself: one that is refused or in conflict does not keep the others from being applied.
     *
     * <p>A {@link UserChange.Create} fails with {@link ChangeResult.Conflict} where its id or one of its unique keys exists already; an
     * {@link UserChange.Update} and a {@link UserChange.Delete} are in conflict where the user is gone or no longer {@linkplain
     * UserChange#expects is as expected}. Checking and writing are one atomic step for each change.
     *
     * @param changes the changes, of different users
     * @param chunk the chunk they belong to; the same changes may come again under the same chunk after a crash
     * @return one result for each change, in the same order
     */
    List<ChangeResult> apply(List<UserChange> changes, ChunkId chunk);

    /**
     * Shows the users that match, from one consistent snapshot: first how many there are and when, then each.
     *
     * @param filter which users; a store may show more, because the visitor's owner filters again
     * @param visitor is shown the users, until it stops
     */
    void read(UserFilter filter, UserVisitor visitor);

    /**
     * {@return what {@link #find} would read back after this user was written}: trimmed, in lower case, cut to microseconds, whatever the
     * store does to values. Muster compares users in this form only.
     *
     * @param user the user to write
     */
    default User canonical(User user) {
        return user;
    }
}
