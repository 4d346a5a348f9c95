// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

/** What a job is busy with. */
public enum Phase {
    /** Nothing yet. */
    WAITING,
    /** Reads the whole source once to check it and to count its records; nothing is written before this has passed. */
    CHECKING_SOURCE,
    /** Passes over the records that an earlier run of the same job has committed. */
    CATCHING_UP,
    /** Takes records in. */
    IMPORTING,
    /** Takes back what an import has written. */
    ROLLING_BACK,
    /** Compares the accounts. */
    CLOSING,
    /** Nothing any more. */
    DONE
}
