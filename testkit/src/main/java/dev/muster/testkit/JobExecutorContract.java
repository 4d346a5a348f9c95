// SPDX-License-Identifier: Apache-2.0
package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.job.JobId;
import dev.muster.spi.JobExecutor;
import dev.muster.spi.JobTask;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

/** What every {@link JobExecutor} has to do. Extend it, and hand in an executor that has room for a hundred tasks. */
public abstract class JobExecutorContract {
    /** Only reached by an executor that is at fault. */
    private static final long PATIENCE_SECONDS = 60;

    /** For subclasses. */
    protected JobExecutorContract() {}

    /** {@return an executor; called once for each test} */
    protected abstract JobExecutor executor();

    @Test
    void runsEachTaskOnce() throws InterruptedException {
        JobExecutor executor = executor();
        AtomicIntegerArray runs = new AtomicIntegerArray(100);
        CountDownLatch done = new CountDownLatch(100);
        for (int i = 0; i < 100; i++) {
            int number = i;
            executor.execute(task(number, () -> {
                runs.incrementAndGet(number);
                done.countDown();
            }));
        }

        assertThat(done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < 100; i++) {
            assertThat(runs.get(i)).isEqualTo(1);
        }
    }

    @Test
    void takesATaskFromATask() throws InterruptedException {
        JobExecutor executor = executor();
        CountDownLatch done = new CountDownLatch(1);

        executor.execute(task(1, () -> executor.execute(task(2, done::countDown))));

        assertThat(done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void takesTasksFromSeveralThreads() throws InterruptedException {
        JobExecutor executor = executor();
        CountDownLatch done = new CountDownLatch(40);

        StoreWork.inThreads(4, thread -> {
            for (int i = 0; i < 10; i++) {
                executor.execute(task(10 * thread + i, done::countDown));
            }
        });

        assertThat(done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    private static JobTask task(int number, Runnable work) {
        return new JobTask(new JobId(new UUID(0x7000, 0x8000000000000000L | number)), work);
    }
}
