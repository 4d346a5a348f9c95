// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.job.ImportJob;
import dev.muster.job.ImportReport;
import dev.muster.job.JobId;
import dev.muster.job.Tally;
import dev.muster.mapping.ColumnTarget;
import dev.muster.mapping.Conversion;
import dev.muster.spi.DirectorySpool;
import dev.muster.spi.InMemoryJobRepository;
import dev.muster.spi.JobExecutor;
import dev.muster.store.InMemoryUserStore;
import dev.muster.store.UserChange;
import dev.muster.store.UserStore;
import dev.muster.testkit.FaultyUserStore;
import dev.muster.testkit.MovableClock;
import dev.muster.user.UserField;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows that end the process that works on them: each is set aside after a few ends, and all others come through. */
class PoisonRowTest {
    private static final Duration LEASE = Duration.ofMillis(300);

    /** A row may hit the same process as its neighbours do; no row may cost more than this. */
    private static final int MOST_ENDS_A_ROW = 4;

    @TempDir
    private Path folder;

    private int ends;

    /** Where the row ends its process. */
    enum Place {
        CONVERTER,
        BEFORE_WRITING,
        AFTER_WRITING
    }

    static Stream<Arguments> cases() {
        return Stream.of(Place.values())
                .flatMap(place -> Stream.of(1, 7, 100, 1000).map(size -> Arguments.of(place, size)));
    }

    @ParameterizedTest(name = "{0}, chunks of {1}")
    @MethodSource("cases")
    void costAFewEndsAndNoOtherRow(Place place, int chunkSize) throws IOException {
        check(place, chunkSize, 600, Set.of(1, 250, 251, 256, 600));
    }

    @Test
    void aloneInItsFile() throws IOException {
        check(Place.CONVERTER, 10, 1, Set.of(1));
    }

    @Test
    @Tag("nightly")
    void twentyAmongTwentyThousand() throws IOException {
        Set<Integer> rows = new TreeSet<>();
        for (int i = 1; i <= 20; i++) {
            rows.add(i * 997);
        }
        check(Place.CONVERTER, 1000, 20_000, rows);
    }

    private void check(Place place, int chunkSize, int rows, Set<Integer> poison) throws IOException {
        InMemoryUserStore users = new InMemoryUserStore();
        CountingStore counted = new CountingStore(users);
        try (DirectorySpool spool = DirectorySpool.open(folder)) {
            MovableClock clock = MovableClock.at(Instant.parse("2026-03-01T10:00:00Z"));
            InMemoryJobRepository jobs = new InMemoryJobRepository(clock, spool);
            ImportReport report = lastRun(place, job(rows, poison, chunkSize), counted, jobs, clock, spool);

            // What a row does after it was written is seen by the next run: the user is there, and the row is done.
            int lost = place == Place.AFTER_WRITING ? 0 : poison.size();
            assertThat(report.tally()).isEqualTo(new Tally(rows - lost, 0, 0, 0, lost));
            assertThat(report.read()).isEqualTo(rows);
            assertThat(users.size()).isEqualTo(rows - lost);
            assertThat(counted.writesPerUser().values()).allMatch(writes -> writes == 1);
            List<RowIssue> issues = Fixture.issues(report).stream()
                    .filter(issue -> issue.code() == IssueCode.CRASHED_TWICE)
                    .toList();
            assertThat(issues).extracting(issue -> (int) issue.row()).hasSize(lost);
            if (lost > 0) {
                assertThat(issues)
                        .extracting(issue -> (int) issue.row())
                        .containsExactlyElementsOf(new TreeSet<>(poison));
                assertThat(Fixture.rejected(report).lines()).hasSize(1 + lost);
            }
            assertThat(ends).isBetween(1, MOST_ENDS_A_ROW * poison.size());
        }
    }

    private ImportReport lastRun(
            Place place,
            ImportJob job,
            CountingStore store,
            InMemoryJobRepository jobs,
            MovableClock clock,
            DirectorySpool spool) {
        JobId id = null;
        while (true) {
            Node node = new Node(Node.Point.BEFORE_BEGIN, Integer.MAX_VALUE);
            try (Muster muster = Muster.builder()
                    .users(node.on(deadly(place, store, node)))
                    .state(node.on(jobs))
                    .spool(spool)
                    .executor(JobExecutor.sameThread())
                    .converter("nick@1", (cell, rules) -> {
                        if (place == Place.CONVERTER && cell.equals("poison")) {
                            node.die();
                        }
                        return Conversion.of(cell);
                    })
                    .lease(LEASE)
                    .build()) {
                id = id == null ? muster.start(job).id() : id;
                awaitEnd(node, jobs, id, clock);
                if (!node.isDead()) {
                    return Fixture.await(muster.handle(id));
                }
                ends++;
            }
            clock.advance(LEASE.plusMillis(1));
        }
    }

    /** Waits until the node is dead or the job has ended. A node that was too slow for its lease gets it again when it is over. */
    private static void awaitEnd(Node node, InMemoryJobRepository jobs, JobId id, MovableClock clock) {
        for (int turn = 1; !node.isDead() && !hasEnded(jobs, id); turn++) {
            assertThat(turn).isLessThan(20_000);
            LockSupport.parkNanos(5_000_000);
            if (turn % 1000 == 0) {
                clock.advance(LEASE.plusMillis(1));
            }
        }
    }

    private static boolean hasEnded(InMemoryJobRepository jobs, JobId id) {
        return jobs.find(id).orElseThrow().snapshot().state().isFinal();
    }

    private static UserStore deadly(Place place, UserStore store, Node node) {
        Predicate<UserChange> poisoned = change -> change instanceof UserChange.Create create
                && "poison".equals(create.user().nickname());
        FaultyUserStore faulty = FaultyUserStore.around(store);
        return switch (place) {
            case CONVERTER -> store;
            case BEFORE_WRITING -> faulty.halfApplying(poisoned, node::die, Integer.MAX_VALUE);
            case AFTER_WRITING -> faulty.throwingAfter(poisoned, node::die, Integer.MAX_VALUE);
        };
    }

    private static ImportJob job(int rows, Set<Integer> poison, int chunkSize) {
        List<String> lines = new ArrayList<>(List.of("email,nick"));
        for (int row = 1; row <= rows; row++) {
            lines.add("user" + row + "@example.org," + (poison.contains(row) ? "poison" : "nick" + row));
        }
        return Fixture.job(lines.toArray(String[]::new))
                .map("nick", ColumnTarget.field(UserField.NICKNAME), "nick@1")
                .chunkSize(chunkSize);
    }
}
