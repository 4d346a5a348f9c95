// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.job.JobId;
import dev.muster.store.ChangeResult;
import dev.muster.store.ChunkId;
import dev.muster.store.StoredUser;
import dev.muster.store.UserChange;
import dev.muster.store.UserStore;
import dev.muster.store.UserVisitor;
import dev.muster.user.User;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import dev.muster.user.UserFilter;
import dev.muster.user.UserId;
import dev.muster.user.UserKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Short forms for changes of users. */
final class Changes {
    static final ChunkId CHUNK = new ChunkId(JobId.of("0198a000-0000-7000-8000-0000000000ff"), 1);

    private Changes() {}

    static UserId id(int number) {
        return new UserId(new UUID(0x0198a00000007000L, 0x8000000000000000L | number).toString());
    }

    static UserDraft.Builder draft(int number) {
        return UserDraft.builder()
                .set(UserField.EMAIL, "user" + number + "@example.org")
                .set(UserField.NAME, "User " + number);
    }

    static UserChange create(int number, UserDraft draft) {
        return new UserChange.Create(id(number), User.of(draft));
    }

    static UserChange create(int number) {
        return create(number, draft(number).build());
    }

    static UserChange update(StoredUser before, UserField field, @Nullable Object value) {
        UserDraft changes = UserDraft.builder().set(field, value).build();
        return new UserChange.Update(before.id(), changes.imageOf(before.user()), changes);
    }

    static UserChange delete(StoredUser before) {
        UserDraft name = UserDraft.builder().set(UserField.NAME, "").build();
        return new UserChange.Delete(before.id(), name.imageOf(before.user()));
    }

    static List<ChangeResult> apply(UserStore store, UserChange... changes) {
        return store.apply(List.of(changes), CHUNK);
    }

    static StoredUser find(UserStore store, String email) {
        List<StoredUser> found = store.find(List.of(UserKey.of(UserField.EMAIL, email)));
        if (found.size() != 1) {
            throw new AssertionError("Found " + found.size() + " users");
        }
        return found.get(0);
    }

    static List<StoredUser> matching(UserStore store, UserFilter filter) {
        List<StoredUser> users = new ArrayList<>();
        store.read(filter, new UserVisitor() {
            @Override
            public void begin(OptionalLong size, Instant time) {}

            @Override
            public boolean visit(StoredUser user) {
                return users.add(user);
            }
        });
        return users;
    }
}
