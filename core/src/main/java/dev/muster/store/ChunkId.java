// SPDX-License-Identifier: Apache-2.0
package dev.muster.store;

import dev.muster.job.JobId;
import java.util.Objects;

/**
 * One chunk of one job: the records that are committed together.
 *
 * @param job the job
 * @param number the chunk's number, 1 for the first
 */
public record ChunkId(JobId job, long number) {
    /**
     * Checks the number.
     *
     * @param job the job
     * @param number the chunk's number, 1 for the first
     * @throws IllegalArgumentException if it is below 1
     */
    public ChunkId {
        Objects.requireNonNull(job, "job");
        if (number < 1) {
            throw new IllegalArgumentException("Chunks are numbered from 1");
        }
    }

    /** {@return the job's id and the chunk's number, joined by a slash} */
    @Override
    public String toString() {
        return job + "/" + number;
    }
}
