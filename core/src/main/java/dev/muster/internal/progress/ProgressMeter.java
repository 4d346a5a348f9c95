// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.progress;

import dev.muster.job.Phase;
import dev.muster.job.Progress;
import dev.muster.job.Progress.Eta;
import dev.muster.job.Tally;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a job has done into progress: at most ten times a second, with the speed of the last seconds, and with the time left as a
 * range between the fastest and the slowest of them.
 */
public final class ProgressMeter {
    private static final long TELL_EVERY = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long SAMPLE_EVERY = TimeUnit.MILLISECONDS.toNanos(250);
    /** Five seconds: long enough to be steady, short enough to follow a store that becomes slow. */
    private static final int SAMPLES = 20;

    private final Consumer<Progress> listener;
    private final LongSupplier nanoClock;
    private final long[] times = new long[SAMPLES];
    private final long[] counts = new long[SAMPLES];
    private int samples;

    private Phase phase = Phase.WAITING;
    private long read;
    private long total;
    private long bytesRead;
    private long bytesTotal;
    private Tally tally;
    private long toldAt;

    /** Goes on from what an earlier run has told. */
    public ProgressMeter(Progress soFar, Consumer<Progress> listener, LongSupplier nanoClock) {
        this.read = soFar.read();
        this.total = soFar.total();
        this.bytesTotal = soFar.bytesTotal();
        this.tally = soFar.tally();
        this.listener = listener;
        this.nanoClock = nanoClock;
        this.toldAt = nanoClock.getAsLong() - TELL_EVERY;
    }

    /** Begins a phase; its speed is measured anew. */
    public void begin(Phase next) {
        phase = next;
        samples = 0;
        bytesRead = 0;
        tell(nanoClock.getAsLong());
    }

    /** What there is in the whole source. */
    public void expect(long records, long bytes) {
        total = records;
        bytesTotal = bytes;
    }

    /** The source has been read up to here, with nothing to count yet. */
    public void passed(long bytes) {
        bytesRead = bytes;
        move(bytes);
    }

    /** Records have come to their outcomes. */
    public void counted(long rows, long bytes, Tally outcomes) {
        read = rows;
        bytesRead = bytes;
        tally = outcomes;
        move(rows);
    }

    /** Ends the last phase and tells so at once. */
    public void done() {
        begin(Phase.DONE);
    }

    /** Tells where things stand, also if that was told just before: whoever looks at a job that stands still sees all of it. */
    public void flush() {
        tell(nanoClock.getAsLong());
    }

    private void move(long count) {
        long now = nanoClock.getAsLong();
        if (samples == 0 || now - times[(samples - 1) % SAMPLES] >= SAMPLE_EVERY) {
            times[samples % SAMPLES] = now;
            counts[samples % SAMPLES] = count;
            samples++;
        }
        if (now - toldAt >= TELL_EVERY) {
            tell(now);
        }
    }

    private void tell(long now) {
        toldAt = now;
        double speed = speedBetween(Math.max(0, samples - SAMPLES), samples - 1);
        boolean countsRows = phase == Phase.IMPORTING || phase == Phase.CATCHING_UP || phase == Phase.ROLLING_BACK;
        listener.accept(new Progress(
                phase, read, total, bytesRead, bytesTotal, tally, countsRows ? speed : 0, countsRows ? eta() : null));
    }

    private @Nullable Eta eta() {
        int oldest = Math.max(0, samples - SAMPLES);
        if (total < 0 || samples - oldest < 3) {
            return null;
        }
        double fastest = 0;
        double slowest = Double.MAX_VALUE;
        // Two steps at a time: a single sample is too short to be a speed.
        for (int i = oldest; i + 2 < samples; i++) {
            double speed = speedBetween(i, i + 2);
            fastest = Math.max(fastest, speed);
            slowest = Math.min(slowest, speed);
        }
        if (slowest <= 0) {
            return null;
        }
        double left = Math.max(0, total - read);
        return new Eta(seconds(left / fastest), seconds(left / slowest));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(Math.min(seconds, 1e9) * 1000));
    }

    private double speedBetween(int first, int last) {
        if (last <= first) {
            return 0;
        }
        long time = times[last % SAMPLES] - times[first % SAMPLES];
        long count = counts[last % SAMPLES] - counts[first % SAMPLES];
        return time <= 0 ? 0 : count * (double) TimeUnit.SECONDS.toNanos(1) / time;
    }
}
