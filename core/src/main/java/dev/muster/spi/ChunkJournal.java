// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

/**
 * The log of one job's chunks, written before the store is touched: what is to be done, and what it takes to undo it. Written by the
 * owner of one claim; for use by one thread at a time.
 */
public interface ChunkJournal extends ChunkHistory {
    /**
     * Writes down what a chunk is about to do. Durable when it returns. A plan for a chunk that has not been committed replaces the one
     * before.
     *
     * @param plan the plan
     * @throws ClaimLostException if the claim no longer holds; nothing was written
     * @throws IllegalStateException if the chunk has been committed
     * @throws IllegalArgumentException if the chunk is one of another job
     */
    void begin(ChunkPlan plan);

    /**
     * Writes down what became of a chunk. Durable when it returns.
     *
     * @param commit what became of it
     * @throws ClaimLostException if the claim no longer holds; nothing was written
     * @throws IllegalStateException if the chunk was not begun or has been committed
     * @throws IllegalArgumentException if the chunk is one of another job, or its tally is not of all the rows its plan {@linkplain ChunkPlan#rows() accounts for}
     */
    void commit(ChunkCommit commit);
}
