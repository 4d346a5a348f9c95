// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

/** What to do with a record whose user exists already. */
public enum OnMatch {
    /** Write what differs. */
    UPDATE,
    /** Leave the user alone. */
    SKIP,
    /** Reject the record. */
    FAIL
}
