// SPDX-License-Identifier: Apache-2.0
package dev.muster.mapping;

/** How sure it is that a column leads to a field. */
public enum Confidence {
    /** The job says so. */
    GIVEN,
    /** The column has the field's own name, but for case and punctuation. */
    EXACT,
    /** The column has a name that is commonly used for the field. */
    ALIAS,
    /** The column's name resembles one of these. Applied only when the job accepts guesses. */
    GUESS,
    /** Nothing is known of the column. */
    NONE
}
