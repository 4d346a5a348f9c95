// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.user.UserField;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the same columns of users in PostgreSQL, whose rows are locked. */
final class PostgresUpdates {
    private final UserTable table;
    private final @Nullable PostgresRoles roles;
    private final List<MappedColumn> columns;
    private final Connection connection;
    private final Results results;

    PostgresUpdates(UserTable table, List<MappedColumn> columns, Connection connection, Results results) {
        this.table = table;
        this.roles = PostgresRoles.of(table);
        this.columns = columns;
        this.connection = connection;
        this.results = results;
    }

    void update(List<ChangedUser> users) throws SQLException {
        List<ChangedUser> sound = new ArrayList<>(users.size());
        RowArrays trial = new RowArrays(1, columns);
        for (ChangedUser user : users) {
            try {
                trial.set(0, user.id(), user.after());
                sound.add(user);
            } catch (UnfitValueException unfit) {
                results.refused(user.place(), unfit.reason());
            }
        }
        Halves.write(
                connection,
                sound,
                this::write,
                (user, violation) -> results.refused(user.place(), Refusals.ofUpdate(violation, table)));
    }

    private void write(List<ChangedUser> users) throws SQLException {
        if (!columns.isEmpty()) {
            writeColumns(users);
        }
        if (roles != null) {
            PostgresRoles.Pairs lost = new PostgresRoles.Pairs();
            PostgresRoles.Pairs gained = new PostgresRoles.Pairs();
            for (ChangedUser user : users) {
                if (user.fields().contains(UserField.ROLES)) {
                    lost.add(user.id(), user.rolesLost());
                    gained.add(user.id(), user.rolesGained());
                }
            }
            roles.delete(connection, lost);
            roles.insert(connection, gained);
        }
        users.forEach(user -> results.applied(user.place(), user.id()));
    }

    private void writeColumns(List<ChangedUser> users) throws SQLException {
        RowArrays rows = new RowArrays(users.size(), columns);
        for (int i = 0; i < users.size(); i++) {
            rows.set(i, users.get(i).id(), users.get(i).after());
        }
        try (PreparedStatement statement = connection.prepareStatement(sql())) {
            rows.setParameters(statement);
            statement.executeUpdate();
        }
    }

    private String sql() {
        StringBuilder sql = new StringBuilder("UPDATE ").append(table.name()).append(" AS u SET ");
        for (int i = 0; i < columns.size(); i++) {
            sql.append(i == 0 ? "" : ", ")
                    .append(columns.get(i).quoted())
                    .append(" = v.c")
                    .append(i)
                    .append("::")
                    .append(columns.get(i).column().declared());
        }
        return sql.append(" FROM ")
                .append(RowArrays.from(columns.size()))
                .append(" WHERE u.")
                .append(table.id().quoted())
                .append(" = v.id::")
                .append(table.id().declared())
                .toString();
    }
}
