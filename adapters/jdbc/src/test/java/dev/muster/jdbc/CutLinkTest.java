// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.job.ImportReport;
import dev.muster.job.JobHandle;
import dev.muster.job.JobState;
import dev.muster.job.Tally;
import dev.muster.spi.DirectorySpool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The link to PostgreSQL is cut at a commit: whether it came through or not, each row is written once, and the job ends by itself. */
class CutLinkTest {
    private static final int ROWS = 1_000;
    private static final int CHUNK = 50;
    /** Commits of a run: its chunks, and what the engine writes besides. */
    private static final int COMMITS = ROWS / CHUNK + 8;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void writesEachRowOnceWhateverBecameOfTheCommit(CuttingProxy.Place place) throws Exception {
        cut(place, 3);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("nightly")
    void writesEachRowOnceAHundredTimes(CuttingProxy.Place place) throws Exception {
        cut(place, 100);
    }

    private void cut(CuttingProxy.Place place, int times) throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        CrashIntake intake = new CrashIntake(ROWS);
        int cuts = 0;
        for (int run = 1; run <= times; run++) {
            Path files = Files.createDirectory(folder.resolve(place + "-" + run));
            String url = CrashDatabase.locate(Dialect.POSTGRESQL, files);
            try (CrashDatabase direct = CrashDatabase.open(url, "test");
                    CuttingProxy proxy = new CuttingProxy(Postgres.port(), place)) {
                importThrough(url, intake.before(files), files, () -> {});
                direct.log(Dialect.POSTGRESQL);
                int commit = 1 + random.nextInt(COMMITS);
                Tally tally = importThrough(through(proxy, url), intake.file(files), files, () -> proxy.cutAt(commit));
                cuts += proxy.cuts();
                assertThat(tally).isEqualTo(intake.tally());
                assertThat(CrashIntake.names(direct.users())).isEqualTo(intake.expected());
                assertThat(direct.writes())
                        .hasSize(intake.writes())
                        .allSatisfy((user, writes) -> assertThat(writes).isEqualTo(1));
            }
        }
        assertThat(cuts).as("times the link was cut").isPositive();
    }

    private static String through(CuttingProxy proxy, String url) {
        return url.replaceFirst(":" + Postgres.port() + "/", ":" + proxy.port() + "/");
    }

    private static Tally importThrough(String url, Path file, Path files, Runnable started)
            throws IOException, InterruptedException {
        try (CrashDatabase database = CrashDatabase.open(url, "node");
                DirectorySpool spool = DirectorySpool.open(files.resolve("spool"));
                Muster muster = Muster.builder()
                        .users(database.users())
                        .state(database.repository())
                        .spool(spool)
                        .lease(CrashNode.LEASE)
                        .backOff(Duration.ofMillis(50), Duration.ofMillis(500))
                        .build()) {
            JobHandle<ImportReport> handle = muster.start(CrashNode.job(file).chunkSize(CHUNK));
            started.run();
            Instant deadline = Instant.now().plusSeconds(60);
            while (!handle.snapshot().state().isFinal() && Instant.now().isBefore(deadline)) {
                Thread.sleep(10);
            }
            assertThat(handle.snapshot().state()).isEqualTo(JobState.SUCCEEDED);
            return handle.report().tally();
        }
    }
}
