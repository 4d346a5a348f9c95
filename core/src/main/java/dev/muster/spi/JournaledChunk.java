// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A chunk as the journal holds it.
 *
 * @param plan what it was about to do
 * @param commit what became of it, or null if that is not known yet
 */
public record JournaledChunk(ChunkPlan plan, @Nullable ChunkCommit commit) {
    /**
     * Checks that there is a plan.
     *
     * @param plan what it was about to do
     * @param commit what became of it, or null if that is not known yet
     */
    public JournaledChunk {
        Objects.requireNonNull(plan, "plan");
    }
}
