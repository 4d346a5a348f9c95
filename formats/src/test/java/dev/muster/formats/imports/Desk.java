// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats.imports;

import dev.muster.job.JobId;
import dev.muster.store.ChangeResult;
import dev.muster.store.ChunkId;
import dev.muster.store.StoredUser;
import dev.muster.store.UserChange;
import dev.muster.store.UserStore;
import dev.muster.user.User;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import dev.muster.user.UserId;
import dev.muster.user.UserKey;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Whoever else works with the users of a store: people who edit and log in, administrators who delete.
 *
 * @param store the store
 */
record Desk(UserStore store) {
    private static final ChunkId NOBODYS = new ChunkId(new JobId(new UUID(0, 7)), 1);

    void put(String email, String name) {
        UserDraft draft = UserDraft.builder()
                .set(UserField.EMAIL, email)
                .set(UserField.NAME, name)
                .build();
        apply(new UserChange.Create(new UserId("known-" + email), User.of(draft)));
    }

    /** Changes a user who must be there. */
    void change(String email, UserDraft changes) {
        StoredUser stored = find(email);
        apply(new UserChange.Update(stored.id(), changes.imageOf(stored.user()), changes));
    }

    void delete(String email) {
        StoredUser stored = find(email);
        apply(new UserChange.Delete(stored.id(), UserDraft.empty()));
    }

    private void apply(UserChange change) {
        ChangeResult result = store.apply(List.of(change), NOBODYS).get(0);
        if (!(result instanceof ChangeResult.Applied)) {
            throw new AssertionError("The store answered " + result);
        }
    }

    /** The user of this address; fails if there is not exactly one. */
    StoredUser find(String email) {
        List<StoredUser> found = store.find(List.of(UserKey.of(UserField.EMAIL, email)));
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " users where there should be one");
        }
        return found.get(0);
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        Fixture.all(store)
                .forEach(stored -> names.add(String.valueOf(stored.user().name())));
        return names;
    }
}
