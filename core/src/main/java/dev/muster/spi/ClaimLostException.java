// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import dev.muster.job.MusterException;

/** The job has been claimed by somebody else: whoever held the older claim must stop at once and write nothing more. */
public final class ClaimLostException extends MusterException {
    private static final long serialVersionUID = 1L;

    private final transient JobClaim claim;

    /**
     * Creates the exception.
     *
     * @param claim the claim that no longer holds
     */
    public ClaimLostException(JobClaim claim) {
        super("Job " + claim.job() + " is no longer claimed by epoch " + claim.epoch(), null);
        this.claim = claim;
    }

    /** {@return the claim that no longer holds} */
    public JobClaim claim() {
        return claim;
    }
}
