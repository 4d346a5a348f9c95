// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.spi.DirectorySpool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A node freezes in the middle of its work for longer than its lease; another one takes over; the first wakes up and must not write. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "SKIPPED: processes are frozen by signals")
class FrozenNodeTest {
    private static final int ROWS = 10_000;

    @TempDir
    private Path folder;

    @Test
    void aNodeThatWakesUpTooLateWritesNothing() throws Exception {
        freeze(3);
    }

    @Test
    @Tag("nightly")
    void aNodeThatWakesUpTooLateWritesNothingInTwoHundredTimes() throws Exception {
        freeze(200);
    }

    private void freeze(int times) throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        int takenOver = 0;
        for (int run = 1; run <= times; run++) {
            takenOver += freezeOnce(Files.createDirectory(folder.resolve("run" + run)), random) ? 1 : 0;
        }
        assertThat(takenOver).as("times the other node went on").isPositive();
    }

    private static boolean freezeOnce(Path files, Random random) throws Exception {
        CrashIntake intake = new CrashIntake(ROWS);
        String url = CrashDatabase.locate(Dialect.POSTGRESQL, files);
        try (CrashDatabase database = CrashDatabase.open(url, "test")) {
            try (DirectorySpool spool = DirectorySpool.open(files.resolve("spool"));
                    Muster muster = Muster.builder()
                            .users(database.users())
                            .state(database.repository())
                            .spool(spool)
                            .build()) {
                muster.start(CrashNode.job(intake.before(files))).await();
            }
            database.log(Dialect.POSTGRESQL);
            String file = intake.file(files).toString();
            String spools = files.toString();
            try (ChildNode first = ChildNode.start(url, "first", spools + "/spool-first", "import", file)) {
                first.awaitWork();
                try (ChildNode second = ChildNode.start(url, "second", spools + "/spool-second")) {
                    second.awaitWork();
                    first.awaitRows(1 + random.nextInt(ROWS / 2));
                    first.signal("STOP");
                    Thread.sleep(CrashNode.LEASE.multipliedBy(3).toMillis());
                    first.signal("CONT");
                    assertThat(second.await()).isZero();
                    assertThat(first.await()).isZero();
                }
            }
            assertThat(CrashIntake.names(database.users())).isEqualTo(intake.expected());
            assertThat(database.writes())
                    .hasSize(intake.writes())
                    .allSatisfy((user, writes) -> assertThat(writes).isEqualTo(1));
            return wroteInTurn(database.writesInOrder());
        }
    }

    /** Whether the second wrote; once it has, the first must not any more. */
    private static boolean wroteInTurn(List<CrashDatabase.Write> writes) {
        boolean second = false;
        for (CrashDatabase.Write write : writes) {
            second |= write.node().equals("second");
            assertThat(second && write.node().equals("first"))
                    .as("the first writes after the second")
                    .isFalse();
        }
        return second;
    }
}
