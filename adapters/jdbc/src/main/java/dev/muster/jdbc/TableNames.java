// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the tables are called.
 *
 * @param prefix what each name begins with
 * @param schema the schema they lie in, or null for that of the connection
 */
record TableNames(String prefix, @Nullable String schema) {
    /** So that names need no quotes, and hide no statement. Longest name behind the prefix and its limit in PostgreSQL: 63. */
    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,39}");

    // Below the pattern, which it needs.
    static final TableNames DEFAULT = new TableNames("muster_", null);

    TableNames {
        requireName(prefix);
        if (schema != null) {
            requireName(schema);
        }
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A prefix or schema has 1 to 40 lower-case letters, digits and underscores: " + name);
        }
    }

    String table(String name) {
        return qualifiedPrefix() + name;
    }

    String qualifiedPrefix() {
        return schema == null ? prefix : schema + "." + prefix;
    }
}
