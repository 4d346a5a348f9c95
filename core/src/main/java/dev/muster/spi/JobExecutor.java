// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Gives jobs their threads. */
@FunctionalInterface
public interface JobExecutor {
    /**
     * Runs a task now or later, on any thread.
     *
     * @param task the task
     * @throws java.util.concurrent.RejectedExecutionException if there is no thread for it now; the job stays queued and is offered again
     */
    void execute(JobTask task);

    /**
     * {@return an executor that uses one of the JDK}
     *
     * @param executor the executor; its owner closes it
     */
    static JobExecutor of(Executor executor) {
        return executor::execute;
    }

    /** {@return an executor that runs each job on the thread that starts it} */
    static JobExecutor sameThread() {
        return JobTask::run;
    }

    /**
     * {@return an executor with daemon threads of its own, which end when there is nothing to do for a while}
     *
     * @param count how many jobs may run at once, at least 1
     */
    static JobExecutor threads(int count) {
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(count, count, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), daemons());
        threads.allowCoreThreadTimeOut(true);
        return of(threads);
    }

    /**
     * {@return an executor with a virtual thread for each job}
     *
     * @throws UnsupportedOperationException before Java 21
     */
    static JobExecutor virtualThreads() {
        try {
            return of((Executor)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null));
        } catch (ReflectiveOperationException tooOld) {
            throw new UnsupportedOperationException("Virtual threads need Java 21", tooOld);
        }
    }

    private static ThreadFactory daemons() {
        return task -> {
            Thread thread = new Thread(task, "muster-job");
            thread.setDaemon(true);
            return thread;
        };
    }
}
