// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.formats.imports.Node.Point;
import dev.muster.job.ImportReport;
import dev.muster.job.JobId;
import dev.muster.job.JobState;
import dev.muster.job.RollbackReport;
import dev.muster.spi.DirectorySpool;
import dev.muster.spi.InMemoryJobRepository;
import dev.muster.spi.JobExecutor;
import dev.muster.store.InMemoryUserStore;
import dev.muster.store.StoredUser;
import dev.muster.store.UserStore;
import dev.muster.testkit.MovableClock;
import dev.muster.user.User;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A node dies at each point of a rollback, another goes on: everybody is as before, and nobody is written twice. */
class RollbackCrashTest {
    private static final Duration LEASE = Duration.ofMillis(300);
    private static final int CHUNK = 5;
    private static final int CHUNKS = 4;

    @TempDir
    private Path folder;

    static Stream<Arguments> crashes() {
        List<Arguments> crashes = new ArrayList<>();
        for (StoreKind kind : StoreKind.values()) {
            for (Point point : Point.values()) {
                for (int hit = 1; hit <= CHUNKS; hit++) {
                    crashes.add(Arguments.of(kind, point, hit));
                }
            }
        }
        return crashes.stream();
    }

    @ParameterizedTest(name = "{0}: {1}, time {2}")
    @MethodSource("crashes")
    void bringsBackWhatWas(StoreKind kind, Point point, int hit) throws IOException {
        CountingStore store = new CountingStore(kind.over(new InMemoryUserStore()));
        Desk desk = new Desk(store);
        try (DirectorySpool spool = DirectorySpool.open(folder.resolve("spool"))) {
            MovableClock clock = MovableClock.at(Instant.parse("2026-03-01T10:00:00Z"));
            InMemoryJobRepository jobs = new InMemoryJobRepository(clock, spool);
            existing(desk);
            Map<String, User> expected = byEmail(store);
            ImportReport imported = runImport(store, jobs, spool);
            // Two edits: one of a new user, who stays, and one of an old user, whose name stays.
            edit(desk, "user6@example.org", expected);
            edit(desk, "user1@example.org", expected);
            store.forget();

            Node node = new Node(point, hit);
            JobId id;
            try (Muster dying = node(node.on(store), spool, node, jobs)) {
                id = dying.rollback(imported.job()).id();
            }
            assertThat(node.isDead()).isTrue();
            assertThat(jobs.find(id).orElseThrow().snapshot().state()).isEqualTo(JobState.RUNNING);
            clock.advance(LEASE.plusMillis(1));
            try (Muster next = Muster.builder()
                    .users(store)
                    .state(jobs)
                    .spool(spool)
                    .lease(LEASE)
                    .build()) {
                RollbackReport report = Fixture.await(next.rollbackHandle(id));

                RollbackTest.assertCounts(report, CHUNK * CHUNKS - 2, 2, 0);
                assertThat(Fixture.kept(report)).extracting("row").containsExactly(7L, 2L);
            }
            assertThat(byEmail(store)).isEqualTo(expected);
            assertThat(store.writesPerUser())
                    .hasSize(CHUNK * CHUNKS - 1)
                    .allSatisfy((user, writes) -> assertThat(writes).isEqualTo(1));
        }
    }

    private static Muster node(UserStore store, DirectorySpool spool, Node node, InMemoryJobRepository jobs) {
        return Muster.builder()
                .users(store)
                .state(node.on(jobs))
                .spool(spool)
                .executor(JobExecutor.sameThread())
                .lease(LEASE)
                .build();
    }

    private static ImportReport runImport(UserStore store, InMemoryJobRepository jobs, DirectorySpool spool) {
        List<String> lines = new ArrayList<>(List.of("email,name,title"));
        for (int i = 0; i < CHUNK * CHUNKS; i++) {
            lines.add("user" + i + "@example.org,New " + i + ",New");
        }
        try (Muster muster =
                Muster.builder().users(store).state(jobs).spool(spool).build()) {
            return Fixture.await(
                    muster.start(Fixture.job(lines.toArray(String[]::new)).chunkSize(CHUNK)));
        }
    }

    private static void existing(Desk desk) {
        for (int i = 0; i < CHUNK * CHUNKS; i++) {
            if (i % 3 != 0) {
                desk.put("user" + i + "@example.org", "Old " + i);
            }
        }
        desk.put("other@example.org", "Other");
    }

    private static void edit(Desk desk, String email, Map<String, User> expected) {
        UserDraft edited = UserDraft.builder().set(UserField.NAME, "Edited").build();
        desk.change(email, edited);
        User before = expected.get(email);
        expected.put(email, before == null ? desk.find(email).user() : before.with(edited));
    }

    private static Map<String, User> byEmail(UserStore store) {
        Map<String, User> users = new HashMap<>();
        for (StoredUser stored : Fixture.all(store)) {
            assertThat(users.put(stored.user().email(), stored.user())).isNull();
        }
        return users;
    }
}
