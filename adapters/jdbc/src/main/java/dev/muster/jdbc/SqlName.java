// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.nio.charset.StandardCharsets;

/**
 * The name of a column, as the catalogue of the database spells it; always quoted, so that case counts and no word is reserved.
 *
 * @param text the name without quotes
 */
record SqlName(String text) {
    /** What PostgreSQL keeps of a name; it would cut a longer one without a word. */
    private static final int MAX_BYTES = 63;

    SqlName {
        if (text.isBlank() || text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new IllegalArgumentException("A name in a database has 1 to " + MAX_BYTES + " bytes");
        }
        if (text.indexOf('"') >= 0 || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("A name in a database must not hold quotes or control characters");
        }
    }

    String quoted() {
        return '"' + text + '"';
    }

    @Override
    public String toString() {
        return text;
    }
}
