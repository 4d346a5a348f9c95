// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The catalogue of PostgreSQL. */
final class PostgresCatalog implements Catalog {
    /** A domain is written as the type beneath it; what it checks beyond that, it checks when it is written. */
    private static final String COLUMNS = """
            SELECT a.attname, b.typname, b.typtype, pg_catalog.format_type(b.oid, -1),
                   NOT (a.attnotnull OR t.typnotnull), pg_catalog.pg_get_expr(d.adbin, d.adrelid),
                   CASE WHEN a.atttypmod >= 0 THEN a.atttypmod ELSE t.typtypmod END,
                   a.attidentity <> '', a.attgenerated <> ''
              FROM pg_catalog.pg_class c
              JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
              JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
              JOIN pg_catalog.pg_type b ON b.oid = CASE t.typtype WHEN 'd' THEN t.typbasetype ELSE t.oid END
              LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
             WHERE c.oid = pg_catalog.to_regclass(?) AND c.relkind IN ('r', 'p')
             ORDER BY a.attnum""";

    private static final String INDEXES = """
            SELECT c.relname, i.indisunique AND i.indimmediate AND i.indisvalid,
                   ARRAY(SELECT pg_catalog.pg_get_indexdef(i.indexrelid, k, true)
                           FROM pg_catalog.generate_series(1, i.indnkeyatts) k),
                   pg_catalog.pg_get_expr(i.indpred, i.indrelid)
              FROM pg_catalog.pg_index i
              JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
             WHERE i.indrelid = pg_catalog.to_regclass(?)""";

    private static final String LATE = """
            SELECT EXISTS (SELECT 1 FROM pg_catalog.pg_constraint
                            WHERE conrelid = pg_catalog.to_regclass(?) AND condeferred)""";

    private final Connection connection;

    PostgresCatalog(Connection connection) {
        this.connection = connection;
    }

    @Override
    public List<TableColumn> columns(TableName table) throws SQLException {
        return query(COLUMNS, table, PostgresCatalog::column);
    }

    private static TableColumn column(ResultSet row) throws SQLException {
        String type = row.getString(2);
        return new TableColumn(
                new SqlName(row.getString(1)),
                type(type, row.getString(3)),
                row.getString(4),
                row.getBoolean(5),
                row.getString(6),
                limit(type, row.getInt(7)),
                row.getBoolean(8),
                row.getBoolean(9));
    }

    private static ColumnType type(String name, String kind) {
        if (kind.equals("e")) {
            return ColumnType.WORD;
        }
        return switch (name) {
            case "text", "varchar" -> ColumnType.TEXT;
            case "bpchar" -> ColumnType.PADDED_TEXT;
            case "citext" -> ColumnType.CITEXT;
            case "uuid" -> ColumnType.UUID;
            case "int2", "int4", "int8" -> ColumnType.INTEGER;
            case "bool" -> ColumnType.BOOLEAN;
            case "date" -> ColumnType.DATE;
            case "timestamp" -> ColumnType.LOCAL_TIMESTAMP;
            case "timestamptz" -> ColumnType.TIMESTAMP;
            case "_text", "_varchar" -> ColumnType.TEXT_ARRAY;
            case "json", "jsonb" -> ColumnType.JSON;
            default -> ColumnType.OTHER;
        };
    }

    /** The length of a character type is kept with the four bytes of its header. */
    private static int limit(String type, int modifier) {
        return modifier >= 4 && (type.equals("varchar") || type.equals("bpchar")) ? modifier - 4 : modifier;
    }

    @Override
    public List<TableIndex> indexes(TableName table) throws SQLException {
        return query(INDEXES, table, row -> {
            Array parts = row.getArray(3);
            return TableIndex.of(
                    row.getString(1),
                    row.getBoolean(2),
                    List.of((String[]) parts.getArray()),
                    Objects.requireNonNullElse(row.getString(4), ""));
        });
    }

    @Override
    public boolean checksLate(TableName table) throws SQLException {
        return query(LATE, table, row -> row.getBoolean(1)).get(0);
    }

    private <T> List<T> query(String sql, TableName table, Row<T> row) throws SQLException {
        List<T> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, table.quoted());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(row.of(rows));
                }
            }
        }
        return found;
    }

    private interface Row<T extends @Nullable Object> {
        T of(ResultSet row) throws SQLException;
    }
}
