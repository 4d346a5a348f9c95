// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Creates users in PostgreSQL where something is wrong with some of them: passes over those who are there already, and finds out whose
 * rows are at fault.
 */
final class PostgresInserts {
    private final UserTable table;
    private final @Nullable PostgresRoles roles;
    private final List<MappedColumn> columns;
    private final Connection connection;
    private final Results results;
    private final String sql;

    PostgresInserts(UserTable table, List<MappedColumn> columns, Connection connection, Results results) {
        this.table = table;
        this.roles = PostgresRoles.of(table);
        this.columns = columns;
        this.connection = connection;
        this.results = results;
        this.sql = sql();
    }

    private String sql() {
        StringBuilder names = new StringBuilder(table.id().quoted());
        StringBuilder values = new StringBuilder("v.id::").append(table.id().declared());
        for (int i = 0; i < columns.size(); i++) {
            names.append(", ").append(columns.get(i).quoted());
            values.append(", v.c")
                    .append(i)
                    .append("::")
                    .append(columns.get(i).column().declared());
        }
        return "INSERT INTO " + table.name() + " (" + names + ")"
                + (table.id().identity() ? " OVERRIDING SYSTEM VALUE" : "")
                + " SELECT " + values + " FROM " + RowArrays.from(columns.size());
    }

    /** Creates users whose values were found fit for their columns. */
    void create(List<NewUser> users) throws SQLException {
        Halves.write(
                connection,
                users,
                this::insert,
                (user, violation) -> results.refused(user.place(), violation.reason()));
        if (table.indexes().guardsMoreThanKeys()) {
            for (NewUser user : users) {
                if (results.isConflict(user.place())) {
                    explain(user);
                }
            }
        }
    }

    private void insert(List<NewUser> users) throws SQLException {
        Set<String> inserted = run(users, " ON CONFLICT DO NOTHING");
        PostgresRoles.Pairs pairs = new PostgresRoles.Pairs();
        for (NewUser user : users) {
            if (inserted.contains(user.id())) {
                results.applied(user.place(), user.id());
                pairs.add(user.id(), user.user().roles());
            } else {
                results.conflict(user.place());
            }
        }
        if (roles != null) {
            roles.insert(connection, pairs);
        }
    }

    private Set<String> run(List<NewUser> users, String onConflict) throws SQLException {
        RowArrays rows = new RowArrays(users.size(), columns);
        for (int i = 0; i < users.size(); i++) {
            rows.set(i, users.get(i).id(), users.get(i).user());
        }
        Set<String> inserted = new HashSet<>();
        String returning = " RETURNING " + table.id().quoted();
        try (PreparedStatement statement = connection.prepareStatement(sql + onConflict + returning)) {
            rows.setParameters(statement);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    inserted.add(row.getString(1));
                }
            }
        }
        return inserted;
    }

    /** What a row is equal to another in may be no key: then looking again would lead nowhere, and the row is at fault. */
    private void explain(NewUser user) throws SQLException {
        Halves.write(
                connection,
                List.of(user),
                rows -> {
                    run(rows, "");
                    insertRoles(user);
                    results.applied(user.place(), user.id());
                },
                (row, violation) -> {
                    if (!table.indexes().guards(violation)) {
                        results.refused(row.place(), violation.reason());
                    }
                });
    }

    private void insertRoles(NewUser user) throws SQLException {
        if (roles != null) {
            PostgresRoles.Pairs pairs = new PostgresRoles.Pairs();
            pairs.add(user.id(), user.user().roles());
            roles.insert(connection, pairs);
        }
    }
}
