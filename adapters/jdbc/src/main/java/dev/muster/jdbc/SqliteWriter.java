// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes changes to SQLite, row by row: a statement costs microseconds, and one that fails takes nothing else with it. */
final class SqliteWriter implements ChangeWriter {
    private final UserTable table;
    private final ColumnGroups groups;
    private final SqliteSql sql;

    SqliteWriter(UserTable table) {
        this.table = table;
        this.groups = new ColumnGroups(table);
        this.sql = new SqliteSql(table);
    }

    private interface Row {
        void write() throws SQLException;
    }

    /** What to answer for one row at fault; a new user who is there already is in conflict and not refused. */
    private record Answer(Results results, int place, boolean creates, Function<Violation, String> reason) {}

    @Override
    public void create(Connection connection, List<NewUser> users, Results results) throws SQLException {
        SqliteRoles roles = new SqliteRoles(table, connection);
        for (Map.Entry<List<MappedColumn>, List<NewUser>> group :
                groups.ofNew(users).entrySet()) {
            try (PreparedStatement statement = connection.prepareStatement(sql.insert(group.getKey()))) {
                SqliteStatement row = new SqliteStatement(statement, group.getKey());
                for (NewUser user : group.getValue()) {
                    attempt(connection, new Answer(results, user.place(), true, Violation::reason), () -> {
                        row.set(2, user.user());
                        String id = insert(statement, user);
                        roles.give(id, user.user().roles());
                        results.applied(user.place(), id);
                    });
                }
            }
        }
    }

    private String insert(PreparedStatement statement, NewUser user) throws SQLException {
        if (!table.mapping().generatedIds()) {
            statement.setString(1, user.id());
            statement.executeUpdate();
            return user.id();
        }
        statement.setNull(1, Types.BIGINT);
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void update(Connection connection, List<ChangedUser> users, Results results) throws SQLException {
        SqliteRoles roles = new SqliteRoles(table, connection);
        for (Map.Entry<List<MappedColumn>, List<ChangedUser>> group :
                groups.ofChanged(users).entrySet()) {
            List<MappedColumn> columns = group.getKey();
            try (PreparedStatement statement = connection.prepareStatement(sql.update(columns))) {
                SqliteStatement row = new SqliteStatement(statement, columns);
                for (ChangedUser user : group.getValue()) {
                    Function<Violation, String> reason = violation -> Refusals.ofUpdate(violation, table);
                    attempt(connection, new Answer(results, user.place(), false, reason), () -> {
                        row.set(1, user.after());
                        statement.setString(columns.size() + 1, user.id());
                        statement.executeUpdate();
                        if (user.changesRoles()) {
                            roles.take(user.id(), user.rolesLost());
                            roles.give(user.id(), user.rolesGained());
                        }
                        results.applied(user.place(), user.id());
                    });
                }
            }
        }
    }

    @Override
    public void delete(Connection connection, List<GoneUser> users, Results results) throws SQLException {
        SqliteRoles roles = new SqliteRoles(table, connection);
        try (PreparedStatement statement = connection.prepareStatement(sql.delete())) {
            for (GoneUser user : users) {
                attempt(connection, new Answer(results, user.place(), false, Violation::reasonToKeep), () -> {
                    if (table.mapping().deletedAt() == null) {
                        roles.takeAll(user.id());
                    }
                    statement.setString(1, user.id());
                    statement.executeUpdate();
                    results.applied(user.place(), user.id());
                });
            }
        }
    }

    /** Writes one row, or notes why not. A statement by itself needs no inner transaction to be taken back. */
    private void attempt(Connection connection, Answer answer, Row row) throws SQLException {
        try {
            if (table.roles() == null) {
                row.write();
            } else {
                InnerTransaction.run(connection, same -> {
                    row.write();
                    return true;
                });
            }
        } catch (UnfitValueException unfit) {
            answer.results().refused(answer.place(), unfit.reason());
        } catch (SQLException failed) {
            Violation violation = Violation.of(failed);
            if (violation == null) {
                throw failed;
            }
            settle(violation, answer);
        }
    }

    private void settle(Violation violation, Answer answer) {
        if (answer.creates() && table.indexes().guards(violation)) {
            answer.results().conflict(answer.place());
        } else {
            answer.results().refused(answer.place(), answer.reason().apply(violation));
        }
    }
}
