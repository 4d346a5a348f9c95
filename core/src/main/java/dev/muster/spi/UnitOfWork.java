// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

/**
 * Runs the steps of a chunk as one transaction where the user store and the repository share a database. Safe for use by several threads;
 * the transaction belongs to the thread that runs the steps.
 */
@FunctionalInterface
public interface UnitOfWork {
    /** For stores that share nothing with the repository: each step is durable by itself. */
    UnitOfWork NONE = Runnable::run;

    /**
     * Runs steps, and makes durable what all of them have written, or nothing of it. Steps within steps belong to the outer ones.
     *
     * @param steps what to do, on the caller's thread, once
     * @throws RuntimeException what the steps have thrown; nothing was written
     * @throws dev.muster.store.StoreUnavailableException if the end of the transaction failed: it is not known whether everything was
     *     written or nothing
     */
    void run(Runnable steps);
}
