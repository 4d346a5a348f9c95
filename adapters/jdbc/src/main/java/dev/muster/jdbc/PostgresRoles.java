// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the rows of a table of roles. Safe for use by several threads. */
final class PostgresRoles {
    private final UserTable table;
    private final RoleTable roles;

    private PostgresRoles(UserTable table, RoleTable roles) {
        this.table = table;
        this.roles = roles;
    }

    /** For the table's roles, or null where they are not in a table of their own. */
    static @Nullable PostgresRoles of(UserTable table) {
        RoleTable roles = table.roles();
        return roles == null ? null : new PostgresRoles(table, roles);
    }

    /** Pairs of users and roles, to be written by one statement. For use by one thread. */
    static final class Pairs {
        private final List<String> users = new ArrayList<>();
        private final List<String> names = new ArrayList<>();

        void add(String user, Collection<String> roles) {
            for (String role : roles) {
                users.add(user);
                names.add(role);
            }
        }
    }

    String copySql() {
        return "COPY " + roles.table().quoted() + " (" + roles.user().quoted() + ", "
                + roles.role().quoted() + ") FROM STDIN";
    }

    void insert(Connection connection, Pairs pairs) throws SQLException {
        run(
                connection,
                "INSERT INTO " + roles.table().quoted() + " (" + roles.user().quoted() + ", "
                        + roles.role().quoted() + ") SELECT v.id::" + table.id().declared() + ", v.role FROM "
                        + pairs(),
                pairs);
    }

    void delete(Connection connection, Pairs pairs) throws SQLException {
        run(
                connection,
                "DELETE FROM " + roles.table().quoted() + " r USING " + pairs() + " WHERE r."
                        + roles.user().quoted() + " = v.id::" + table.id().declared() + " AND r."
                        + roles.role().quoted() + " = v.role",
                pairs);
    }

    void deleteAll(Connection connection, Collection<String> users) throws SQLException {
        String sql = "DELETE FROM " + roles.table().quoted() + " WHERE "
                + TextList.contains(
                        Dialect.POSTGRESQL, roles.user().quoted(), table.id().declared());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            TextList.set(statement, 1, users, false);
            statement.executeUpdate();
        }
    }

    private static String pairs() {
        return "unnest(?::text[], ?::text[]) AS v(id, role)";
    }

    private static void run(Connection connection, String sql, Pairs pairs) throws SQLException {
        if (pairs.users.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            TextList.set(statement, 1, pairs.users, false);
            TextList.set(statement, 2, pairs.names, false);
            statement.executeUpdate();
        }
    }
}
