// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParallelSlicesTest {
    private static final List<Integer> HUNDRED = IntStream.range(0, 100).boxed().toList();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @Test
    void coversEverythingOnceAndInOrder() {
        List<Integer> together = new ArrayList<>();

        new ParallelSlices(7, threads).run(HUNDRED, List::copyOf).forEach(together::addAll);

        assertThat(together).isEqualTo(HUNDRED);
    }

    @Test
    void worksOnSeveralThreadsAtOnce() {
        CountDownLatch bothAreHere = new CountDownLatch(2);
        Set<Thread> seen = ConcurrentHashMap.newKeySet();

        new ParallelSlices(2, threads).run(HUNDRED, part -> {
            seen.add(Thread.currentThread());
            bothAreHere.countDown();
            awaitQuietly(bothAreHere);
            return part.size();
        });

        assertThat(seen).hasSize(2);
    }

    @Test
    void worksAloneWhereNobodyHelps() {
        List<Integer> sizes = new ParallelSlices(4, task -> {
                    throw new RejectedExecutionException();
                })
                .run(HUNDRED, List::size);

        assertThat(sizes).containsExactly(25, 25, 25, 25);
    }

    @Test
    void throwsWhatAPartThrowsAfterAllPartsHaveEnded() {
        assertThatThrownBy(() -> new ParallelSlices(3, threads).run(HUNDRED, part -> {
                    if (part.contains(50)) {
                        throw new IllegalStateException("part");
                    }
                    return part.size();
                }))
                .hasMessage("part");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
