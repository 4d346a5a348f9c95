// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.user.UserField;
import dev.muster.user.UserFilter;
import dev.muster.user.UserStatus;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A filter in SQL, for the row {@code u}. It lets everybody through whom the filter does, and hardly anybody else: whoever asked filters
 * again.
 */
final class FilterCondition {
    private static final int NANOS_OF_A_MICROSECOND = 1000;

    private final UserTable table;
    private final List<String> conditions = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();

    FilterCondition(UserTable table, UserFilter filter) {
        this.table = table;
        SqlName deletedAt = table.mapping().deletedAt();
        if (deletedAt != null) {
            conditions.add("u." + deletedAt.quoted() + " IS NULL");
        }
        organizations(filter);
        statuses(filter);
        roles(filter);
        created(filter);
    }

    private interface Parameter {
        void set(PreparedStatement statement, int index) throws SQLException;
    }

    String sql() {
        return conditions.isEmpty() ? "TRUE" : String.join(" AND ", conditions);
    }

    void setParameters(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            parameters.get(i).set(statement, i + 1);
        }
    }

    private void texts(Collection<String> texts) {
        parameters.add((statement, index) -> TextList.set(statement, index, texts, false));
    }

    private String textOf(MappedColumn column) {
        String name = "u." + column.quoted();
        return column.column().type() == ColumnType.TEXT ? name : "CAST(" + name + " AS text)";
    }

    private void organizations(UserFilter filter) {
        MappedColumn organization = table.columnOf(UserField.ORGANIZATION);
        MappedColumn memberships = table.columnOf(UserField.MEMBERSHIPS);
        if (filter.organizations().isEmpty() || organization == null || memberships != null) {
            // Which memberships somebody has is too much for SQL over JSON of any kind of column.
            return;
        }
        conditions.add(TextList.contains(table.dialect(), textOf(organization), "text"));
        texts(filter.organizations());
    }

    private void statuses(UserFilter filter) {
        MappedColumn status = table.columnOf(UserField.STATUS);
        if (filter.statuses().isEmpty() || status == null) {
            return;
        }
        List<String> words = new ArrayList<>();
        for (UserStatus each : filter.statuses()) {
            String word = ((StatusCodec) status.codec()).word(each);
            if (word != null) {
                words.add(word);
            }
        }
        conditions.add(TextList.contains(table.dialect(), textOf(status), "text"));
        texts(words);
    }

    private void roles(UserFilter filter) {
        if (filter.roles().isEmpty()) {
            return;
        }
        MappedColumn roles = table.columnOf(UserField.ROLES);
        if (table.roles() != null) {
            conditions.add(RoleRows.hasOneOf(table));
        } else if (roles == null) {
            return;
        } else if (roles.column().type() == ColumnType.TEXT_ARRAY) {
            conditions.add("u." + roles.quoted() + " && ?::text[]");
        } else if (table.dialect() == Dialect.SQLITE) {
            conditions.add("EXISTS (SELECT 1 FROM json_each(u." + roles.quoted() + ") r WHERE "
                    + TextList.contains(Dialect.SQLITE, "r.value", "text") + ")");
        } else {
            conditions.add("EXISTS (SELECT 1 FROM jsonb_array_elements_text(u." + roles.quoted() + "::jsonb) r WHERE "
                    + TextList.contains(Dialect.POSTGRESQL, "r", "text") + ")");
        }
        texts(filter.roles());
    }

    private void created(UserFilter filter) {
        MappedColumn created = table.columnOf(UserField.CREATED_AT);
        if (created != null) {
            created(created, ">=", filter.createdFrom());
            created(created, "<", ceiling(filter.createdBefore()));
        }
    }

    /** Columns keep microseconds: what was cut from a time must not push it across the end. */
    private static @Nullable Instant ceiling(@Nullable Instant end) {
        return end == null ? null : end.plusNanos(NANOS_OF_A_MICROSECOND - 1L);
    }

    private void created(MappedColumn created, String comparison, @Nullable Instant bound) {
        if (bound == null) {
            return;
        }
        Instant time = Objects.requireNonNull(bound);
        if (table.dialect() == Dialect.POSTGRESQL) {
            conditions.add("u." + created.quoted() + " " + comparison + " ?::"
                    + created.column().declared());
            parameters.add((statement, index) -> statement.setString(index, TimeText.of(time)));
        } else {
            // Hosts write times in many ways; the functions of SQLite read them all, to the second.
            conditions.add("CAST(strftime('%s', u." + created.quoted() + ") AS INTEGER) "
                    + (comparison.equals("<") ? "<=" : ">=") + " ?");
            parameters.add((statement, index) -> statement.setLong(index, time.getEpochSecond()));
        }
    }
}
