// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which columns are written for which users: those of one group share a statement. */
final class ColumnGroups {
    private final UserTable table;

    ColumnGroups(UserTable table) {
        this.table = table;
    }

    /** The columns for new users: all but those the database gives a value of its own. */
    Map<List<MappedColumn>, List<NewUser>> ofNew(List<NewUser> users) {
        if (table.columns().stream().allMatch(column -> column.column().defaultSql() == null)) {
            return users.isEmpty() ? Map.of() : Map.of(table.columns(), users);
        }
        Map<List<MappedColumn>, List<NewUser>> groups = new LinkedHashMap<>();
        for (NewUser user : users) {
            List<MappedColumn> columns = new ArrayList<>(table.columns().size());
            for (MappedColumn column : table.columns()) {
                if (column.column().defaultSql() == null || !column.isLeftToDatabase(column.valueOf(user.user()))) {
                    columns.add(column);
                }
            }
            groups.computeIfAbsent(columns, none -> new ArrayList<>()).add(user);
        }
        return groups;
    }

    /** The columns that a change writes: only those of its fields. */
    Map<List<MappedColumn>, List<ChangedUser>> ofChanged(List<ChangedUser> users) {
        Map<List<MappedColumn>, List<ChangedUser>> groups = new LinkedHashMap<>();
        for (ChangedUser user : users) {
            List<MappedColumn> columns = table.columns().stream()
                    .filter(column -> user.fields().contains(column.field()))
                    .toList();
            groups.computeIfAbsent(columns, none -> new ArrayList<>()).add(user);
        }
        return groups;
    }
}
