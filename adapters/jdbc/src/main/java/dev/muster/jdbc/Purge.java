// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.job.JobId;
import dev.muster.spi.JournaledChunk;
import dev.muster.spi.Retention;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes away what has been kept long enough. Each chunk is changed in a transaction of its own, so that nobody waits for long, and a
 * purge that is interrupted goes on with the next.
 *
 * @param database where jobs lie
 * @param jobs the table of jobs
 * @param chunks changes their chunks
 */
record Purge(Database database, JobTable jobs, ChunkRewriting chunks) {
    /** Looks after so many jobs at most; answers how many there were. */
    int run(Retention retention, int limit) {
        Instant now = database.read(jobs::now);
        Ages ages = new Ages(
                now.minus(retention.history()), now.minus(retention.undo()), now.minus(retention.rejectedValues()));
        List<JobId> old = database.read(connection -> jobs.where(connection, isOld(), ages.parameters(limit)));
        old.forEach(job -> purge(job, ages));
        return old.size();
    }

    /**
     * Jobs that ended at one of these times or before lose something.
     *
     * @param all themselves
     * @param undo what a rollback needs
     * @param values the cells of rejected rows
     */
    private record Ages(Instant all, Instant undo, Instant values) {
        List<Object> parameters(int limit) {
            return List.of(micros(all), micros(undo), micros(values), limit);
        }

        /** To the next microsecond below, as the time of an end is kept. */
        private static long micros(Instant time) {
            return Micros.ceiling(time.minusNanos(999));
        }

        boolean isPast(Instant bound, Instant ended) {
            return !ended.isAfter(bound);
        }
    }

    private String isOld() {
        return "((" + isNotNeeded() + " AND j.ended_at <= ?) OR (" + isNotNeeded()
                + " AND NOT j.undo_purged AND j.ended_at <= ?) OR (NOT j.values_purged AND j.ended_at <= ?))"
                + " ORDER BY j.id LIMIT ?";
    }

    /** No job that has not ended takes it up again or rolls it back. */
    private String isNotNeeded() {
        return "NOT EXISTS (SELECT 1 FROM " + jobs.table() + " c WHERE c.parent = j.id AND c.ended_at IS NULL)";
    }

    private void purge(JobId job, Ages ages) {
        Instant ended = database.read(connection -> jobs.find(connection, job))
                .map(found -> found.snapshot().endedAt())
                .orElse(null);
        if (ended == null) {
            return;
        }
        boolean needed = isNeeded(job);
        if (!needed && ages.isPast(ages.all(), ended)) {
            chunks.deleteAll(job);
            database.write(connection -> {
                jobs.delete(connection, job);
                return true;
            });
            return;
        }
        if (ages.isPast(ages.values(), ended)) {
            chunks.rewrite(job, Purge::withoutValues);
            mark(job, "values_purged");
        }
        if (!needed && ages.isPast(ages.undo(), ended)) {
            chunks.rewrite(job, Purge::withoutUndo);
            mark(job, "undo_purged");
        }
    }

    private boolean isNeeded(JobId job) {
        return database.read(connection -> jobs.where(
                        connection,
                        "j.id = ? AND " + isNotNeeded(),
                        List.of(jobs.dialect().id(job.value()))))
                .isEmpty();
    }

    private void mark(JobId job, String column) {
        database.write(connection -> {
            jobs.set(connection, job, column, true);
            return true;
        });
    }

    /** A chunk that was only begun has nothing but its changes. */
    private static @Nullable JournaledChunk withoutUndo(JournaledChunk chunk) {
        return chunk.commit() == null ? null : chunk.withoutChanges();
    }

    private static JournaledChunk withoutValues(JournaledChunk chunk) {
        return chunk.withoutRejectedRows();
    }
}
