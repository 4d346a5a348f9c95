// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/** Works on the parts of a list by several threads, of which this one is always one: parts nobody else takes are its own. */
final class ParallelSlices {
    private final int width;
    private final Executor helpers;

    ParallelSlices(int width, Executor helpers) {
        this.width = width;
        this.helpers = helpers;
    }

    /** The results of the parts in order. The work answers whatever goes wrong as a result; it throws only what must end everything. */
    <T, R> List<R> run(List<T> all, Function<List<T>, R> work) {
        int count = Math.min(width, all.size());
        if (count <= 1) {
            return all.isEmpty() ? List.of() : List.of(work.apply(all));
        }
        Shared<R> shared = new Shared<>(count);
        Runnable some = () -> shared.work(part -> work.apply(slice(all, part, count)));
        for (int i = 1; i < count; i++) {
            try {
                helpers.execute(some);
            } catch (RejectedExecutionException nobody) {
                break;
            }
        }
        some.run();
        return shared.results();
    }

    private static <T> List<T> slice(List<T> all, int part, int count) {
        int from = (int) ((long) all.size() * part / count);
        int to = (int) ((long) all.size() * (part + 1) / count);
        return all.subList(from, to);
    }

    /** Parts are taken by number; each is done by whoever takes it. */
    private static final class Shared<R> {
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicReferenceArray<R> results;
        private final AtomicReferenceArray<Throwable> thrown;
        private final CountDownLatch left;
        private final int count;

        Shared(int count) {
            this.count = count;
            this.results = new AtomicReferenceArray<>(count);
            this.thrown = new AtomicReferenceArray<>(count);
            this.left = new CountDownLatch(count);
        }

        void work(Function<Integer, R> work) {
            for (int part = next.getAndIncrement(); part < count; part = next.getAndIncrement()) {
                try {
                    results.set(part, work.apply(part));
                } catch (RuntimeException | Error ending) {
                    thrown.set(part, ending);
                } finally {
                    left.countDown();
                }
            }
        }

        List<R> results() {
            awaitAll();
            List<R> all = new ArrayList<>(count);
            for (int part = 0; part < count; part++) {
                if (thrown.get(part) instanceof RuntimeException unchecked) {
                    throw unchecked;
                }
                if (thrown.get(part) instanceof Error error) {
                    throw error;
                }
                all.add(Objects.requireNonNull(results.get(part), "every part has a result"));
            }
            return all;
        }

        /** Not to be interrupted: a part that is in the store already must not be forgotten. */
        private void awaitAll() {
            boolean interrupted = false;
            while (left.getCount() > 0) {
                try {
                    left.await();
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
