// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.user.User;
import dev.muster.user.UserField;
import dev.muster.user.UserKey;
import org.jspecify.annotations.Nullable;

/**
 * A column that holds a field of the users, or the key in one.
 *
 * @param field the field
 * @param column the column
 * @param codec how values are kept
 * @param holdsKey whether it holds the normalised key beside a column that holds the field
 * @param absentValue what is kept of a user without a value: the column's own default where that is a constant, or null
 */
record MappedColumn(
        UserField field,
        TableColumn column,
        ColumnCodec codec,
        boolean holdsKey,
        @Nullable Object absentValue) {
    String quoted() {
        return column.quoted();
    }

    /** What the column holds of a user, in the form it is read back; null if nothing. */
    @Nullable
    Object valueOf(User user) {
        if (holdsKey) {
            UserKey key = UserKey.in(field, user);
            return key == null ? null : key.value();
        }
        Object value = user.value(field);
        Object canonical = value == null ? null : codec.canonical(value);
        return canonical == null ? absentValue : canonical;
    }

    /** Whether a new row must leave this column out, so that the database computes its default. */
    boolean isLeftToDatabase(@Nullable Object value) {
        return value == null && column.defaultSql() != null;
    }

    /** The text of the cell, or null for an empty one; throws {@link UnfitValueException} if the column cannot hold the value. */
    @Nullable
    String cellOf(User user, CellText text) {
        Object value = valueOf(user);
        if (value == null) {
            checkAbsence();
            return null;
        }
        codec.write(value, text);
        return text.take();
    }

    /** The reason why a row must not go without this value. */
    void checkAbsence() {
        if (!column.nullable()) {
            throw new UnfitValueException("The column " + column.name() + " must not be empty");
        }
    }
}
