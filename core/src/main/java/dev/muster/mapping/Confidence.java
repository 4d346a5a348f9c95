// SPDX-License-Identifier: Apache-2.0
package dev.muster.mapping;

/** How sure it is that a column leads to a field. */
public enum Confidence {
    /** The job says so. */
    GIVEN,
    /** The column has the field's own name, but for case, accents and punctuation. */
    EXACT,
    /** The column has a title of the field, or a name that is commonly used for it. */
    ALIAS,
    /** The column's name resembles one of these, or has another meaning too. Applied only when the job accepts guesses. */
    GUESS,
    /** Nothing is known of the column. */
    NONE
}
