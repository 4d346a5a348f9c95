// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.store.StoredUser;
import dev.muster.user.User;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import dev.muster.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads users from rows of the host's table. Safe for use by several threads. */
final class UserRows {
    private final UserTable table;
    private final List<MappedColumn> read = new ArrayList<>();
    private final ColumnCodec roles;
    private final String select;

    UserRows(UserTable table) {
        this.table = table;
        for (MappedColumn column : table.columns()) {
            if (!column.holdsKey()) {
                read.add(column);
            }
        }
        roles = RoleRows.codec(table);
        select = select();
    }

    private String select() {
        StringBuilder sql = new StringBuilder("SELECT u.").append(table.id().quoted());
        read.forEach(column -> sql.append(", u.").append(column.quoted()));
        if (table.roles() != null) {
            sql.append(", ").append(RoleRows.ofUser(table));
        }
        return sql.append(" FROM ").append(table.name()).append(" AS u WHERE ").toString();
    }

    /** The start of a query, up to and with WHERE. The table is called {@code u}. */
    String select(String condition) {
        return select + condition;
    }

    StoredUser user(ResultSet row) throws SQLException {
        UserDraft.Builder draft = UserDraft.builder();
        int index = 2;
        for (MappedColumn column : read) {
            draft.set(column.field(), column.codec().read(row, index++));
        }
        if (table.roles() != null) {
            draft.set(UserField.ROLES, roles.read(row, index));
        }
        return new StoredUser(new UserId(row.getString(1)), User.of(draft.build()));
    }
}
