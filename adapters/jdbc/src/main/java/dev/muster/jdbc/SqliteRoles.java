// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Writes the rows of a table of roles in SQLite, if the users have one. */
final class SqliteRoles {
    private final @Nullable RoleTable roles;
    private final Connection connection;

    SqliteRoles(UserTable table, Connection connection) {
        this.roles = table.roles();
        this.connection = connection;
    }

    void give(String user, Collection<String> names) throws SQLException {
        if (roles != null) {
            each(
                    "INSERT INTO " + roles.table().quoted() + " ("
                            + roles.user().quoted() + ", " + roles.role().quoted() + ") VALUES (?, ?)",
                    user,
                    names);
        }
    }

    void take(String user, Collection<String> names) throws SQLException {
        if (roles != null) {
            each(
                    "DELETE FROM " + roles.table().quoted() + " WHERE "
                            + roles.user().quoted() + " = ? AND " + roles.role().quoted() + " = ?",
                    user,
                    names);
        }
    }

    void takeAll(String user) throws SQLException {
        if (roles != null) {
            String sql = "DELETE FROM " + roles.table().quoted() + " WHERE "
                    + roles.user().quoted() + " = ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, user);
                statement.executeUpdate();
            }
        }
    }

    private void each(String sql, String user, Collection<String> names) throws SQLException {
        if (names.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (String name : names) {
                if (!CellText.isSound(name)) {
                    throw new UnfitValueException("The name of a role holds a character that a database does not keep");
                }
                statement.setString(1, user);
                statement.setString(2, name);
                statement.executeUpdate();
            }
        }
    }
}
