// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.format.SourceRecord;
import dev.muster.issue.IssueCode;
import dev.muster.job.ImportJob;
import dev.muster.job.OnMatch;
import dev.muster.job.RowOutcome;
import dev.muster.job.Source;
import dev.muster.spi.DirectorySpool;
import dev.muster.spi.Spool;
import dev.muster.store.InMemoryUserStore;
import dev.muster.store.StoredUser;
import dev.muster.store.UserChange;
import dev.muster.user.User;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import dev.muster.user.UserId;
import dev.muster.user.UserKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random files over very few keys, where everything collides, against a model that works row by row on plain maps: the planner works on
 * whole chunks, of which some are written late.
 */
class PlannerModelTest {
    private static final UserField[] KEYS = {UserField.EXTERNAL_ID, UserField.USERNAME, UserField.EMAIL};
    private static final int FILES = 400;

    @TempDir
    private Path folder;

    @Test
    void agreesWithARowByRowModel() throws IOException {
        long seed = System.nanoTime();
        Spool spool = DirectorySpool.open(folder.resolve("spool"));
        for (int file = 0; file < FILES; file++) {
            Random random = new Random(seed + file);
            OnMatch onMatch =
                    List.of(OnMatch.UPDATE, OnMatch.SKIP, OnMatch.FAIL).get(random.nextInt(3));
            try (KeyClaims claims = KeyClaims.open(spool, 0)) {
                new Round(random, onMatch, claims, "seed " + seed + ", file " + file).run();
            }
        }
    }

    private static final class Round {
        private final Random random;
        private final String what;
        private final Model model;
        private final InMemoryUserStore store = new InMemoryUserStore(Set.of(), Clock.systemUTC());
        private final ChangePlanner planner;
        private int ids;

        Round(Random random, OnMatch onMatch, KeyClaims claims, String what) {
            this.random = random;
            this.what = what;
            ImportJob job = ImportJob.from(Source.named("random")).matchBy(KEYS).onMatch(onMatch);
            model = new Model(onMatch);
            planner = new ChangePlanner(
                    job, store, claims, new RowIssues(Locale.ENGLISH), () -> new UserId("new" + ids++));
        }

        void run() {
            for (int i = 0; i < 4; i++) {
                Map<UserField, String> fields = randomFields();
                model.users.put("old" + i, fields);
                apply(List.of(new UserChange.Create(new UserId("old" + i), User.of(draft(fields)))));
            }
            List<UserChange> late = new ArrayList<>();
            long row = 1;
            for (int chunk = 0; chunk < 4; chunk++) {
                List<Map<UserField, String>> records = new ArrayList<>();
                for (int i = random.nextInt(6); i >= 0; i--) {
                    records.add(randomFields());
                }
                List<UserChange> changes = check(row, records);
                row += records.size();
                // The pipeline may plan a chunk before the one in front of it is written.
                late.addAll(changes);
                if (random.nextBoolean()) {
                    apply(late);
                    late.clear();
                }
            }
            apply(late);
            Map<String, Map<UserField, String>> held = new TreeMap<>();
            for (String id : model.users.keySet()) {
                for (StoredUser user : store.find(List.of(UserKey.of(new UserId(id))))) {
                    held.put(id, fields(user.user()));
                }
            }
            assertThat(held).as(what).isEqualTo(new TreeMap<>(model.users));
        }

        private List<UserChange> check(long firstRow, List<Map<UserField, String>> records) {
            List<DraftRow> rows = new ArrayList<>();
            for (Map<UserField, String> record : records) {
                long row = firstRow + rows.size();
                rows.add(new DraftRow(new SourceRecord(row, row + 1, List.of(), null), draft(record), List.of()));
            }
            List<UserChange> changes = new ArrayList<>();
            for (PlannedRow planned : planner.plan(rows)) {
                long row = planned.row().source().row();
                String expected = model.take(row, records.get((int) (row - firstRow)), planned);
                assertThat(tell(planned.outcome())).as("%s, row %d", what, row).isEqualTo(expected);
                UserChange change = planned.change();
                if (change != null) {
                    changes.add(change);
                }
            }
            return changes;
        }

        private void apply(List<UserChange> changes) {
            assertThat(store.apply(changes, PlannerBench.CHUNK))
                    .as(what)
                    .allMatch(result -> result.getClass().getSimpleName().equals("Applied"));
        }

