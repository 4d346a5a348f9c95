// SPDX-License-Identifier: Apache-2.0
package dev.muster.mapping;

/** How strong a claim to a field is, strongest first: of two columns that claim one field, the stronger gets it. */
enum NameRank {
    /** The job says so. */
    GIVEN,
    /** The field's own name. */
    EXACT,
    /** A common name of the field. */
    ALIAS,
    /** A name that is used for the field where there is no better one. */
    WEAK_ALIAS,
    /** A word that means something else in another language: it counts where other columns show which language it is. */
    CONTEXT_ALIAS,
    /** A name that resembles one of these, or that may as well mean something else. */
    GUESS;

    Confidence confidence() {
        return switch (this) {
            case GIVEN -> Confidence.GIVEN;
            case EXACT -> Confidence.EXACT;
            case ALIAS, WEAK_ALIAS, CONTEXT_ALIAS -> Confidence.ALIAS;
            case GUESS -> Confidence.GUESS;
        };
    }
}
