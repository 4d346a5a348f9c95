// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.engine;

import dev.muster.job.JobListener;
import dev.muster.job.JobSnapshot;
import dev.muster.job.JobState;
import dev.muster.job.PauseReason;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What one node knows of one job: the last snapshot, and who wants to be told. Safe for use by several threads. */
final class JobMonitor {
    private static final System.Logger LOG = System.getLogger("dev.muster.engine");

    private final List<JobListener> listeners = new CopyOnWriteArrayList<>();
    private final CompletableFuture<JobSnapshot> ended = new CompletableFuture<>();
    /** Held while listeners are told, so that each hears of every change once and in order, also one that comes late. */
    private final ReentrantLock telling = new ReentrantLock();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<JobSnapshot> pending = new ArrayDeque<>();
    private JobSnapshot last;
    private boolean abandoned;

    JobMonitor(JobSnapshot first) {
        last = first;
        if (first.state().isFinal()) {
            ended.complete(first);
        }
    }

    JobSnapshot last() {
        lock.lock();
        try {
            return last;
        } finally {
            lock.unlock();
        }
    }

    /** Completes with the last snapshot of the job. */
    CompletableFuture<JobSnapshot> ended() {
        return ended;
    }

    /** Adds a listener and tells it where the job stands. */
    void add(JobListener listener) {
        telling.lock();
        try {
            JobSnapshot now = tellPending();
            listeners.add(listener);
            tell(listener, now);
        } finally {
            telling.unlock();
        }
    }

    /** Takes note of a snapshot and tells everybody. A job that has ended never changes again. */
    void publish(JobSnapshot snapshot) {
        if (!replace(snapshot)) {
            return;
        }
        // A listener that steers the job from within its call must not be told of the effect before the others know the
        // cause.
        if (!telling.isHeldByCurrentThread()) {
            telling.lock();
            try {
                tellPending();
            } finally {
                telling.unlock();
            }
        }
        if (snapshot.state().isFinal()) {
            ended.complete(snapshot);
        }
    }

    /** Nobody on this node works on the job or looks after it any more: whoever waits for it is let go. */
    void abandon() {
        lock.lock();
        try {
            abandoned = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        ended.completeExceptionally(new IllegalStateException("Muster was closed before the job ended"));
    }

    boolean isAbandoned() {
        lock.lock();
        try {
            return abandoned;
        } finally {
            lock.unlock();
        }
    }

    private boolean replace(JobSnapshot snapshot) {
        lock.lock();
        try {
            if (last.state().isFinal()) {
                return false;
            }
            last = snapshot;
            pending.add(snapshot);
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Tells the listeners what they have not heard, and answers the last of it. */
    private JobSnapshot tellPending() {
        while (true) {
            JobSnapshot next;
            lock.lock();
            try {
                next = pending.poll();
                if (next == null) {
                    return last;
                }
            } finally {
                lock.unlock();
            }
            for (JobListener listener : listeners) {
                tell(listener, next);
            }
        }
    }

    /** Waits until the job ends or stands still for somebody to resume it; answers the last snapshot, whatever it is, at the timeout. */
    JobSnapshot awaitStop(long timeoutNanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = timeoutNanos;
            while (!hasStopped(last) && !abandoned && left > 0) {
                left = changed.awaitNanos(left);
            }
            return last;
        } finally {
            lock.unlock();
        }
    }

    static boolean hasStopped(JobSnapshot job) {
        return job.state().isFinal()
                || (job.state() == JobState.PAUSED && job.pauseReason() != PauseReason.STORE_UNAVAILABLE);
    }

    /** A listener is the host's code: whatever it throws, the job must not feel it. */
    private static void tell(JobListener listener, JobSnapshot snapshot) {
        try {
            listener.changed(snapshot);
        } catch (Exception | StackOverflowError | OutOfMemoryError | LinkageError | AssertionError thrown) {
            LOG.log(System.Logger.Level.WARNING, "A listener of job {0} threw {1}", snapshot.id(), thrown.getClass());
        }
    }

    /** The longest wait there is. */
    static final long FOREVER = TimeUnit.DAYS.toNanos(36_500);
}
