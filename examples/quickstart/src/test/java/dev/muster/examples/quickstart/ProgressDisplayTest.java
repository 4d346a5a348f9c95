// SPDX-License-Identifier: Apache-2.0
package dev.muster.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.job.JobId;
import dev.muster.job.JobSnapshot;
import dev.muster.job.JobState;
import dev.muster.job.Phase;
import dev.muster.job.Progress;
import dev.muster.job.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {
    private static final Tally TALLY = new Tally(411_988, 0, 0, 0, 12);

    private static JobSnapshot running(Progress progress) {
        JobId id = new JobId(new UUID(0x0192_0000_0000_7000L, 0x8000_0000_0000_0001L));
        return new JobSnapshot(
                id,
                "import",
                JobState.RUNNING,
                null,
                List.of(),
                null,
                progress,
                false,
                null,
                null,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                null);
    }

    private static Progress.Eta eta(int low, int high) {
        return new Progress.Eta(Duration.ofSeconds(low), Duration.ofSeconds(high));
    }

    @Test
    void tellsHowFarHowFastAndHowLong() {
        Progress progress = new Progress(Phase.IMPORTING, 412_000, 1_000_000, 9, 20, TALLY, 61_200.4, eta(9, 9));
        assertThat(ProgressDisplay.text(running(progress)))
                .isEqualTo("412,000 of 1,000,000, 61,200/s, 9 s left, 12 rejected");
    }

    @Test
    void tellsTheTimeLeftAsARange() {
        Progress progress = new Progress(Phase.IMPORTING, 412_000, 1_000_000, 9, 20, TALLY, 61_200, eta(8, 14));
        assertThat(ProgressDisplay.text(running(progress))).contains(", 8 to 14 s left, ");
    }

    @Test
    void tellsThatTheFileIsStillBeingChecked() {
        Progress progress = new Progress(Phase.CHECKING_SOURCE, 0, -1, 1_000_000, 2_000_000, Tally.zero(), 0, null);
        assertThat(ProgressDisplay.text(running(progress))).isEqualTo("checking the file, 1,000,000 bytes so far");
    }
}
