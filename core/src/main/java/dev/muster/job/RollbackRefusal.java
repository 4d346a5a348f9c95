// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

/** Why an import is not rolled back. */
public enum RollbackRefusal {
    /** The job is no import; a rollback cannot be rolled back. */
    NOT_AN_IMPORT("is no import"),
    /** The import was a dry run and has written nothing. */
    DRY_RUN("was a dry run and has written nothing"),
    /** The import, or a retry of it, has not ended yet. */
    NOT_ENDED("has not ended yet"),
    /** The import ended 24 hours ago or earlier. */
    WINDOW_OVER("ended too long ago: what it takes to undo it is kept for 24 hours, or as long as the host says"),
    /** The import is being rolled back already. */
    ALREADY_RUNNING("is being rolled back already"),
    /** Other imports have taken up its rejected records, and what they have written stands. */
    RETRIES_STAND("has retries whose users stand; roll them back first, or all together with withRetries()");

    private final String words;

    RollbackRefusal(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
