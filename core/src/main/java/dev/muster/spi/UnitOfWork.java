// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

/**
 * Runs the steps of a chunk as one transaction, where the users and the journal share a database. Without one, each step is durable by
 * itself and a crash between them is reconciled.
 */
@FunctionalInterface
public interface UnitOfWork {
    /**
     * Runs the steps: all of them hold afterwards, or none.
     *
     * @param steps the steps; what they throw is thrown on after nothing of them holds
     */
    void run(Runnable steps);

    /** {@return a unit that only runs the steps} */
    static UnitOfWork none() {
        return Runnable::run;
    }
}
