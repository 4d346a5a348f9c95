// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.store.StoredUser;
import dev.muster.store.UserVisitor;
import dev.muster.user.User;
import dev.muster.user.UserField;
import dev.muster.user.UserFilter;
import dev.muster.user.UserId;
import dev.muster.user.UserKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds and reads users. Safe for use by several threads. */
final class UserReader {
    /** Rows held in memory at once while all are read. */
    private static final int FETCH = 1_000;

    private final UserTable table;
    private final UserRows rows;

    UserReader(UserTable table) {
        this.table = table;
        this.rows = new UserRows(table);
    }

    /** Whom to look for by what: one query for each kind of key and scope. */
    private record Search(UserField field, @Nullable String scope) {}

    List<StoredUser> find(Connection connection, Collection<UserKey> keys) throws SQLException {
        Map<Search, Set<String>> searches = new LinkedHashMap<>();
        for (UserKey key : keys) {
            List<String> forms = forms(key);
            if (!forms.isEmpty()) {
                Search search = new Search(key.field(), isScoped(key) ? key.scope() : null);
                searches.computeIfAbsent(search, none -> new LinkedHashSet<>()).addAll(forms);
            }
        }
        Map<UserId, StoredUser> found = new LinkedHashMap<>();
        for (Map.Entry<Search, Set<String>> search : searches.entrySet()) {
            for (StoredUser user : search(connection, search.getKey(), search.getValue())) {
                found.putIfAbsent(user.id(), user);
            }
        }
        return List.copyOf(found.values());
    }

    private boolean isScoped(UserKey key) {
        MappedColumn organization = table.columnOf(UserField.ORGANIZATION);
        return table.mapping().keysWithinOrganization()
                && key.scope() != null
                && organization != null
                && CellText.isSound(key.scope())
                && IdText.fits(organization.column().type(), key.scope());
    }

    /** What to look for; nothing for a key that no row can hold. */
    private List<String> forms(UserKey key) {
        if (!CellText.isSound(key.value())) {
            return List.of();
        }
        if (key.field() == UserField.ID) {
            String id = IdText.canonical(table.id().type(), key.value(), "");
            return id.isEmpty() ? List.of() : List.of(id);
        }
        KeyLookup lookup = table.lookups().get(key.field());
        return lookup == null ? List.of() : lookup.forms(key);
    }

    private List<StoredUser> search(Connection connection, Search search, Set<String> forms) throws SQLException {
        String scope = search.scope();
        String sql = rows.select(condition(search)) + table.andNotDeleted();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            TextList.set(statement, 1, forms, isNumber(search.field()));
            if (scope != null) {
                statement.setString(2, scope);
            }
            return users(statement);
        }
    }

    /** The condition of a search, as the plan of a query has to show an index for it. */
    String condition(UserField field) {
        return condition(new Search(field, null));
    }

    private String condition(Search search) {
        KeyLookup lookup = table.lookups().get(search.field());
        String key = lookup == null
                ? TextList.contains(
                        table.dialect(), table.id().quoted(), table.id().declared())
                : TextList.contains(table.dialect(), lookup.expression(), lookup.type());
        if (search.scope() == null) {
            return key;
        }
        TableColumn organization =
                Objects.requireNonNull(table.columnOf(UserField.ORGANIZATION)).column();
        String cast = table.dialect() == Dialect.POSTGRESQL ? "?::" + organization.declared() : "?";
        return key + " AND " + organization.quoted() + " = " + cast;
    }

    private boolean isNumber(UserField field) {
        KeyLookup lookup = table.lookups().get(field);
        return (lookup == null ? table.id() : lookup.column()).type() == ColumnType.INTEGER;
    }

    private List<StoredUser> users(PreparedStatement statement) throws SQLException {
        List<StoredUser> users = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                users.add(rows.user(row));
            }
        }
        return users;
    }

    /** What users hold whose rows nobody else may change before the transaction ends; those who are gone are left out. */
    Map<UserId, User> locked(Connection connection, Set<String> ids) throws SQLException {
        boolean locks = table.dialect() == Dialect.POSTGRESQL;
        String condition = condition(UserField.ID) + table.andNotDeleted();
        String end = locks ? " ORDER BY u." + table.id().quoted() + " FOR UPDATE OF u" : "";
        if (locks && table.roles() != null) {
            // A statement that had to wait for a row sees the row as it is now, but other tables as they were.
            lock(connection, "SELECT 1 FROM " + table.name() + " AS u WHERE " + condition + end, ids);
        }
        Map<UserId, User> users = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(rows.select(condition) + end)) {
            TextList.set(statement, 1, ids, isNumber(UserField.ID));
            users(statement).forEach(user -> users.put(user.id(), user.user()));
        }
        return users;
    }

    private void lock(Connection connection, String sql, Set<String> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            TextList.set(statement, 1, ids, isNumber(UserField.ID));
            statement.executeQuery().close();
        }
    }

    /** Shows all users that match, from one snapshot: the connection's transaction has to be one. */
    void read(Connection connection, UserFilter filter, UserVisitor visitor) throws SQLException {
        FilterCondition condition = new FilterCondition(table, filter);
        begin(connection, condition, visitor);
        try (PreparedStatement statement = connection.prepareStatement(rows.select(condition.sql()))) {
            statement.setFetchSize(FETCH);
            condition.setParameters(statement);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next() && visitor.visit(rows.user(row))) {
                    // The visitor has all.
                }
            }
        }
    }

    private void begin(Connection connection, FilterCondition condition, UserVisitor visitor) throws SQLException {
        boolean sqlite = table.dialect() == Dialect.SQLITE;
        String now = sqlite ? "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')" : "statement_timestamp()";
        String sql = "SELECT count(*), " + now + " FROM " + table.name() + " AS u WHERE " + condition.sql();
        long size;
        Instant time;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            condition.setParameters(statement);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                size = row.getLong(1);
                time = sqlite
                        ? Instant.parse(row.getString(2))
                        : row.getObject(2, OffsetDateTime.class).toInstant();
            }
        }
        visitor.begin(OptionalLong.of(size), time);
    }
}
