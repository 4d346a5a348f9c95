// SPDX-License-Identifier: Apache-2.0
package dev.muster.testkit;

import dev.muster.store.ChangeResult;
import dev.muster.store.ChunkId;
import dev.muster.store.StoredUser;
import dev.muster.store.UserChange;
import dev.muster.store.UserStore;
import dev.muster.store.UserVisitor;
import dev.muster.user.UserFilter;
import dev.muster.user.UserKey;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/**
 * A store that has no users and takes none: what a dry run costs against it, it costs without any store. It keeps nothing in memory, and
 * fails where a dry run would write. Stateless, safe for use by several threads.
 */
public final class EmptyUserStore implements UserStore {
    /** Creates the store. */
    public EmptyUserStore() {}

    @Override
    public List<StoredUser> find(Collection<UserKey> keys) {
        return List.of();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException always: nobody may write here
     */
    @Override
    public List<ChangeResult> apply(List<UserChange> changes, ChunkId chunk) {
        throw new IllegalStateException("A dry run writes nothing");
    }

    @Override
    public void read(UserFilter filter, UserVisitor visitor) {
        visitor.begin(OptionalLong.of(0), Clock.systemUTC().instant());
    }
}
