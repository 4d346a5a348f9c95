// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

/**
 * When an import pauses because too many records are rejected: somebody should look before more is written.
 *
 * @param rejected the number of rejected records at which it pauses, 0 for no such limit
 * @param rate the share of rejected records at which it pauses, above 0 and up to 1, or 0 for no such limit
 * @param minimumRows how many records must have been seen before the share counts, at least 1
 */
public record StopAfter(long rejected, double rate, long minimumRows) {
    private static final StopAfter NEVER = new StopAfter(0, 0, 1);

    /**
     * Checks the limits.
     *
     * @param rejected the number of rejected records at which it pauses, 0 for no such limit
     * @param rate the share of rejected records at which it pauses, above 0 and up to 1, or 0 for no such limit
     * @param minimumRows how many records must have been seen before the share counts, at least 1
     * @throws IllegalArgumentException if one is out of range
     */
    public StopAfter {
        if (rejected < 0 || rate < 0 || rate > 1 || minimumRows < 1) {
            throw new IllegalArgumentException("A limit of rejected records is out of range");
        }
    }

    /** {@return no limit} */
    public static StopAfter never() {
        return NEVER;
    }

    /**
     * {@return the limit of a number of records}
     *
     * @param rejected at how many rejected records to pause, at least 1
     */
    public static StopAfter errors(long rejected) {
        if (rejected < 1) {
            throw new IllegalArgumentException("A limit of rejected records starts at 1");
        }
        return new StopAfter(rejected, 0, 1);
    }

    /**
     * {@return the limit of a share of records, once 100 have been seen}
     *
     * @param rate at which share of rejected records to pause, above 0 and up to 1
     */
    public static StopAfter rate(double rate) {
        if (!(rate > 0)) {
            throw new IllegalArgumentException("A share of rejected records is above 0");
        }
        return new StopAfter(0, rate, 100);
    }

    /**
     * {@return whether a job with this tally should pause}
     *
     * @param tally what became of the records so far
     */
    public boolean isReachedBy(Tally tally) {
        return (rejected > 0 && tally.rejected() >= rejected)
                || (rate > 0 && tally.total() >= minimumRows && tally.rejected() >= rate * tally.total());
    }
}
