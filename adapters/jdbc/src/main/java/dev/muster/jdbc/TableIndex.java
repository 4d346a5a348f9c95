// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * An index as the database knows it.
 *
 * @param name its name
 * @param unique whether it keeps two rows from being equal, and says so at once
 * @param parts its columns and expressions, in {@linkplain #plain plain} form
 * @param conditions what rows must fulfil to be in it, in plain form; none for an index of all rows
 */
record TableIndex(String name, boolean unique, List<String> parts, Set<String> conditions) {
    static TableIndex of(String name, boolean unique, List<String> parts, String where) {
        Set<String> conditions = new HashSet<>();
        if (!where.isBlank()) {
            Arrays.stream(where.split("(?i)\\sAND\\s")).map(TableIndex::plain).forEach(conditions::add);
        }
        return new TableIndex(
                name, unique, parts.stream().map(TableIndex::plain).toList(), conditions);
    }

    /** An expression without what databases add to one: quotes, brackets, blanks, casts to text. */
    static String plain(String expression) {
        return expression.replaceAll("::text|[\"()\\s]", "").toLowerCase(Locale.ROOT);
    }
}
