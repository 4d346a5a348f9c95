// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Creates users in PostgreSQL: with COPY, in the hope that nothing is wrong with any; where that fails, with statements that pass over
 * users who are there already, in halves.
 */
final class PostgresCreates {
    private final UserTable table;
    private final @Nullable PostgresRoles roles;
    private final List<MappedColumn> columns;
    private final Connection connection;
    private final Results results;

    PostgresCreates(UserTable table, List<MappedColumn> columns, Connection connection, Results results) {
        this.table = table;
        this.roles = PostgresRoles.of(table);
        this.columns = columns;
        this.connection = connection;
        this.results = results;
    }

    void create(List<NewUser> users) throws SQLException {
        List<NewUser> sound = new ArrayList<>(users.size());
        CopyBuffer rows = new CopyBuffer();
        CopyBuffer roleRows = new CopyBuffer();
        for (NewUser user : users) {
            int end = rows.length();
            int endOfRoles = roleRows.length();
            try {
                writeRow(user, rows);
                writeRoles(user, roleRows);
                sound.add(user);
            } catch (UnfitValueException unfit) {
                rows.cutTo(end);
                roleRows.cutTo(endOfRoles);
                results.refused(user.place(), unfit.reason());
            }
        }
        if (sound.isEmpty()) {
            return;
        }
        if (isCopied(rows, roleRows)) {
            sound.forEach(user -> results.applied(user.place(), user.id()));
        } else {
            new PostgresInserts(table, columns, connection, results).create(sound);
        }
    }

    private void writeRow(NewUser user, CopyBuffer rows) {
        rows.cell();
        rows.text(user.id());
        for (MappedColumn column : columns) {
            Object value = column.valueOf(user.user());
            rows.cell();
            if (value == null) {
                column.checkAbsence();
                rows.nothing();
            } else {
                column.codec().write(value, rows);
            }
        }
        rows.endRow();
    }

    private void writeRoles(NewUser user, CopyBuffer roleRows) {
        if (roles != null) {
            for (String role : user.user().roles()) {
                roleRows.cell();
                roleRows.text(user.id());
                roleRows.cell();
                roleRows.text(role);
                roleRows.endRow();
            }
        }
    }

    /** Whether all rows are in; if not, none is, for whatever reason: a row at fault, or a table that COPY may not write to. */
    private boolean isCopied(CopyBuffer rows, CopyBuffer roleRows) throws SQLException {
        if (!PostgresCopy.isPossible(connection)) {
            return false;
        }
        try {
            return InnerTransaction.run(connection, same -> {
                PostgresCopy.run(connection, "COPY " + table.name() + " (" + columnNames() + ") FROM STDIN", rows);
                if (roles != null && roleRows.length() > 0) {
                    PostgresCopy.run(connection, roles.copySql(), roleRows);
                }
                return true;
            });
        } catch (SQLException failed) {
            if (SqlFailures.isPassing(failed)) {
                throw failed;
            }
            return false;
        }
    }

    private String columnNames() {
        StringBuilder names = new StringBuilder(table.id().quoted());
        columns.forEach(column -> names.append(", ").append(column.quoted()));
        return names.toString();
    }
}
