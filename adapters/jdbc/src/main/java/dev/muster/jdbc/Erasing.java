// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.job.JobId;
import dev.muster.spi.ErasedPerson;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a person out of all journals.
 *
 * @param database where they lie
 * @param jobs the table of jobs
 * @param tombstones where fingerprints of the person go
 * @param chunks reads and changes chunks
 */
record Erasing(Database database, JobTable jobs, TombstoneTable tombstones, ChunkRewriting chunks) {
    private static final int JOBS_AT_ONCE = 500;

    /** Erases somebody; answers whose journals held something of them, newest first. */
    List<JobId> erase(ErasedPerson person) {
        // First of all, so that no job takes them up again while the journals are being read.
        remember(person);
        List<JobId> all = all();
        if (learn(person, all)) {
            remember(person);
        }
        List<JobId> changed = new ArrayList<>();
        for (JobId job : all) {
            if (chunks.rewrite(job, person::takenOutOf)) {
                changed.add(job);
            }
        }
        return changed;
    }

    private void remember(ErasedPerson person) {
        database.write(connection -> {
            tombstones.add(connection, person.keys());
            return true;
        });
    }

    private List<JobId> all() {
        List<JobId> all = new ArrayList<>();
        List<JobId> page = page("TRUE", List.of());
        while (!page.isEmpty()) {
            all.addAll(page);
            page = page(
                    "j.id < ?",
                    List.of(jobs.dialect().id(page.get(page.size() - 1).value())));
        }
        return all;
    }

    private List<JobId> page(String condition, List<?> parameters) {
        return database.read(connection ->
                jobs.where(connection, condition + " ORDER BY j.id DESC LIMIT " + JOBS_AT_ONCE, parameters));
    }

    /** An id that a newer job tells may lead to changes in an older one, which tell nothing but the id. */
    private boolean learn(ErasedPerson person, List<JobId> all) {
        boolean[] learned = {false, true};
        while (learned[1]) {
            learned[1] = false;
            for (JobId job : all) {
                new JdbcHistory(database, chunks.tables().apply(job), job).read(chunk -> {
                    learned[1] |= person.learnsFrom(chunk);
                    return true;
                });
            }
            learned[0] |= learned[1];
        }
        return learned[0];
    }
}
