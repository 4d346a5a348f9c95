// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.job.Phase;
import dev.muster.job.Progress;
import dev.muster.job.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressMeterTest {
    private final List<Progress> told = new ArrayList<>();
    private long now = 1_000_000_000L;
    private final ProgressMeter meter = new ProgressMeter(Progress.none(), told::add, () -> now);

    @Test
    void estimatesTheTimeLeftFromASteadySpeed() {
        meter.expect(100_000, 1_000_000);
        meter.begin(Phase.IMPORTING);
        for (int second = 1; second <= 10; second++) {
            pass(1000);
            meter.counted(second * 1_000L, second * 10_000L, new Tally(second * 1_000L, 0, 0, 0, 0));
        }

        Progress last = told.get(told.size() - 1);
        assertThat(last.read()).isEqualTo(10_000);
        assertThat(last.rowsPerSecond()).isBetween(990.0, 1010.0);
        assertThat(last.eta()).isEqualTo(new Progress.Eta(Duration.ofSeconds(90), Duration.ofSeconds(90)));
    }

    @Test
    void givesARangeWhereTheSpeedChanges() {
        meter.expect(100_000, 1_000_000);
        meter.begin(Phase.IMPORTING);
        long read = 0;
        for (int second = 1; second <= 12; second++) {
            pass(1000);
            read += second <= 6 ? 2_000 : 1_000;
            meter.counted(read, read * 10, Tally.zero());
        }

        Progress.Eta eta = Objects.requireNonNull(told.get(told.size() - 1).eta());
        assertThat(eta.low()).isEqualTo(Duration.ofSeconds(41));
        assertThat(eta.high()).isEqualTo(Duration.ofSeconds(82));
    }

    @Test
    void saysNothingOfTheTimeLeftBeforeItHasSeenEnough() {
        meter.expect(100, 1_000);
        meter.begin(Phase.IMPORTING);
        pass(1000);
        meter.counted(1, 10, Tally.zero());

        assertThat(told).allMatch(progress -> progress.eta() == null);
    }

    @Test
    void tellsAtMostTenTimesASecond() {
        meter.begin(Phase.IMPORTING);
        for (int i = 1; i <= 1000; i++) {
            pass(1);
            meter.counted(i, i, Tally.zero());
        }

        assertThat(told).hasSizeBetween(10, 12);
    }

    @Test
    void goesOnFromWhatAnEarlierRunHasTold() {
        Tally before = new Tally(5, 0, 0, 0, 1);
        List<Progress> later = new ArrayList<>();
        new ProgressMeter(new Progress(Phase.IMPORTING, 6, 100, 60, 1000, before, 0, null), later::add, () -> now)
                .begin(Phase.CHECKING_SOURCE);

        assertThat(later).extracting(Progress::read).containsExactly(6L);
        assertThat(later).extracting(Progress::tally).containsExactly(before);
    }

    private void pass(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
