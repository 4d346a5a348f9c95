// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.user.FieldType;
import java.util.Objects;

/** The SQL of a table with a row for each role. */
final class RoleRows {
    private static final SqlName ROLES = new SqlName("roles");

    private RoleRows() {}

    private static RoleTable roles(UserTable table) {
        return Objects.requireNonNull(table.roles(), "roles");
    }

    /** An expression for all roles of the user in the row {@code u}. */
    static String ofUser(UserTable table) {
        RoleTable roles = roles(table);
        String from =
                " FROM " + roles.table().quoted() + " r WHERE r." + roles.user().quoted() + " = u."
                        + table.id().quoted() + " AND r." + roles.role().quoted() + " IS NOT NULL)";
        String role = "r." + roles.role().quoted();
        return switch (table.dialect()) {
            case POSTGRESQL -> "ARRAY(SELECT " + role + "::text" + from;
            case SQLITE -> "(SELECT json_group_array(" + role + ")" + from;
        };
    }

    /** How to read that expression. */
    static ColumnCodec codec(UserTable table) {
        return switch (table.dialect()) {
            case POSTGRESQL -> new TextArrayCodec(FieldType.NAME_SET);
            case SQLITE ->
                new JsonCodec(
                        FieldType.NAME_SET,
                        new TableColumn(ROLES, ColumnType.TEXT, "TEXT", true, null, -1, false, false));
        };
    }

    /** A condition: the user in the row {@code u} holds one of the roles of the parameter. */
    static String hasOneOf(UserTable table) {
        RoleTable roles = roles(table);
        return "EXISTS (SELECT 1 FROM " + roles.table().quoted() + " r WHERE r."
                + roles.user().quoted() + " = u." + table.id().quoted() + " AND "
                + TextList.contains(table.dialect(), "CAST(r." + roles.role().quoted() + " AS text)", "text") + ")";
    }
}
