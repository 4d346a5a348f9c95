// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.changes;

import dev.muster.spi.ChunkCommit;
import dev.muster.spi.ChunkPlan;
import dev.muster.store.ChunkId;
import java.util.List;

/**
 * A chunk between its plan and its commit, as its kind of job sees it. Its plan can be asked for at any time and accounts for every row.
 *
 * @param <C> its changes
 */
public interface ChunkInWork<C extends PendingChange> {
    /** The chunk. */
    ChunkId id();

    /** The changes of which nothing is known yet, in the order in which they are to be applied. */
    List<C> open();

    /** Those of the open changes that are to be applied next, together; none if none is open. */
    default List<C> portion() {
        return open();
    }

    /** The changes that found the store in another state than they expected. */
    List<C> inConflict();

    /** Looks again at the user of a change that was in conflict, and plans anew. */
    void planAgain(C conflict);

    /** Settles a change that was in conflict too often. */
    void giveUp(C conflict);

    /** What the chunk is about to do. */
    ChunkPlan plan();

    /** What became of the chunk. To be asked for when no change is open. */
    ChunkCommit commit();
}
