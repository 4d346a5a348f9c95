// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.engine;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Calls the engine again and again on a thread of its own, for ever: whatever one round throws, the next one comes. */
final class Rounds implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("dev.muster.engine");

    private final ScheduledExecutorService timer;

    @SuppressWarnings("FutureReturnValueIgnored")
    Rounds(String name, Duration every, Runnable round) {
        timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        long nanos = every.toNanos();
        timer.scheduleWithFixedDelay(() -> survive(round), nanos, nanos, TimeUnit.NANOSECONDS);
    }

    private static void survive(Runnable round) {
        try {
            round.run();
        } catch (Throwable thrown) {
            LOG.log(System.Logger.Level.WARNING, "A round of the engine failed with {0}", thrown.getClass());
        }
    }

    /** Calls something once, after a while; not at all if the engine is closed by then. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void once(Duration after, Runnable action) {
        try {
            timer.schedule(() -> survive(action), after.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.log(System.Logger.Level.DEBUG, "The engine was closed before a job went on");
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
