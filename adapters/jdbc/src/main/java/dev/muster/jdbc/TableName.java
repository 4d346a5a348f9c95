// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * The name of a table.
 *
 * @param schema the schema it is in, or null where the database shall search for it
 * @param table its own name
 */
record TableName(@Nullable SqlName schema, SqlName table) {
    /** The name of a text such as {@code users} or {@code app.users}. */
    static TableName of(String text) {
        int dot = text.indexOf('.');
        return dot < 0
                ? new TableName(null, new SqlName(text))
                : new TableName(new SqlName(text.substring(0, dot)), new SqlName(text.substring(dot + 1)));
    }

    String quoted() {
        return schema == null ? table.quoted() : schema.quoted() + "." + table.quoted();
    }

    @Override
    public String toString() {
        return schema == null ? table.text() : schema.text() + "." + table.text();
    }
}
