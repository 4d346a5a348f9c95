// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.util.List;

/** The statements that write users in SQLite. The id is the first parameter of an insert, and the last of all others. */
final class SqliteSql {
    private final UserTable table;

    SqliteSql(UserTable table) {
        this.table = table;
    }

    /** Answers with the id where the database gives it, which takes longer by a third. */
    String insert(List<MappedColumn> columns) {
        StringBuilder names = new StringBuilder(table.id().quoted());
        columns.forEach(column -> names.append(", ").append(column.quoted()));
        String sql = "INSERT INTO " + table.name() + " (" + names + ") VALUES (?" + ", ?".repeat(columns.size()) + ")";
        return table.mapping().generatedIds() ? sql + " RETURNING " + table.id().quoted() : sql;
    }

    /** With no columns it changes nothing, for users of whom only the roles change. */
    String update(List<MappedColumn> columns) {
        StringBuilder sql = new StringBuilder("UPDATE ").append(table.name()).append(" SET ");
        for (int i = 0; i < columns.size(); i++) {
            sql.append(i == 0 ? "" : ", ").append(columns.get(i).quoted()).append(" = ?");
        }
        if (columns.isEmpty()) {
            sql.append(table.id().quoted()).append(" = ").append(table.id().quoted());
        }
        return sql.append(which()).toString();
    }

    String delete() {
        SqlName deletedAt = table.mapping().deletedAt();
        return deletedAt == null
                ? "DELETE FROM " + table.name() + which()
                : "UPDATE " + table.name() + " SET " + deletedAt.quoted()
                        + " = strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')" + which();
    }

    private String which() {
        return " WHERE " + table.id().quoted() + " = ?";
    }
}
