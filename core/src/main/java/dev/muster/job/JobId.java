// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

import java.util.Objects;
import java.util.UUID;

/**
 * The id of a job. Ids sort by the time they were made, because they are UUIDs of version 7 (RFC 9562, section 5.7). An id is no secret
 * and gives no right to see the job.
 *
 * @param value the UUID
 */
public record JobId(UUID value) implements Comparable<JobId> {
    /**
     * Checks that there is a value.
     *
     * @param value the UUID
     */
    public JobId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * {@return the id that this text stands for}
     *
     * @param text a UUID in its usual form
     * @throws IllegalArgumentException if it is none
     */
    public static JobId of(String text) {
        return new JobId(UUID.fromString(text));
    }

    @Override
    public int compareTo(JobId other) {
        int high = Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
    }

    /** {@return the UUID in its usual form} */
    @Override
    public String toString() {
        return value.toString();
    }
}
