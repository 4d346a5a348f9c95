// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.issue.RowIssue;
import dev.muster.job.Tally;
import dev.muster.spi.ChunkCommit;
import dev.muster.spi.ChunkHistory;
import dev.muster.spi.ChunkPlan;
import dev.muster.spi.RejectedRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * The chunks of a job that count: those committed, each with what was known when it was planned and what its commit has added, by row. A
 * chunk that was only begun may still come to anything, so nothing is told of it.
 */
final class CommittedChunks {
    private final ChunkHistory history;

    CommittedChunks(ChunkHistory history) {
        this.history = history;
    }

    /**
     * A committed chunk.
     *
     * @param tally what became of its rows
     * @param issues everything there is to tell, by row
     * @param rejected the rejected rows, by row
     */
    record Chunk(Tally tally, List<RowIssue> issues, List<RejectedRow> rejected) {
        private static Chunk of(ChunkPlan plan, ChunkCommit commit) {
            return new Chunk(
                    commit.tally(),
                    merged(plan.issues(), commit.issues(), RowIssue::row),
                    merged(plan.rejected(), commit.rejected(), RejectedRow::row));
        }

        private static <T> List<T> merged(List<T> planned, List<T> added, ToLongFunction<T> row) {
            List<T> all = new ArrayList<>(planned);
            all.addAll(added);
            // Stable: of one row, what was planned comes first.
            all.sort(Comparator.comparingLong(row));
            return all;
        }
    }

    /** Writes a chunk somewhere. */
    @FunctionalInterface
    interface ChunkWriter {
        void write(Chunk chunk) throws IOException;
    }

    /** Shows each chunk in the order of rows until the visitor answers false. */
    void read(Predicate<Chunk> visitor) {
        history.read(chunk -> chunk.commit() == null || visitor.test(Chunk.of(chunk.plan(), chunk.commit())));
    }

    /** Writes each chunk in the order of rows. */
    void write(ChunkWriter writer) throws IOException {
        IOException[] failed = new IOException[1];
        read(chunk -> {
            try {
                writer.write(chunk);
                return true;
            } catch (IOException broken) {
                failed[0] = broken;
                return false;
            }
        });
        if (failed[0] != null) {
            throw failed[0];
        }
    }
}
