// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.engine;

import dev.muster.job.JobListener;
import dev.muster.job.JobSnapshot;
import dev.muster.job.JobState;
import dev.muster.job.PauseReason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What one node knows of one job: the last snapshot, and who wants to be told. Safe for use by several threads. */
final class JobMonitor {
    private static final System.Logger LOG = System.getLogger("dev.muster.engine");

    private final List<JobListener> listeners = new ArrayList<>();
    private final CompletableFuture<JobSnapshot> ended = new CompletableFuture<>();
    /** Held while listeners are told, so that each hears of every change once and in order, also one that comes late. */
    private final ReentrantLock telling = new ReentrantLock();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Letter> mail = new ArrayDeque<>();
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
        lock.lock();
        try {
            listeners.add(listener);
            mail.add(new Letter(List.of(listener), last));
        } finally {
            lock.unlock();
        }
        deliver();
    }

    /** Takes note of a snapshot and tells everybody. A job that has ended never changes again. */
    void publish(JobSnapshot snapshot) {
        lock.lock();
        try {
            if (last.state().isFinal()) {
                return;
            }
            last = snapshot;
            mail.add(new Letter(List.copyOf(listeners), snapshot));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        deliver();
        if (snapshot.state().isFinal()) {
            ended.complete(snapshot);
        }
    }

    /** A snapshot and who is to be told. */
    private record Letter(List<JobListener> to, JobSnapshot snapshot) {}

    /**
     * Tells the listeners what they have not heard, in order. Whoever finds somebody else at it leaves it to them: nobody waits for a
     * listener, which may itself be waiting for another job's.
     */
    private void deliver() {
        while (hasMail() && !telling.isHeldByCurrentThread() && telling.tryLock()) {
            try {
                for (Letter letter = next(); letter != null; letter = next()) {
                    for (JobListener listener : letter.to()) {
                        tell(listener, letter.snapshot());
                    }
                }
            } finally {
                telling.unlock();
            }
        }
    }

    private boolean hasMail() {
        lock.lock();
        try {
            return !mail.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Letter next() {
        lock.lock();
        try {
            return mail.poll();
        } finally {
            lock.unlock();
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

    /** Waits until the job ends or stands still for somebody to resume it; answers the last snapshot, whatever it is, at the timeout. */
    JobSnapshot awaitStop(long timeoutNanos) throws InterruptedException {
        if (telling.isHeldByCurrentThread()) {
            throw new IllegalStateException("A listener must not wait for the job that tells it something");
        }
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
                || job.state() == JobState.BLOCKED
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
