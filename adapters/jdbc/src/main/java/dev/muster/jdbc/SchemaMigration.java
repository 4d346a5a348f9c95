// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Brings the tables to the version that is needed, in one transaction and under a lock, or checks that they have it. */
final class SchemaMigration {
    /** Of the advisory lock; the other half is made of the names. */
    private static final int LOCK_CLASS = 0x6d757374;

    private final Database database;
    private final Schema schema;

    SchemaMigration(Database database, TableNames names) {
        this.database = database;
        this.schema = new Schema(database.dialect(), names);
        if (schema.dialect() == Dialect.SQLITE && names.schema() != null) {
            throw new IllegalArgumentException("SQLite has no schemas");
        }
    }

    void run(SchemaMode mode) {
        switch (mode) {
            case MIGRATE -> migrate();
            case VALIDATE -> validate();
            case OFF -> {}
        }
    }

    private void validate() {
        int found = database.read(this::version);
        if (found != Schema.newest()) {
            throw mismatch(found);
        }
    }

    private void migrate() {
        // Most starts find all in place, and should neither wait for a lock nor need the right to create anything.
        int before = database.read(this::version);
        if (before > Schema.newest()) {
            throw mismatch(before);
        }
        if (before < Schema.newest()) {
            database.write(this::migrate);
        }
    }

    private int migrate(Connection connection) throws SQLException {
        lock(connection);
        int found = version(connection);
        if (found > Schema.newest()) {
            throw mismatch(found);
        }
        try (Statement statement = connection.createStatement()) {
            for (int version = found + 1; version <= Schema.newest(); version++) {
                for (String sql : schema.statements(version)) {
                    statement.execute(sql);
                }
            }
        }
        return Schema.newest();
    }

    /** In SQLite, the transaction is the lock. */
    private void lock(Connection connection) throws SQLException {
        if (schema.dialect() == Dialect.SQLITE) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_advisory_xact_lock(?, ?)")) {
            statement.setInt(1, LOCK_CLASS);
            statement.setInt(2, schema.names().qualifiedPrefix().hashCode());
            statement.execute();
        }
    }

    private int version(Connection connection) throws SQLException {
        String table = schema.names().table("schema_version");
        if (!isThere(connection, table)) {
            return 0;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT max(version) FROM " + table)) {
            row.next();
            return row.getInt(1);
        }
    }

    /**
     * Looks into the catalog itself: PostgreSQL's {@code to_regclass} may answer from a cache of the connection, which does not know yet
     * what another node has made while this one waited for the lock.
     */
    private boolean isThere(Connection connection, String table) throws SQLException {
        String sql = switch (schema.dialect()) {
            case POSTGRESQL ->
                "SELECT 1 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE (c.relname = ? AND n.nspname = ANY (current_schemas(false)))"
                        + " OR n.nspname || '.' || c.relname = ?";
            case SQLITE -> "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name IN (?, ?)";
        };
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, table);
            statement.setString(2, table);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private SchemaVersionException mismatch(int found) {
        return new SchemaVersionException(schema.names().qualifiedPrefix() + "*", found, Schema.newest());
    }
}
