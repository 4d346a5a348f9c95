// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats.imports;

import dev.muster.job.ImportJob;
import dev.muster.job.JobId;
import dev.muster.store.ChangeResult;
import dev.muster.store.ChunkId;
import dev.muster.store.StoredUser;
import dev.muster.store.UserChange;
import dev.muster.store.UserStore;
import dev.muster.user.Credential;
import dev.muster.user.User;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import dev.muster.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One story by chance: users, an import over them, and people who edit, log in, change passwords and delete. Each edit writes a value that
 * occurs nowhere else, so that every value in the store tells where it comes from.
 */
final class RollbackSequence {
    private static final ChunkId DESK = new ChunkId(new JobId(new UUID(0, 9)), 1);
    private static final List<StoreKind> KINDS = List.of(StoreKind.values());
    private static final List<UserField> EDITABLE =
            List.of(UserField.NAME, UserField.TITLE, UserField.NICKNAME, UserField.CREDENTIAL, UserField.LAST_LOGIN_AT);

    private final Random random;
    private final int size;
    private final int existing;
    private final long seed;
    private int edits;

    /** What people have written, by user and field; and whom they have deleted. */
    final Map<UserId, Map<UserField, Object>> edited = new ConcurrentHashMap<>();

    final Set<UserId> deleted = ConcurrentHashMap.newKeySet();

    RollbackSequence(long seed) {
        this.seed = seed;
        random = new Random(seed);
        size = 4 + random.nextInt(12);
        existing = random.nextInt(size + 1);
    }

    StoreKind kind() {
        return KINDS.get((int) (seed % KINDS.size()));
    }

    static String email(int user) {
        return "user" + user + "@example.org";
    }

    /** Users who are there before; some are in no file. */
    void begin(UserStore store) {
        List<UserChange> changes = new ArrayList<>();
        for (int i = 0; i < existing; i++) {
            changes.add(create(i, "Old " + i));
        }
        changes.add(create(1000, "Bystander"));
        store.apply(changes, DESK);
    }

    private static UserChange create(int user, String name) {
        UserDraft draft = UserDraft.builder()
                .set(UserField.EMAIL, email(user))
                .set(UserField.NAME, name)
                .build();
        return new UserChange.Create(new UserId("known-" + user), User.of(draft));
    }

    ImportJob job(String name) {
        List<String> lines = new ArrayList<>(List.of("email,name,title"));
        for (int i = 0; i < size; i++) {
            lines.add(email(i) + "," + name + " " + i + "," + (i % 3 == 0 ? "" : name + " title " + i));
        }
        return Fixture.job(lines.toArray(String[]::new)).chunkSize(1 + random.nextInt(5));
    }

    /** Some of the users are edited, some deleted. */
    void disturb(UserStore store, int times) {
        for (int i = 0; i < times; i++) {
            List<StoredUser> all = Fixture.all(store);
            if (all.isEmpty()) {
                return;
            }
            StoredUser stored = all.get(random.nextInt(all.size()));
            if (random.nextInt(8) == 0) {
                delete(store, stored);
            } else {
                edit(store, stored, EDITABLE.get(random.nextInt(EDITABLE.size())));
            }
        }
    }

    private void delete(UserStore store, StoredUser stored) {
        UserChange change = new UserChange.Delete(stored.id(), UserDraft.empty());
        if (store.apply(List.of(change), DESK).get(0) instanceof ChangeResult.Applied) {
            deleted.add(stored.id());
        }
    }

    private void edit(UserStore store, StoredUser stored, UserField field) {
        Object value = value(field, ++edits);
        UserDraft after = UserDraft.builder().set(field, value).build();
        UserChange change = new UserChange.Update(stored.id(), after.imageOf(stored.user()), after);
        if (store.apply(List.of(change), DESK).get(0) instanceof ChangeResult.Applied) {
            edited.computeIfAbsent(stored.id(), id -> new ConcurrentHashMap<>()).put(field, value);
        }
    }

    private static Object value(UserField field, int number) {
        return switch (field) {
            case LAST_LOGIN_AT -> Instant.ofEpochSecond(number);
            case CREDENTIAL -> new Credential("$2b$04$" + number);
            default -> "Edited " + number;
        };
    }

    static Map<UserId, User> users(UserStore store) {
        Map<UserId, User> users = new HashMap<>();
        Fixture.all(store).forEach(stored -> users.put(stored.id(), stored.user()));
        return users;
    }

    /** The fields in which two users differ. */
    static Set<UserField> differences(User one, User other) {
        Set<UserField> fields = new HashSet<>();
        for (UserField field : UserField.values()) {
            if (!Objects.equals(one.value(field), other.value(field))) {
                fields.add(field);
            }
        }
        return fields;
    }
}
