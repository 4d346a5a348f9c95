// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.sql.SQLException;
import java.util.List;

/** Whether a table of roles is there and can be written. */
final class RoleTableCheck {
    private final RoleTable roles;
    private final Catalog catalog;
    private final List<String> findings;

    RoleTableCheck(RoleTable roles, Catalog catalog, List<String> findings) {
        this.roles = roles;
        this.catalog = catalog;
        this.findings = findings;
    }

    void check() throws SQLException {
        List<TableColumn> columns = catalog.columns(roles.table());
        if (columns.isEmpty()) {
            findings.add("There is no table " + roles.table() + " for the roles.");
            return;
        }
        for (SqlName name : List.of(roles.user(), roles.role())) {
            if (columns.stream().noneMatch(column -> isNamed(column, name))) {
                findings.add("The table " + roles.table() + " has no column " + name + ".");
            }
        }
        for (TableColumn column : columns) {
            checkColumn(column);
        }
        String user = TableIndex.plain(roles.user().quoted());
        if (catalog.indexes(roles.table()).stream()
                .noneMatch(index -> index.parts().get(0).equals(user))) {
            findings.add("No index of the table " + roles.table() + " starts with the column " + roles.user()
                    + ", by which the roles of a user are found.");
        }
    }

    private void checkColumn(TableColumn column) {
        if (isNamed(column, roles.role())) {
            if (!column.type().isText()) {
                findings.add("The column " + column.name() + " of the table " + roles.table() + " of type "
                        + column.declared() + " cannot hold names of roles: use text.");
            }
        } else if (!isNamed(column, roles.user()) && !column.mayBeLeftOut()) {
            findings.add("The column " + column.name() + " of the table " + roles.table()
                    + " must not be empty and has no default: no role could be given.");
        }
    }

    private static boolean isNamed(TableColumn column, SqlName name) {
        return column.name().text().equalsIgnoreCase(name.text());
    }
}
