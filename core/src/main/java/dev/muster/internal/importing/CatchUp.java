// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.issue.IssueCode;
import dev.muster.job.SourceRefusedException;
import dev.muster.job.Tally;
import dev.muster.spi.ChunkCommit;
import dev.muster.spi.ChunkPlan;
import dev.muster.spi.ChunkPlan.ClaimedKey;
import dev.muster.spi.JobContext;
import dev.muster.user.UserKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes a job that goes on past what an earlier run has done. Committed chunks are read again only for the keys they have claimed; a chunk
 * that was begun and not committed is finished.
 */
final class CatchUp {
    private final RowFeed feed;
    private final ImportSteps steps;
    private final ChunkCommitter committer;
    private Tally tally = Tally.zero();
    private long lastChunk;

    CatchUp(RowFeed feed, ImportSteps steps, ChunkCommitter committer) {
        this.feed = feed;
        this.steps = steps;
        this.committer = committer;
    }

    /** What became of the rows up to where the earlier run stopped. */
    Tally run(JobContext context) {
        List<ChunkPlan> begun = new ArrayList<>(1);
        context.journal().read(chunk -> {
            context.stopIfAsked();
            ChunkCommit commit = chunk.commit();
            if (commit == null) {
                begun.add(chunk.plan());
                return false;
            }
            pass(chunk.plan(), commit);
            return true;
        });
        for (ChunkPlan plan : begun) {
            finish(plan);
        }
        return tally;
    }

    /** The number of the last chunk the earlier run had begun, 0 if none. */
    long lastChunk() {
        return lastChunk;
    }

    private void pass(ChunkPlan plan, ChunkCommit commit) {
        reclaim(plan, rowsOf(plan));
        tally = tally.plus(commit.tally());
        lastChunk = plan.chunk().number();
    }

    private void finish(ChunkPlan plan) {
        steps.guard().workOn(plan.firstRow(), Math.toIntExact(plan.rows()));
        List<DraftRow> rows = new ArrayList<>();
        for (DraftRow row : rowsOf(plan)) {
            rows.add(steps.check(row));
        }
        reclaim(plan, rows);
        tally = tally.plus(committer.resume(plan, rows));
        lastChunk = plan.chunk().number();
    }

    private List<DraftRow> rowsOf(ChunkPlan plan) {
        List<DraftRow> rows = feed.upTo(plan.lastRow());
        if (rows.size() != plan.rows()) {
            throw new SourceRefusedException(IssueCode.SOURCE_CHANGED, 0);
        }
        return rows;
    }

    /** Rows that the store refused later had claimed their keys before, and keep them: as they would have without the interruption. */
    private void reclaim(ChunkPlan plan, List<DraftRow> rows) {
        Set<Long> rejected = new HashSet<>();
        plan.rejected().forEach(row -> rejected.add(row.row()));
        Map<Long, List<UserKey>> claims = new HashMap<>();
        for (ClaimedKey claim : plan.claims()) {
            claims.computeIfAbsent(claim.row(), row -> new ArrayList<>()).add(claim.key());
        }
        for (DraftRow row : rows) {
            long number = row.source().row();
            if (!rejected.contains(number)) {
                steps.planner().reclaim(row, claims.getOrDefault(number, List.of()));
            }
        }
    }
}
