// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import dev.muster.job.JobId;
import java.util.Objects;

/**
 * The right of one node to work on a job, until somebody claims the job with a higher epoch.
 *
 * @param job the job
 * @param epoch how often the job has been claimed, 1 for the first time
 * @param owner who claimed it
 */
public record JobClaim(JobId job, long epoch, String owner) {
    /**
     * Checks that job and owner are there.
     *
     * @param job the job
     * @param epoch how often the job has been claimed, 1 for the first time
     * @param owner who claimed it
     */
    public JobClaim {
        Objects.requireNonNull(job, "job");
        Objects.requireNonNull(owner, "owner");
    }
}
