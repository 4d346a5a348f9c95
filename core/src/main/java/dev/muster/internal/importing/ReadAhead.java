// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes things on a second thread while the first uses them, and on the first if there is no second: whoever needs the next thing and
 * finds none makes it. So it never waits for a thread that does not come.
 *
 * @param <T> what is made, in order; the maker answers null when there is no more
 */
final class ReadAhead<T> implements AutoCloseable {
    private static final int AHEAD = 4;
    private static final long MOMENT_MILLIS = 20;

    private final Maker<T> maker;
    private final BlockingQueue<T> ready = new ArrayBlockingQueue<>(AHEAD);
    /** Held while something is made and queued, so that things stay in order. */
    private final ReentrantLock making = new ReentrantLock();

    private volatile boolean awaited;
    private volatile boolean ended;
    private volatile boolean closed;
    private volatile @Nullable Throwable failure;

    /** Makes one thing after the other. */
    @FunctionalInterface
    interface Maker<T> {
        /**
         * The next thing, or null after the last.
         *
         * @param isAwaited answers at any time whether whoever uses the things is waiting for this one
         */
        @Nullable
        T make(BooleanSupplier isAwaited);
    }

    ReadAhead(Maker<T> maker, Executor helpers) {
        this.maker = maker;
        try {
            helpers.execute(this::makeAhead);
        } catch (RejectedExecutionException alone) {
            // Nobody helps: next() makes everything.
            return;
        }
    }

    /** The next thing, or null after the last. Throws what the maker has thrown, after everything it had made before. */
    @Nullable
    T next() throws InterruptedException {
        T made = ready.poll();
        if (made != null) {
            return made;
        }
        awaited = true;
        try {
            return await();
        } finally {
            awaited = false;
        }
    }

    private @Nullable T await() throws InterruptedException {
        while (true) {
            if (making.tryLock()) {
                try {
                    T made = ready.poll();
                    return made != null ? made : make();
                } finally {
                    making.unlock();
                }
            }
            T made = ready.poll(MOMENT_MILLIS, TimeUnit.MILLISECONDS);
            if (made != null) {
                return made;
            }
        }
    }

    private @Nullable T make() {
        rethrow();
        if (ended) {
            return null;
        }
        T made = maker.make(() -> awaited);
        ended = made == null;
        return made;
    }

    private void makeAhead() {
        boolean interrupted = false;
        while (!ended && !closed && failure == null && !interrupted) {
            making.lock();
            try {
                T made = make();
                interrupted = made != null && hasBeenInterruptedWhileQueuing(made);
            } catch (RuntimeException | Error thrown) {
                failure = thrown;
            } finally {
                making.unlock();
            }
        }
    }

    /** What has been made must not get lost, also when this thread is asked to end: the other one goes on alone after it. */
    private boolean hasBeenInterruptedWhileQueuing(T made) {
        boolean interrupted = false;
        boolean queued = false;
        while (!queued && !closed) {
            try {
                queued = ready.offer(made, MOMENT_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException shutDown) {
                interrupted = true;
            }
        }
        return interrupted;
    }

    private void rethrow() {
        Throwable thrown = failure;
        if (thrown instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
    }

    /** Stops making, and waits until nothing is being made any more, so that what the maker reads from can be closed. */
    @Override
    public void close() {
        closed = true;
        making.lock();
        try {
            ready.clear();
            ended = true;
        } finally {
            making.unlock();
        }
    }
}
