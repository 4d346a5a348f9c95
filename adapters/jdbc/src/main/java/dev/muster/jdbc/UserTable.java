// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.user.User;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The host's table after it was checked: what is read, written and looked up. Safe for use by several threads.
 *
 * @param dialect the kind of database
 * @param mapping what the host has said
 * @param id the column of ids
 * @param columns the columns that hold fields and keys
 * @param lookups how to find users, by key field
 * @param indexes the unique indexes and the key each of them guards, by name
 * @param checksLate whether some constraint is checked at the end of the transaction
 */
record UserTable(
        Dialect dialect,
        TableMapping mapping,
        TableColumn id,
        List<MappedColumn> columns,
        Map<UserField, KeyLookup> lookups,
        UniqueIndexes indexes,
        boolean checksLate) {
    String name() {
        return mapping.table().quoted();
    }

    @Nullable
    RoleTable roles() {
        return mapping.roles();
    }

    /** The condition that leaves out deleted users, to be put behind another. */
    String andNotDeleted() {
        SqlName deletedAt = mapping.deletedAt();
        return deletedAt == null ? "" : " AND " + deletedAt.quoted() + " IS NULL";
    }

    /** The column that holds a field itself, or null. */
    @Nullable
    MappedColumn columnOf(UserField field) {
        for (MappedColumn column : columns) {
            if (column.field() == field && !column.holdsKey()) {
                return column;
            }
        }
        return null;
    }

    User canonical(User user) {
        UserDraft.Builder kept = UserDraft.builder();
        for (MappedColumn column : columns) {
            if (!column.holdsKey()) {
                kept.set(column.field(), column.valueOf(user));
            }
        }
        if (roles() != null) {
            kept.set(UserField.ROLES, user.roles());
        }
        return User.of(kept.build());
    }
}
