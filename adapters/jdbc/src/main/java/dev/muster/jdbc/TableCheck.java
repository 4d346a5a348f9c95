// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.user.UserField;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares what a host says of its table with what the database says, and lists everything that does not fit. */
final class TableCheck {
    private final TableMapping mapping;
    private final Dialect dialect;
    private final Catalog catalog;
    private final DefaultValues defaults;
    private final List<String> findings = new ArrayList<>();
    private final Map<String, TableColumn> columns = new HashMap<>();

    private TableCheck(TableMapping mapping, Connection connection) throws SQLException {
        this.mapping = mapping;
        this.dialect = Dialect.of(connection);
        this.catalog = dialect == Dialect.SQLITE ? new SqliteCatalog(connection) : new PostgresCatalog(connection);
        this.defaults = new DefaultValues(connection);
    }

    /**
     * The table, ready for use.
     *
     * @throws TableMismatchException if something does not fit
     */
    static UserTable check(TableMapping mapping, Connection connection) throws SQLException {
        return new TableCheck(mapping, connection).run();
    }

    private UserTable run() throws SQLException {
        for (TableColumn column : catalog.columns(mapping.table())) {
            columns.put(key(column.name()), column);
        }
        if (columns.isEmpty()) {
            throw new TableMismatchException(mapping.table(), List.of("There is no such table."));
        }
        TableColumn id = new IdCheck(mapping, dialect, findings).check(column(mapping.id()));
        Map<UserField, KeyLookup> lookups = lookups();
        List<MappedColumn> mapped = mappedColumns(lookups);
        SqlName deletedAt = mapping.deletedAt();
        if (deletedAt != null) {
            checkDeletedAt(column(deletedAt));
        }
        checkRest();
        UniqueIndexes indexes =
                new IndexCheck(mapping, catalog.indexes(mapping.table()), findings).check(lookups.values());
        boolean late = catalog.checksLate(mapping.table());
        RoleTable roles = mapping.roles();
        if (roles != null) {
            new RoleTableCheck(roles, catalog, findings).check();
            late |= catalog.checksLate(roles.table());
        }
        if (!findings.isEmpty() || id == null) {
            throw new TableMismatchException(mapping.table(), findings);
        }
        return new UserTable(dialect, mapping, id, mapped, lookups, indexes, late);
    }

    /** In SQLite case does not count in names. */
    private String key(SqlName name) {
        return dialect == Dialect.SQLITE ? name.text().toLowerCase(Locale.ROOT) : name.text();
    }

    private @Nullable TableColumn column(SqlName name) {
        TableColumn column = columns.get(key(name));
        if (column == null) {
            findings.add("There is no column " + name + ".");
        }
        return column;
    }

    private Map<UserField, KeyLookup> lookups() {
        Map<UserField, KeyLookup> lookups = new EnumMap<>(UserField.class);
        for (UserField field : UserField.keys()) {
            SqlName normalized = mapping.normalizedKeys().get(field);
            SqlName plain = mapping.columns().get(field);
            TableColumn column =
                    normalized != null ? columns.get(key(normalized)) : plain == null ? null : columns.get(key(plain));
            if (column != null) {
                boolean anyCase = field == UserField.EMAIL && normalized == null && column.type() != ColumnType.CITEXT;
                lookups.put(field, new KeyLookup(field, column, anyCase));
            }
        }
        return lookups;
    }

    private List<MappedColumn> mappedColumns(Map<UserField, KeyLookup> lookups) throws SQLException {
        List<MappedColumn> mapped = new ArrayList<>();
        for (Map.Entry<UserField, SqlName> entry : mapping.columns().entrySet()) {
            TableColumn column = column(entry.getValue());
            if (column != null) {
                add(entry.getKey(), column, spelling(entry.getKey(), lookups), false, mapped);
            }
        }
        for (Map.Entry<UserField, SqlName> entry : mapping.normalizedKeys().entrySet()) {
            if (!entry.getValue().equals(mapping.columns().get(entry.getKey()))) {
                TableColumn column = column(entry.getValue());
                if (column != null) {
                    add(entry.getKey(), column, KeySpelling.AS_IT_CAME, true, mapped);
                }
            }
        }
        return List.copyOf(mapped);
    }

    private KeySpelling spelling(UserField field, Map<UserField, KeyLookup> lookups) {
        KeyLookup lookup = lookups.get(field);
        SqlName own = mapping.columns().get(field);
        if (lookup == null || !lookup.column().name().equals(own)) {
            return KeySpelling.AS_IT_CAME;
        }
        return lookup.anyCase() || lookup.column().type() == ColumnType.CITEXT
                ? KeySpelling.ANY_CASE
                : KeySpelling.NORMALIZED;
    }

    private void add(
            UserField field, TableColumn column, KeySpelling spelling, boolean holdsKey, List<MappedColumn> mapped)
            throws SQLException {
        ColumnCodec codec = ColumnCodecs.of(field, column, mapping, spelling);
        if (codec == null) {
            findings.add("The column " + column.name() + " of type " + column.declared() + " cannot hold "
                    + field.fileName() + ": use " + ColumnCodecs.fitting(field, dialect) + ".");
        } else if (column.computed()) {
            findings.add("The column " + column.name() + " is computed by the database and cannot be written.");
        } else {
            mapped.add(new MappedColumn(field, column, codec, holdsKey, defaults.of(column, codec)));
        }
    }

    private void checkDeletedAt(@Nullable TableColumn column) {
        if (column == null) {
            return;
        }
        if (ColumnCodecs.of(UserField.UPDATED_AT, column, mapping, KeySpelling.AS_IT_CAME) == null) {
            findings.add("The column " + column.name() + " of type " + column.declared()
                    + " cannot hold the time of a deletion: use "
                    + ColumnCodecs.fitting(UserField.UPDATED_AT, dialect) + ".");
        }
        if (!column.nullable()) {
            findings.add("The column " + column.name() + " must be allowed to be empty: it is, while a user exists.");
        }
    }

    private void checkRest() {
        Set<String> known = new HashSet<>();
        known.add(key(mapping.id()));
        mapping.columns().values().forEach(name -> known.add(key(name)));
        mapping.normalizedKeys().values().forEach(name -> known.add(key(name)));
        SqlName deletedAt = mapping.deletedAt();
        if (deletedAt != null) {
            known.add(key(deletedAt));
        }
        columns.values().stream()
                .filter(column -> !column.mayBeLeftOut() && !known.contains(key(column.name())))
                .map(column -> "The column " + column.name()
                        + " must not be empty, has no default and is not mapped: no user could be created.")
                .sorted()
                .forEach(findings::add);
    }
}
