// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

/** What a blank cell means. A column that is not there never means anything. */
public enum OnBlank {
    /** Nothing is known: the user's value stays. */
    KEEP,
    /** There is no value: the user's is cleared. */
    CLEAR
}
