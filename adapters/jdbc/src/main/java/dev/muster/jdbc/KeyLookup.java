// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.user.UserField;
import dev.muster.user.UserKey;
import java.util.List;
import java.util.Locale;

/**
 * How users are found by one kind of key.
 *
 * @param field the key field
 * @param column the column to look into
 * @param anyCase whether to compare with the column's lower case
 */
record KeyLookup(UserField field, TableColumn column, boolean anyCase) {
    /** What is compared: a column, or an expression that an index has to be over. */
    String expression() {
        return anyCase ? "lower(" + column.quoted() + ")" : column.quoted();
    }

    /** The type that what is looked for has to be cast to, so that the index is used. */
    String type() {
        return anyCase ? "text" : column.declared();
    }

    /** The texts to look for; none for a key that no user can have. */
    List<String> forms(UserKey key) {
        if (anyCase || column.type() == ColumnType.CITEXT) {
            return key.lookupForms().stream()
                    .map(form -> form.toLowerCase(Locale.ROOT))
                    .toList();
        }
        String form = IdText.canonical(column.type(), key.value(), "");
        return form.isEmpty() ? List.of() : List.of(form);
    }
}
