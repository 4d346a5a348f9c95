// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.changes;

import dev.muster.job.PauseReason;
import dev.muster.spi.JobContext;

/**
 * Counts records on which the store failed one after the other, with none between that went well: one streak for look-ups, one for
 * changes, because a store may do the one and not the other. A record or two are at fault themselves;
 * twenty in a row mean that the store is, and then no record is to be rejected.
 */
public final class FailureStreak {
    private static final int LONGEST = 20;

    private final JobContext context;
    private int length;

    public FailureStreak(JobContext context) {
        this.context = context;
    }

    /** One went well. */
    public void broken() {
        length = 0;
    }

    /** Counts one more failure; pauses the job if there have been too many. */
    public void failed() {
        if (++length >= LONGEST) {
            throw context.pause(PauseReason.STORE_UNAVAILABLE);
        }
    }
}
