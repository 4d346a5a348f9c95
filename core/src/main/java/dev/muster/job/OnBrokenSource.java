// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

/** What to do with a source that turns out to be broken somewhere in the middle. */
public enum OnBrokenSource {
    /** Refuse it; nothing is written. */
    REFUSE,
    /**
     * Take in the records before the place that is broken; the report says where that is. A compressed source that is damaged is refused
     * all the same, because the damage may lie anywhere.
     */
    KEEP_PREFIX
}
