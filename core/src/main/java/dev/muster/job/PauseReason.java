// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

/** Why a job stands still. */
public enum PauseReason {
    /** Somebody asked for it. */
    REQUESTED,
    /** More records were rejected than {@link StopAfter} allows. */
    TOO_MANY_REJECTED,
    /** The store cannot be reached, or failed on many records in a row. The job goes on by itself after a while. */
    STORE_UNAVAILABLE
}
