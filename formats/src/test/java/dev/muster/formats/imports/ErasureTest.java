// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.issue.IssueCode;
import dev.muster.job.ImportJob;
import dev.muster.job.ImportReport;
import dev.muster.job.JobHandle;
import dev.muster.job.Source;
import dev.muster.job.Tally;
import dev.muster.spi.DirectorySpool;
import dev.muster.spi.InMemoryJobRepository;
import dev.muster.spi.JobTask;
import dev.muster.store.InMemoryUserStore;
import dev.muster.testkit.MovableClock;
import dev.muster.user.UserField;
import dev.muster.user.UserKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody asks to be forgotten while jobs that know of them wait or have ended. */
class ErasureTest {
    private static final UserKey ANN = UserKey.of(UserField.EMAIL, "ann@example.org");

    private final Queue<JobTask> tasks = new ArrayDeque<>();
    private final InMemoryUserStore store = new InMemoryUserStore();

    private final MovableClock clock = MovableClock.at(Instant.parse("2026-03-01T12:00:00Z"));

    @TempDir
    private Path folder;

    private Muster muster() throws IOException {
        DirectorySpool spool = DirectorySpool.open(folder.resolve("spool"));
        return Muster.builder()
                .users(store)
                .state(new InMemoryJobRepository(clock, spool))
                .spool(spool)
                .executor(tasks::add)
                .build();
    }

    private static ImportJob job() {
        byte[] csv =
                "email,name\nann@example.org,Ann\nBOB@example.org,Bob\nnobody,Eve\n".getBytes(StandardCharsets.UTF_8);
        return ImportJob.from(Source.of(csv, "users.csv"));
    }

    private ImportReport run(JobHandle<ImportReport> handle) throws InterruptedException {
        tasks.remove().run();
        return handle.await();
    }

    @Test
    void aJobThatWasCreatedBeforeLeavesThePersonOut() throws IOException, InterruptedException {
        try (Muster muster = muster()) {
            JobHandle<ImportReport> handle = muster.start(job());
            assertThat(muster.erase(List.of(ANN))).isEmpty();

            ImportReport report = run(handle);

            assertThat(report.tally()).isEqualTo(new Tally(1, 0, 0, 1, 1));
            assertThat(report.countsByCode()).containsEntry(IssueCode.PERSON_FORGOTTEN, 1L);
            assertThat(store.find(List.of(ANN))).isEmpty();
        }
    }

    @Test
    void aJobThatIsCreatedAfterwardsTakesThePersonIn() throws IOException, InterruptedException {
        try (Muster muster = muster()) {
            muster.erase(List.of(ANN));
            clock.advance(Duration.ofMillis(1));

            assertThat(run(muster.start(job())).tally()).isEqualTo(new Tally(2, 0, 0, 0, 1));
        }
    }

    @Test
    void aJobThatHasEndedTellsNothingOfThePersonAnyMore() throws IOException, InterruptedException {
        try (Muster muster = muster()) {
            JobHandle<ImportReport> handle = muster.start(job());
            run(handle);

            assertThat(muster.erase(List.of(ANN))).containsExactly(handle.id());
            assertThat(muster.erase(List.of(UserKey.of(UserField.EMAIL, "carol@example.org"))))
                    .isEmpty();
            assertThat(handle.report().tally()).isEqualTo(new Tally(2, 0, 0, 0, 1));
        }
    }
}
