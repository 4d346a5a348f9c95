// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes changes to PostgreSQL, many rows with each statement. */
final class PostgresWriter implements ChangeWriter {
    private final UserTable table;
    private final ColumnGroups groups;

    PostgresWriter(UserTable table) {
        this.table = table;
        this.groups = new ColumnGroups(table);
    }

    @Override
    public void create(Connection connection, List<NewUser> users, Results results) throws SQLException {
        checkAtOnce(connection);
        List<NewUser> named = table.mapping().generatedIds() ? withIds(connection, users) : users;
        for (Map.Entry<List<MappedColumn>, List<NewUser>> group :
                groups.ofNew(named).entrySet()) {
            new PostgresCreates(table, group.getKey(), connection, results).create(group.getValue());
        }
    }

    @Override
    public void update(Connection connection, List<ChangedUser> users, Results results) throws SQLException {
        checkAtOnce(connection);
        for (Map.Entry<List<MappedColumn>, List<ChangedUser>> group :
                groups.ofChanged(users).entrySet()) {
            new PostgresUpdates(table, group.getKey(), connection, results).update(group.getValue());
        }
    }

    /** What is checked at the end of the transaction would fail the whole chunk, and nobody could say whose row was at fault. */
    private void checkAtOnce(Connection connection) throws SQLException {
        if (table.checksLate()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
            }
        }
    }

    /** Asks the database for the ids before the rows are written: COPY does not answer with those it gives. */
    private List<NewUser> withIds(Connection connection, List<NewUser> users) throws SQLException {
        List<NewUser> named = new ArrayList<>(users.size());
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT " + nextId(connection) + " FROM generate_series(1, ?)")) {
            statement.setInt(1, users.size());
            try (ResultSet row = statement.executeQuery()) {
                for (NewUser user : users) {
                    row.next();
                    named.add(new NewUser(user.place(), row.getString(1), user.user()));
                }
            }
        }
        return named;
    }

    private String nextId(Connection connection) throws SQLException {
        String defaultSql = table.id().defaultSql();
        if (defaultSql != null) {
            return defaultSql;
        }
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT quote_literal(pg_get_serial_sequence(?, ?))")) {
            statement.setString(1, table.name());
            statement.setString(2, table.id().name().text());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return "nextval(" + row.getString(1) + ")";
            }
        }
    }

    @Override
    public void delete(Connection connection, List<GoneUser> users, Results results) throws SQLException {
        checkAtOnce(connection);
        @Nullable PostgresRoles roles = PostgresRoles.of(table);
        SqlName deletedAt = table.mapping().deletedAt();
        String which = TextList.contains(
                Dialect.POSTGRESQL, table.id().quoted(), table.id().declared());
        String sql = deletedAt == null
                ? "DELETE FROM " + table.name() + " WHERE " + which
                : "UPDATE " + table.name() + " SET " + deletedAt.quoted() + " = now() WHERE " + which;
        Halves.write(
                connection,
                users,
                some -> {
                    List<String> ids = some.stream().map(GoneUser::id).toList();
                    if (roles != null && deletedAt == null) {
                        roles.deleteAll(connection, ids);
                    }
                    try (PreparedStatement statement = connection.prepareStatement(sql)) {
                        TextList.set(statement, 1, ids, false);
                        statement.executeUpdate();
                    }
                    some.forEach(user -> results.applied(user.place(), user.id()));
                },
                (user, violation) -> results.refused(user.place(), violation.reasonToKeep()));
    }
}
