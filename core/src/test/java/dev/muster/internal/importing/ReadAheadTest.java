// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @Test
    void givesEverythingInOrderWithAHelper() throws InterruptedException {
        assertThat(all(counter(10_000), threads)).isEqualTo(numbers(10_000));
    }

    @Test
    void givesEverythingInOrderWithoutAHelper() throws InterruptedException {
        Executor nobody = task -> {
            throw new RejectedExecutionException();
        };

        assertThat(all(counter(10_000), nobody)).isEqualTo(numbers(10_000));
    }

    @Test
    void doesNotWaitForAHelperThatNeverComes() throws InterruptedException {
        List<Runnable> neverRun = new ArrayList<>();

        assertThat(all(counter(10), neverRun::add)).isEqualTo(numbers(10));
    }

    @Test
    void throwsWhatTheMakerThrowsAfterEverythingItMade() throws InterruptedException {
        AtomicInteger made = new AtomicInteger();
        Supplier<@Nullable Integer> maker = () -> {
            if (made.get() == 3) {
                throw new IllegalStateException("broken");
            }
            return made.incrementAndGet();
        };

        try (ReadAhead<Integer> ahead = new ReadAhead<>(isAwaited -> maker.get(), threads)) {
            assertThat(List.of(next(ahead), next(ahead), next(ahead))).containsExactly(1, 2, 3);
            assertThatThrownBy(ahead::next)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("broken");
            assertThatThrownBy(ahead::next).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void losesNothingWhenTheHelperIsInterrupted() throws InterruptedException {
        CountDownLatch full = new CountDownLatch(5);
        AtomicInteger made = new AtomicInteger();
        Supplier<@Nullable Integer> maker = () -> {
            full.countDown();
            return made.get() == 100 ? null : made.incrementAndGet();
        };

        try (ReadAhead<Integer> ahead = new ReadAhead<>(isAwaited -> maker.get(), threads)) {
            full.await();
            threads.shutdownNow();
            List<Integer> taken = new ArrayList<>();
            for (Integer next = ahead.next(); next != null; next = ahead.next()) {
                taken.add(next);
            }
            assertThat(taken).isEqualTo(numbers(100));
        }
    }

    @Test
    void makesNothingMoreOnceItIsClosed() throws InterruptedException {
        AtomicInteger made = new AtomicInteger();
        ReadAhead<Integer> ahead = new ReadAhead<>(isAwaited -> made.incrementAndGet(), threads);
        next(ahead);

        ahead.close();
        int atClose = made.get();
        threads.shutdown();

        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(made).hasValue(atClose);
    }

    private static List<Integer> all(Supplier<@Nullable Integer> maker, Executor helpers) throws InterruptedException {
        List<Integer> taken = new ArrayList<>();
        try (ReadAhead<Integer> ahead = new ReadAhead<>(isAwaited -> maker.get(), helpers)) {
            for (Integer next = ahead.next(); next != null; next = ahead.next()) {
                taken.add(next);
            }
        }
        return taken;
    }

    @Test
    void tellsTheMakerWhetherAnybodyWaits() throws InterruptedException {
        List<Boolean> awaited = new ArrayList<>();
        List<Runnable> tasks = new ArrayList<>();
        try (ReadAhead<Integer> ahead = new ReadAhead<>(
                isAwaited -> {
                    awaited.add(isAwaited.getAsBoolean());
                    return awaited.size();
                },
                tasks::add)) {
            assertThat(next(ahead)).isEqualTo(1); // nothing is ready, so it is made for the one who asks

            assertThat(awaited).containsExactly(true);
        }
    }

    @Test
    void tellsTheMakerThatNobodyWaitsForWhatIsMadeAhead() throws InterruptedException {
        List<Boolean> awaited = new ArrayList<>();
        List<Runnable> tasks = new ArrayList<>();
        try (ReadAhead<Integer> ahead = new ReadAhead<>(
                isAwaited -> {
                    awaited.add(isAwaited.getAsBoolean());
                    return awaited.size() <= 3 ? awaited.size() : null;
                },
                tasks::add)) {
            tasks.get(0).run();

            assertThat(awaited).containsExactly(false, false, false, false);
            assertThat(next(ahead)).isEqualTo(1);
        }
    }

    private static Integer next(ReadAhead<Integer> ahead) throws InterruptedException {
        Integer next = ahead.next();
        assertThat(next).isNotNull();
        return next == null ? 0 : next;
    }

    private static Supplier<@Nullable Integer> counter(int last) {
        AtomicInteger made = new AtomicInteger();
        return () -> made.get() == last ? null : made.incrementAndGet();
    }

    private static List<Integer> numbers(int last) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 1; i <= last; i++) {
            numbers.add(i);
        }
        return numbers;
    }
}
