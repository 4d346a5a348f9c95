// SPDX-License-Identifier: Apache-2.0
package dev.muster.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.muster.spi.JobExecutor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;

class JobExecutorContractTest {
    @Nested
    class SameThread extends JobExecutorContract {
        @Override
        protected JobExecutor executor() {
            return JobExecutor.sameThread();
        }
    }

    @Nested
    class OwnThreads extends JobExecutorContract {
        @Override
        protected JobExecutor executor() {
            return JobExecutor.threads(2);
        }
    }

    @Nested
    class OfTheJdk extends JobExecutorContract {
        private static final ExecutorService POOL = Executors.newFixedThreadPool(3);

        @AfterAll
        static void close() {
            POOL.shutdownNow();
        }

        @Override
        protected JobExecutor executor() {
            return JobExecutor.of(POOL);
        }
    }

    @Nested
    class VirtualThreads extends JobExecutorContract {
        @Override
        protected JobExecutor executor() {
            assumeTrue(Runtime.version().feature() >= 21, "SKIPPED: virtual threads need Java 21");
            return JobExecutor.virtualThreads();
        }
    }
}
