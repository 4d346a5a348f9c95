// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.job.JobId;
import dev.muster.spi.JournaledChunk;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Changes chunks that have been written, one after the other, each in a transaction of its own.
 *
 * @param database where they lie
 * @param tables the table of chunks with the payloads of a job
 */
record ChunkRewriting(Database database, Function<JobId, ChunkTable> tables) {
    private static final int DELETED_AT_ONCE = 200;

    /**
     * Puts other chunks in the place of a job's chunks.
     *
     * @param change answers the chunk as it shall be; an equal one if it shall stay, null if it shall go
     * @return whether there was one that did not stay
     */
    boolean rewrite(JobId job, Function<JournaledChunk, @Nullable JournaledChunk> change) {
        ChunkTable table = tables.apply(job);
        boolean changed = false;
        Optional<Step> step = Optional.of(new Step(0, false));
        while (step.isPresent()) {
            long last = step.get().number();
            step = database.write(connection -> rewriteNext(connection, job, table, last, change));
            changed |= step.isPresent() && step.get().changed();
        }
        return changed;
    }

    /** A chunk that was looked at. */
    private record Step(long number, boolean changed) {}

    private static Optional<Step> rewriteNext(
            Connection connection,
            JobId job,
            ChunkTable table,
            long last,
            Function<JournaledChunk, @Nullable JournaledChunk> change)
            throws SQLException {
        JournaledChunk before = table.lockedAbove(connection, job, last);
        if (before == null) {
            return Optional.empty();
        }
        JournaledChunk after = change.apply(before);
        if (after == null) {
            table.delete(connection, before.plan().chunk());
        } else if (!after.equals(before)) {
            table.replace(connection, after);
        }
        return Optional.of(new Step(before.plan().chunk().number(), !before.equals(after)));
    }

    /** Deletes a job's chunks, some at a time. */
    void deleteAll(JobId job) {
        ChunkTable table = tables.apply(job);
        int deleted = DELETED_AT_ONCE;
        while (deleted == DELETED_AT_ONCE) {
            deleted = database.write(connection -> table.deleteSome(connection, job, DELETED_AT_ONCE));
        }
    }
}
