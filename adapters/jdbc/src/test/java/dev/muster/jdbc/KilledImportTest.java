// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.job.ImportReport;
import dev.muster.job.JobHandle;
import dev.muster.job.JobId;
import dev.muster.job.JobQuery;
import dev.muster.job.JobState;
import dev.muster.spi.DirectorySpool;
import dev.muster.user.User;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Processes that import and roll back are killed as they work, again and again, each at another moment, until one comes to the end: no row
 * is lost, none is written twice, the accounts balance.
 */
class KilledImportTest {
    private static final int ROWS = 20_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void losesAndDoublesNothingHoweverOftenItIsKilled(Dialect dialect) throws Exception {
        killAndCheck(dialect, 5, System.nanoTime());
    }

    @Test
    @Tag("nightly")
    void losesAndDoublesNothingInTwoHundredKillsOnSqlite() throws Exception {
        killAndCheck(Dialect.SQLITE, 200, System.nanoTime());
    }

    @Test
    @Tag("nightly")
    void losesAndDoublesNothingInTwoHundredKillsOnPostgres() throws Exception {
        killAndCheck(Dialect.POSTGRESQL, 200, System.nanoTime());
    }

    private void killAndCheck(Dialect dialect, int kills, long seed) throws Exception {
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        CrashIntake intake = new CrashIntake(ROWS);
        int left = kills;
        for (int run = 1; left > 0; run++) {
            Path place = Files.createDirectory(folder.resolve("run" + run));
            String location = CrashDatabase.locate(dialect, place);
            try (CrashDatabase database = CrashDatabase.open(location, "test")) {
                prepare(database, dialect, intake, place);
                Map<String, User> before = CrashIntake.users(database.users());
                int now = Math.min(left, 5);
                left -= now;
                work(location, place, random, now, "import", intake.file(place).toString());
                JobId job = checkImport(database, intake);
                database.forgetLog();
                work(location, place, random, Math.max(1, now / 2), "rollback", job.toString());
                checkRollback(database, intake, before);
            }
        }
    }

    private static void prepare(CrashDatabase database, Dialect dialect, CrashIntake intake, Path place)
            throws Exception {
        try (DirectorySpool spool = DirectorySpool.open(place.resolve("spool"));
                Muster muster = Muster.builder()
                        .users(database.users())
                        .state(database.repository())
                        .spool(spool)
                        .build()) {
            muster.start(CrashNode.job(intake.before(place))).await();
        }
        database.log(dialect);
    }

    /** Kills the process at rows that are drawn, and lets the last one come to the end. */
    private static void work(String location, Path place, Random random, int kills, String... what) throws Exception {
        TreeSet<Integer> rows = new TreeSet<>();
        while (rows.size() < kills) {
            rows.add(1 + random.nextInt(ROWS - 1));
        }
        String spool = place.resolve("spool").toString();
        String[] first = {location, "node", spool, what[0], what[1]};
        String[] next = {location, "node", spool};
        boolean started = false;
        for (int row : rows) {
            try (ChildNode node = ChildNode.start(started ? next : first)) {
                started = true;
                if (node.awaitRows(row)) {
                    Thread.sleep(random.nextInt(30));
                    node.kill();
                }
            }
        }
        try (ChildNode node = ChildNode.start(next)) {
            assertThat(node.await()).isZero();
        }
    }

    private static JobId checkImport(CrashDatabase database, CrashIntake intake) throws Exception {
        try (Muster muster = Muster.builder()
                .users(database.users())
                .state(database.repository())
                .build()) {
            JobId job = muster.jobs(JobQuery.all()).get(0).id();
            JobHandle<ImportReport> handle = muster.handle(job);
            assertThat(handle.snapshot().state()).isEqualTo(JobState.SUCCEEDED);
            assertThat(handle.report().tally()).isEqualTo(intake.tally());
            assertThat(handle.report().read()).isEqualTo(ROWS);
            assertThat(CrashIntake.names(database.users())).isEqualTo(intake.expected());
            assertThat(database.writes())
                    .hasSize(intake.writes())
                    .allSatisfy((user, writes) -> assertThat(writes).isEqualTo(1));
            return job;
        }
    }

    private static void checkRollback(CrashDatabase database, CrashIntake intake, Map<String, User> before)
            throws Exception {
        assertThat(CrashIntake.users(database.users())).isEqualTo(before);
        assertThat(database.writes())
                .hasSize(intake.writes())
                .allSatisfy((user, writes) -> assertThat(writes).isEqualTo(1));
    }
}
