// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.formats.imports.Node.Point;
import dev.muster.job.ImportJob;
import dev.muster.job.ImportReport;
import dev.muster.job.JobHandle;
import dev.muster.job.JobState;
import dev.muster.job.Tally;
import dev.muster.spi.DirectorySpool;
import dev.muster.spi.InMemoryJobRepository;
import dev.muster.spi.JobExecutor;
import dev.muster.store.InMemoryUserStore;
import dev.muster.store.StoredUser;
import dev.muster.store.UserStore;
import dev.muster.testkit.MovableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A node dies at each point of the chunk protocol, another takes its job over: every record has exactly the outcome it would have had, and
 * no user is written twice.
 */
class CrashPointTest {
    private static final Duration LEASE = Duration.ofMillis(300);
    private static final int CHUNK = 10;
    private static final int CHUNKS = 4;

    @TempDir
    private Path folder;

    static Stream<Arguments> crashes() {
        List<Arguments> crashes = new ArrayList<>();
        for (StoreKind kind : StoreKind.values()) {
            for (Point point : Point.values()) {
                for (int hit : new int[] {1, 2, CHUNKS}) {
                    crashes.add(Arguments.of(kind, point, hit));
                }
            }
        }
        return crashes.stream();
    }

    @ParameterizedTest(name = "{0}: {1}, time {2}")
    @MethodSource("crashes")
    void losesAndDoublesNothing(StoreKind kind, Point point, int hit) throws IOException {
        MovableClock clock = MovableClock.at(Instant.parse("2026-03-01T10:00:00Z"));
        InMemoryUserStore users = new InMemoryUserStore();
        CountingStore store = new CountingStore(kind.over(users));
        try (DirectorySpool spool = DirectorySpool.open(folder.resolve("spool"))) {
            existing(store);
            store.forget();
            InMemoryJobRepository jobs = new InMemoryJobRepository(clock, spool);
            Node node = new Node(point, hit);
            JobHandle<ImportReport> started;
            try (Muster dying = Muster.builder()
                    .users(node.on(store))
                    .state(node.on(jobs))
                    .spool(spool)
                    .executor(JobExecutor.sameThread())
                    .lease(LEASE)
                    .build()) {
                started = dying.start(job());
            }
            assertThat(node.isDead()).isTrue();
            assertThat(jobs.find(started.id()).orElseThrow().snapshot().state()).isEqualTo(JobState.RUNNING);

            clock.advance(LEASE.plusMillis(1));
            try (Muster next = Muster.builder()
                    .users(store)
                    .state(jobs)
                    .spool(spool)
                    .lease(LEASE)
                    .build()) {
                ImportReport report = Fixture.await(next.handle(started.id()));

                assertThat(report.tally()).isEqualTo(new Tally(30, 5, 1, 3, 1));
                assertThat(report.read()).isEqualTo(CHUNK * CHUNKS);
            }
            assertThat(names(store)).isEqualTo(expected());
            assertThat(store.writesPerUser())
                    .hasSize(35)
                    .allSatisfy((id, writes) -> assertThat(writes).isEqualTo(1));
        }
    }

    /** Six users the file will meet: five it updates, one it finds unchanged. */
    private static void existing(UserStore store) {
        try (Muster muster = Muster.builder().users(store).build()) {
            List<String> lines = new ArrayList<>(List.of("email,name"));
            for (int i = 0; i < 6; i++) {
                lines.add("User" + i * 7 + "@Example.org," + (i == 5 ? "New 35" : "Old"));
            }
            Fixture.await(muster.start(Fixture.job(lines.toArray(String[]::new))));
        }
    }

    /** Rows 0 to 39, of which one is rejected and three repeat earlier ones, also across chunks. */
    private static ImportJob job() {
        List<String> lines = new ArrayList<>(List.of("email,name"));
        for (int i = 0; i < CHUNK * CHUNKS; i++) {
            switch (i) {
                case 12 -> lines.add("broken,New 12");
                case 9, 22, 39 -> lines.add("USER1@example.org,Again");
                default -> lines.add("User" + i + "@Example.org,New " + i);
            }
        }
        return Fixture.job(lines.toArray(String[]::new)).chunkSize(CHUNK);
    }

    private static Map<String, String> expected() {
        Map<String, String> names = new TreeMap<>();
        for (int i = 0; i < CHUNK * CHUNKS; i++) {
            if (i != 12 && i != 9 && i != 22 && i != 39) {
                names.put("user" + i + "@example.org", "New " + i);
            }
        }
        return names;
    }

    private static Map<String, String> names(UserStore store) {
        Map<String, String> names = new TreeMap<>();
        for (StoredUser stored : Fixture.all(store)) {
            String email = String.valueOf(stored.user().email()).toLowerCase(Locale.ROOT);
            assertThat(names.put(email, String.valueOf(stored.user().name()))).isNull();
        }
        return names;
    }
}
