// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

/**
 * How many records came to which outcome.
 *
 * @param created users that are new in the store
 * @param updated users of which at least one field was written
 * @param unchanged users that held every value of their record already; they were not written
 * @param skipped records left out on purpose
 * @param rejected records at fault
 */
public record Tally(long created, long updated, long unchanged, long skipped, long rejected) {
    private static final Tally ZERO = new Tally(0, 0, 0, 0, 0);

    /**
     * Checks the counts.
     *
     * @param created users that are new in the store
     * @param updated users of which at least one field was written
     * @param unchanged users that held every value of their record already; they were not written
     * @param skipped records left out on purpose
     * @param rejected records at fault
     * @throws IllegalArgumentException if one is negative
     */
    public Tally {
        if ((created | updated | unchanged | skipped | rejected) < 0) {
            throw new IllegalArgumentException("A count must not be negative");
        }
    }

    /** {@return a tally of nothing} */
    public static Tally zero() {
        return ZERO;
    }

    /** {@return the number of records that have an outcome} */
    public long total() {
        return created + updated + unchanged + skipped + rejected;
    }

    /**
     * {@return the sum of this tally and another}
     *
     * @param other the other tally
     */
    public Tally plus(Tally other) {
        return new Tally(
                created + other.created,
                updated + other.updated,
                unchanged + other.unchanged,
                skipped + other.skipped,
                rejected + other.rejected);
    }

    /**
     * {@return what has come to this tally since an earlier one}
     *
     * @param earlier the earlier tally of the same records
     * @throws IllegalArgumentException if the other tally is not earlier
     */
    public Tally minus(Tally earlier) {
        return new Tally(
                created - earlier.created,
                updated - earlier.updated,
                unchanged - earlier.unchanged,
                skipped - earlier.skipped,
                rejected - earlier.rejected);
    }

    /**
     * {@return this tally with one more record}
     *
     * @param outcome what became of the record
     */
    public Tally plus(RowOutcome outcome) {
        return switch (outcome.kind()) {
            case CREATED -> new Tally(created + 1, updated, unchanged, skipped, rejected);
            case UPDATED -> new Tally(created, updated + 1, unchanged, skipped, rejected);
            case UNCHANGED -> new Tally(created, updated, unchanged + 1, skipped, rejected);
            case SKIPPED -> new Tally(created, updated, unchanged, skipped + 1, rejected);
            case REJECTED -> new Tally(created, updated, unchanged, skipped, rejected + 1);
        };
    }
}
