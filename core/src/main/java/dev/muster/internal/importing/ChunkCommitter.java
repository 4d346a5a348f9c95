// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.internal.changes.ChunkProtocol;
import dev.muster.job.ImportJob;
import dev.muster.job.Tally;
import dev.muster.spi.ChunkPlan;
import dev.muster.spi.JobContext;
import dev.muster.store.ChunkId;
import java.util.List;

/** Hands the chunks of an import to the protocol: those planned just now, and one that an earlier run has begun. */
final class ChunkCommitter {
    private final boolean dryRun;
    private final JobContext context;
    private final ChunkPlanning planning;
    private final ChunkProtocol protocol;

    ChunkCommitter(ImportJob job, JobContext context, ChunkPlanning planning, ChunkProtocol protocol) {
        this.dryRun = job.pace().dryRun();
        this.context = context;
        this.planning = planning;
        this.protocol = protocol;
    }

    /** Commits a chunk that was planned just now, and answers what became of its rows. */
    Tally commit(long number, List<PlannedRow> rows) {
        ChunkId id = new ChunkId(context.id(), number);
        return protocol.commit(ChunkWork.of(id, rows, dryRun, planning)).tally();
    }

    /** Finishes a chunk that an earlier run has begun; the rows are those of the chunk, read again. */
    Tally resume(ChunkPlan plan, List<DraftRow> rows) {
        return protocol.resume(ChunkWork.resumed(plan, rows, planning)).tally();
    }
}
