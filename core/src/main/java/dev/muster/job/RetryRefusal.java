// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

/** Why the rejected records of an import are not taken up again. */
public enum RetryRefusal {
    /** The job is no import. */
    NOT_AN_IMPORT("is no import"),
    /** The import has not ended yet. */
    NOT_ENDED("has not ended yet"),
    /** The import has rejected no record. */
    NOTHING_REJECTED("has rejected no record"),
    /** The import was rolled back, or is being rolled back: its other records are not there any more. */
    ROLLED_BACK("was rolled back"),
    /** The content of the source was given to Muster as a stream or as bytes, and went with the end of the import. */
    SOURCE_GONE("has no source any more; import its file of rejected rows with ImportJob.retryOf");

    private final String words;

    RetryRefusal(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
