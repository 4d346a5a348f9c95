// SPDX-License-Identifier: Apache-2.0
package dev.muster.examples.quickstart;

import dev.muster.Muster;
import dev.muster.job.ImportJob;
import dev.muster.job.ImportReport;
import dev.muster.job.JobHandle;
import dev.muster.job.JobId;
import dev.muster.job.JobListener;
import dev.muster.job.JobSnapshot;
import dev.muster.job.Phase;
import dev.muster.job.Progress;
import dev.muster.job.RollbackJob;
import dev.muster.job.RollbackReport;
import java.util.Locale;

/** Shows how a job gets on: a bar on a terminal, else a line for every tenth of the way. */
final class ProgressDisplay implements JobListener {
    private static final int WIDTH = 30;

    private final Screen screen;
    private int shown;
    private int tenths = -1;
    private boolean ended;

    private ProgressDisplay(Screen screen) {
        this.screen = screen;
    }

    /** {@return the report of an import that has been run to its end under everybody's eyes} */
    static ImportReport watch(Muster muster, ImportJob job, Screen screen) throws InterruptedException {
        ProgressDisplay display = new ProgressDisplay(screen);
        return display.await(muster.start(job, display));
    }

    /** {@return the report of an import that was started before, here or by a process that is no more} */
    static ImportReport watch(Muster muster, JobId job, Screen screen) throws InterruptedException {
        ProgressDisplay display = new ProgressDisplay(screen);
        return display.await(muster.handle(job, display));
    }

    /** {@return the report of the rollback} */
    static RollbackReport watch(Muster muster, RollbackJob job, Screen screen) throws InterruptedException {
        ProgressDisplay display = new ProgressDisplay(screen);
        return display.await(muster.rollback(job, display));
    }

    private <R> R await(JobHandle<R> handle) throws InterruptedException {
        try {
            return handle.await();
        } finally {
            // The job's thread may not have told the last yet, and must not tell it amidst what comes next.
            changed(handle.snapshot());
        }
    }

    @Override
    public synchronized void changed(JobSnapshot snapshot) {
        if (ended) {
            return;
        }
        ended = snapshot.state().isFinal();
        if (screen.terminal()) {
            overwrite(snapshot);
        } else {
            print(snapshot);
        }
    }

    private void overwrite(JobSnapshot snapshot) {
        String text = bar(snapshot.progress()) + " " + text(snapshot);
        // Blanks wipe out what is left of a longer line.
        screen.overwrite(text + " ".repeat(Math.max(0, shown - text.length())));
        shown = text.length();
        if (ended) {
            screen.line("");
        }
    }

    private void print(JobSnapshot snapshot) {
        int now = (int) (10 * share(snapshot.progress()));
        if (ended || (snapshot.progress().read() > 0 && now > tenths)) {
            tenths = now;
            screen.line("%s", text(snapshot));
        }
    }

    private static String bar(Progress progress) {
        int full = (int) (WIDTH * share(progress));
        return "[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "]";
    }

    private static double share(Progress progress) {
        return progress.total() <= 0 ? 0 : Math.min(1.0, (double) progress.read() / progress.total());
    }

    static String text(JobSnapshot snapshot) {
        Progress progress = snapshot.progress();
        if (progress.phase() == Phase.CHECKING_SOURCE && !snapshot.state().isFinal()) {
            return String.format(Locale.ROOT, "checking the file, %,d bytes so far", progress.bytesRead());
        }
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%,d", progress.read()));
        if (progress.total() >= 0) {
            text.append(String.format(Locale.ROOT, " of %,d", progress.total()));
        }
        if (progress.rowsPerSecond() > 0) {
            text.append(String.format(Locale.ROOT, ", %,.0f/s", progress.rowsPerSecond()));
        }
        Progress.Eta eta = progress.eta();
        if (snapshot.state().isFinal()) {
            text.append(", ").append(snapshot.state().name().toLowerCase(Locale.ROOT));
        } else if (eta != null) {
            text.append(", ").append(left(eta)).append(" left");
        }
        return text.append(String.format(
                        Locale.ROOT, ", %,d rejected", progress.tally().rejected()))
                .toString();
    }

    private static String left(Progress.Eta eta) {
        long low = eta.low().toSeconds();
        long high = eta.high().toSeconds();
        return low == high ? high + " s" : low + " to " + high + " s";
    }
}
