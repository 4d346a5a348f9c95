// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The catalogue of SQLite. */
final class SqliteCatalog implements Catalog {
    private final Connection connection;

    SqliteCatalog(Connection connection) {
        this.connection = connection;
    }

    @Override
    public List<TableColumn> columns(TableName table) throws SQLException {
        List<TableColumn> columns = new ArrayList<>();
        String sql =
                "SELECT name, type, \"notnull\", dflt_value, pk, hidden FROM pragma_table_xinfo(?, ?) ORDER BY cid";
        try (PreparedStatement statement = prepared(sql, table);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                columns.add(column(rows));
            }
        }
        return columns;
    }

    private static TableColumn column(ResultSet row) throws SQLException {
        String declared = row.getString(2).toUpperCase(Locale.ROOT);
        boolean counted = row.getInt(5) > 0 && declared.equals("INTEGER");
        return new TableColumn(
                new SqlName(row.getString(1)),
                type(declared),
                declared,
                row.getInt(3) == 0,
                row.getString(4),
                -1,
                counted,
                row.getInt(6) > 1);
    }

    /** The rules of https://sqlite.org/datatype3.html, section 3.1: what a declared type does to values. */
    private static ColumnType type(String declared) {
        if (declared.contains("INT")) {
            return ColumnType.INTEGER;
        }
        if (declared.contains("CHAR") || declared.contains("CLOB") || declared.contains("TEXT")) {
            return ColumnType.TEXT;
        }
        if (declared.contains("REAL") || declared.contains("FLOA") || declared.contains("DOUB")) {
            return ColumnType.OTHER;
        }
        if (declared.startsWith("BOOL")) {
            return ColumnType.BOOLEAN;
        }
        return declared.equals("UUID") ? ColumnType.TEXT : ColumnType.LOOSE;
    }

    @Override
    public List<TableIndex> indexes(TableName table) throws SQLException {
        List<TableIndex> indexes = new ArrayList<>();
        List<String> primaryKey = texts("SELECT name FROM pragma_table_xinfo(?, ?) WHERE pk > 0 ORDER BY pk", table);
        if (!primaryKey.isEmpty()) {
            indexes.add(TableIndex.of("primary key", true, primaryKey, ""));
        }
        for (String name : texts("SELECT name FROM pragma_index_list(?, ?)", table)) {
            indexes.add(index(name, table));
        }
        return indexes;
    }

    private TableIndex index(String name, TableName table) throws SQLException {
        String list = "SELECT \"unique\" FROM pragma_index_list(?, ?) WHERE name = '" + name.replace("'", "''") + "'";
        boolean unique = texts(list, table).equals(List.of("1"));
        TableName index = new TableName(table.schema(), new SqlName(name));
        List<String> parts =
                texts("SELECT coalesce(name, '') FROM pragma_index_xinfo(?, ?) WHERE key ORDER BY seqno", index);
        String sql = definition(index);
        if (sql.isEmpty()) {
            return TableIndex.of(name, unique, parts, "");
        }
        int start = sql.indexOf('(', sql.toUpperCase(Locale.ROOT).indexOf(" ON "));
        int end = IndexText.closing(sql, start);
        String where = sql.substring(end + 1).strip();
        return TableIndex.of(
                name,
                unique,
                IndexText.parts(sql.substring(start + 1, end)),
                where.isEmpty() ? "" : where.substring("WHERE".length()));
    }

    /** The statement that has made an index, or nothing where a constraint of the table has. */
    private String definition(TableName index) throws SQLException {
        String schema = index.schema() == null ? "" : index.schema().quoted() + ".";
        String sql = "SELECT coalesce(sql, '') FROM " + schema + "sqlite_schema WHERE type = 'index' AND name = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, index.table().text());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : "";
            }
        }
    }

    /** Deferred foreign keys are told nowhere but in the text of the table. */
    @Override
    public boolean checksLate(TableName table) {
        return false;
    }

    private List<String> texts(String sql, TableName table) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (PreparedStatement statement = prepared(sql, table);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private PreparedStatement prepared(String sql, TableName table) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, table.table().text());
        statement.setString(2, table.schema() == null ? null : table.schema().text());
        return statement;
    }
}
