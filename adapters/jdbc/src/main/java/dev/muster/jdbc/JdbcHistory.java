// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.job.JobId;
import dev.muster.spi.ChunkHistory;
import dev.muster.spi.JournaledChunk;
import java.util.List;
import java.util.function.Predicate;

/**
 * The chunks of one job, read a few at a time, each few in a short transaction: whoever is shown them may write to the same database
 * meanwhile.
 *
 * @param database where they lie
 * @param chunks the table
 * @param job the job
 */
record JdbcHistory(Database database, ChunkTable chunks, JobId job) implements ChunkHistory {
    /** A chunk may hold some mebibytes. */
    private static final int PAGE = 4;

    @Override
    public void read(Predicate<JournaledChunk> visitor) {
        show(0, number -> database.read(connection -> chunks.above(connection, job, number, PAGE)), visitor);
    }

    @Override
    public void readBackwards(long below, Predicate<JournaledChunk> visitor) {
        show(below, number -> database.read(connection -> chunks.below(connection, job, number, PAGE)), visitor);
    }

    @FunctionalInterface
    private interface Pages {
        List<JournaledChunk> behind(long number);
    }

    private static void show(long start, Pages pages, Predicate<JournaledChunk> visitor) {
        long last = start;
        List<JournaledChunk> page = pages.behind(last);
        while (!page.isEmpty()) {
            for (int i = 0; i < page.size(); i++) {
                JournaledChunk chunk = page.get(i);
                if (i > 0 && chunk.commit() == null) {
                    // May have changed while the ones before it were shown; a committed one has not.
                    break;
                }
                if (!visitor.test(chunk)) {
                    return;
                }
                last = chunk.plan().chunk().number();
            }
            page = pages.behind(last);
        }
    }
}
