// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * A column as the database knows it.
 *
 * @param name its name
 * @param type what it holds
 * @param declared its type in the words of the database, without limits, as a cast needs it
 * @param nullable whether it may be empty
 * @param defaultSql the expression that gives its value where none is written, or null
 * @param limit how many characters or decimal places of a second it takes, or -1 where there is no limit
 * @param identity whether the database counts it up by itself
 * @param computed whether the database computes it, so that it cannot be written
 */
record TableColumn(
        SqlName name,
        ColumnType type,
        String declared,
        boolean nullable,
        @Nullable String defaultSql,
        int limit,
        boolean identity,
        boolean computed) {
    String quoted() {
        return name.quoted();
    }

    /** Whether a row can be inserted without it. */
    boolean mayBeLeftOut() {
        return nullable || defaultSql != null || identity || computed;
    }
}