        private Map<UserField, String> randomFields() {
            Map<UserField, String> fields = new EnumMap<>(UserField.class);
            for (UserField key : KEYS) {
                if (random.nextInt(3) > 0) {
                    fields.put(key, key.fileName() + random.nextInt(6));
                }
            }
            if (random.nextBoolean()) {
                fields.put(UserField.TITLE, "t" + random.nextInt(2));
            }
            return fields;
        }

        private static UserDraft draft(Map<UserField, String> fields) {
            UserDraft.Builder draft = UserDraft.builder();
            fields.forEach(draft::set);
            return draft.build();
        }

        private static Map<UserField, String> fields(User user) {
            Map<UserField, String> fields = new EnumMap<>(UserField.class);
            UserDraft draft = user.toDraft();
            draft.fields().forEach(field -> fields.put(field, String.valueOf(draft.get(field))));
            return fields;
        }

        private static String tell(RowOutcome outcome) {
            if (outcome instanceof RowOutcome.Rejected rejected) {
                return "REJECTED " + rejected.code();
            }
            return outcome instanceof RowOutcome.Skipped skipped
                    ? "SKIPPED " + skipped.code() + " " + skipped.firstRow()
                    : outcome.kind().name();
        }
    }

    /** What the words of the plan say, over plain maps. */
    private static final class Model {
        private final OnMatch onMatch;
        private final Map<String, Map<UserField, String>> users = new LinkedHashMap<>();
        private final Map<String, Long> carried = new LinkedHashMap<>();
        private final Map<String, Long> touched = new LinkedHashMap<>();

        Model(OnMatch onMatch) {
            this.onMatch = onMatch;
        }

        String take(long row, Map<UserField, String> record, PlannedRow planned) {
            List<String> keys = keysOf(record);
            if (keys.isEmpty()) {
                return "REJECTED " + IssueCode.NO_KEY;
            }
            for (String key : keys) {
                if (carried.containsKey(key)) {
                    return "SKIPPED " + IssueCode.DUPLICATE_IN_SOURCE + " " + carried.get(key);
                }
                if (touched.containsKey(key)) {
                    return "SKIPPED " + IssueCode.USER_ALREADY_TOUCHED + " " + touched.get(key);
                }
            }
            Set<String> matches = new LinkedHashSet<>();
            for (UserField key : KEYS) {
                users.forEach((id, user) -> {
                    if (record.containsKey(key) && record.get(key).equals(user.get(key))) {
                        matches.add(id);
                    }
                });
            }
            if (matches.size() > 1) {
                return "REJECTED " + IssueCode.AMBIGUOUS_MATCH;
            }
            if (matches.isEmpty()) {
                keys.forEach(key -> carried.put(key, row));
                users.put(idOf(planned), record);
                return "CREATED";
            }
            return takeExisting(row, record, matches.iterator().next());
        }

        private String takeExisting(long row, Map<UserField, String> record, String id) {
            Map<UserField, String> user = Objects.requireNonNull(users.get(id));
            for (UserField key : KEYS) {
                String held = user.get(key);
                if (held != null && held.equals(record.get(key))) {
                    break;
                }
                if (held != null && record.containsKey(key)) {
                    return "REJECTED " + IssueCode.KEY_DISAGREES;
                }
            }
            if (onMatch == OnMatch.FAIL) {
                return "REJECTED " + IssueCode.ALREADY_EXISTS;
            }
            keysOf(record).forEach(key -> carried.put(key, row));
            keysOf(user).forEach(key -> {
                if (!carried.containsKey(key)) {
                    touched.putIfAbsent(key, row);
                }
            });
            if (onMatch == OnMatch.SKIP) {
                return "SKIPPED " + IssueCode.ALREADY_EXISTS_SKIPPED + " 0";
            }
            Map<UserField, String> changed = new EnumMap<>(user);
            changed.putAll(record);
            if (changed.equals(user)) {
                return "UNCHANGED";
            }
            users.put(id, changed);
            return "UPDATED";
        }

        private static List<String> keysOf(Map<UserField, String> fields) {
            List<String> keys = new ArrayList<>();
            for (UserField key : KEYS) {
                if (fields.containsKey(key)) {
                    keys.add(fields.get(key));
                }
            }
            return keys;
        }

        private static String idOf(PlannedRow planned) {
            @Nullable UserChange change = planned.change();
            return change == null ? "none" : change.id().value();
        }
    }
}
