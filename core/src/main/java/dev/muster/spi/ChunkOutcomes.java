// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import dev.muster.issue.RowIssue;
import dev.muster.job.Tally;
import java.util.List;
import java.util.Objects;

/**
 * What became of rows of a chunk and what there is to tell about them: the part of a chunk that the history of jobs keeps longest.
 *
 * @param tally what became of the rows
 * @param issues what there is to tell
 * @param claims keys that rows have claimed and the source does not show
 */
public record ChunkOutcomes(Tally tally, List<RowIssue> issues, List<ChunkPlan.ClaimedKey> claims) {
    /**
     * Copies the lists.
     *
     * @param tally what became of the rows
     * @param issues what there is to tell
     * @param claims keys that rows have claimed and the source does not show
     */
    public ChunkOutcomes {
        Objects.requireNonNull(tally, "tally");
        issues = List.copyOf(issues);
        claims = List.copyOf(claims);
    }

    /**
     * {@return what was known of a chunk when it was planned: the tally of the rows that lead to no change}
     *
     * @param plan the plan
     */
    public static ChunkOutcomes of(ChunkPlan plan) {
        return new ChunkOutcomes(plan.settled(), plan.issues(), plan.claims());
    }

    /**
     * {@return what has become known since: the tally of all rows}
     *
     * @param commit what became of the chunk
     */
    public static ChunkOutcomes of(ChunkCommit commit) {
        return new ChunkOutcomes(commit.tally(), commit.issues(), List.of());
    }
}
