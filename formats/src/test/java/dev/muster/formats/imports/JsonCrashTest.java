// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.formats.imports.Node.Point;
import dev.muster.issue.RowIssue;
import dev.muster.job.ImportJob;
import dev.muster.job.ImportReport;
import dev.muster.job.JobHandle;
import dev.muster.job.Source;
import dev.muster.job.Tally;
import dev.muster.mapping.FieldMapping;
import dev.muster.spi.DirectorySpool;
import dev.muster.spi.InMemoryJobRepository;
import dev.muster.spi.JobExecutor;
import dev.muster.store.InMemoryUserStore;
import dev.muster.store.StoredUser;
import dev.muster.testkit.MovableClock;
import dev.muster.user.User;
import dev.muster.user.UserField;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A node dies in the middle of a file of JSON whose columns are not all known at its beginning: who goes on reads it in the same way. */
class JsonCrashTest {
    private static final Duration LEASE = Duration.ofMillis(300);
    private static final int CHUNK = 30;
    private static final int RECORDS = 120;
    private static final String FILLER = "x".repeat(11_000);

    @TempDir
    private Path folder;

    static Stream<Arguments> crashes() {
        List<Arguments> crashes = new ArrayList<>();
        for (boolean byLines : new boolean[] {true, false}) {
            for (Point point :
                    new Point[] {Point.BEFORE_BEGIN, Point.BEFORE_APPLY, Point.AFTER_APPLY, Point.AFTER_COMMIT}) {
                crashes.add(Arguments.of(byLines, point, 1));
                crashes.add(Arguments.of(byLines, point, RECORDS / CHUNK));
            }
        }
        return crashes.stream();
    }

    /** What can be seen of an import afterwards. */
    private record Result(
            Tally tally,
            long read,
            FieldMapping mapping,
            List<RowIssue> issues,
            String rejected,
            Map<String, User> users) {
        static Result of(ImportReport report, CountingStore store) {
            Map<String, User> users = new TreeMap<>();
            for (StoredUser stored : Fixture.all(store)) {
                users.put(String.valueOf(stored.user().email()), stored.user());
            }
            return new Result(
                    report.tally(),
                    report.read(),
                    report.mapping(),
                    Fixture.issues(report),
                    Fixture.rejected(report),
                    users);
        }
    }

    @ParameterizedTest(name = "lines {0}: {1}, time {2}")
    @MethodSource("crashes")
    void losesAndDoublesNothing(boolean byLines, Point point, int hit) throws IOException {
        MovableClock clock = MovableClock.at(Instant.parse("2026-03-01T10:00:00Z"));
        CountingStore store = new CountingStore(new InMemoryUserStore());
        try (DirectorySpool spool = DirectorySpool.open(folder.resolve("spool"))) {
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
                started = dying.start(job(byLines));
            }
            assertThat(node.isDead()).isTrue();

            clock.advance(LEASE.plusMillis(1));
            try (Muster next = Muster.builder()
                    .users(store)
                    .state(jobs)
                    .spool(spool)
                    .lease(LEASE)
                    .build()) {
                Result result = Result.of(Fixture.await(next.handle(started.id())), store);

                assertThat(result).isEqualTo(undisturbed(byLines));
                assertThat(result.tally()).isEqualTo(new Tally(RECORDS - 5, 0, 0, 1, 4));
                assertThat(store.writesPerUser())
                        .hasSize(RECORDS - 5)
                        .allSatisfy((id, writes) -> assertThat(writes).isEqualTo(1));
            }
        }
    }

    private static Result undisturbed(boolean byLines) {
        CountingStore store = new CountingStore(new InMemoryUserStore());
        try (Muster muster = Muster.builder().users(store).build()) {
            return Result.of(Fixture.await(muster.start(job(byLines))), store);
        }
    }

    private static ImportJob job(boolean byLines) {
        List<String> records = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            records.add(record(i));
        }
        String text = byLines
                ? String.join("\n", records)
                : "{\"users\":[" + String.join(",\r\n", records) + "],\"count\":" + RECORDS + "}";
        return ImportJob.from(Source.of(text.getBytes(UTF_8), "upload"))
                .map("$.nick[0]", UserField.NICKNAME)
                .chunkSize(CHUNK);
    }

    /** The last records are beyond the first mebibyte. */
    private static String record(int i) {
        String email = "\"email\":\"user" + i + "@example.com\"";
        return switch (i) {
            case 20, 118 -> "{" + email + ",\"x\":tru}";
            case 40 -> "{\"email\":\"broken\",\"filler\":\"" + FILLER + "\"}";
            case 70 -> "{\"email\":\"user1@example.com\"}";
            case 115 -> "[" + i + "]";
            case 116 -> "{" + email + ",\"late\":{\"a\":1},\"nick\":[\"N\"]}";
            case 119 -> "{" + email + ",\"given_name\":\"Late\"}";
            default -> "{" + email + ",\"filler\":\"" + FILLER + "\"}";
        };
    }
}
