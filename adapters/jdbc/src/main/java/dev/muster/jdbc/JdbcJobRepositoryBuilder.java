// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.spi.KeyProvider;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What a {@link JdbcJobRepository} is to be like. Not safe for use by several threads. */
public final class JdbcJobRepositoryBuilder {
    /** Another node may just be migrating. */
    private static final Timeouts MIGRATION = new Timeouts(
            Duration.ofMinutes(11), Duration.ofMinutes(10), Duration.ofMinutes(10), Duration.ofMinutes(10));

    private final DataSource source;
    private final @Nullable EmbeddedSqlite own;
    private DataSource migrationSource;
    private TableNames names = TableNames.DEFAULT;
    private SchemaMode schemaMode = SchemaMode.MIGRATE;
    private Timeouts timeouts = Timeouts.defaults();
    private @Nullable KeyProvider keys;
    private @Nullable String clock;

    JdbcJobRepositoryBuilder(DataSource source, @Nullable EmbeddedSqlite own) {
        this.source = Objects.requireNonNull(source, "source");
        this.own = own;
        this.migrationSource = source;
    }

    /**
     * Says what the names of the tables begin with; {@code muster_} unless said.
     *
     * @param prefix 1 to 40 lower-case letters, digits and underscores
     * @return this builder
     * @throws IllegalArgumentException if it is not
     */
    public JdbcJobRepositoryBuilder prefix(String prefix) {
        names = new TableNames(prefix, names.schema());
        return this;
    }

    /**
     * Says in which schema the tables lie; that of the connection unless said. Only for PostgreSQL. The schema must exist.
     *
     * @param schema 1 to 40 lower-case letters, digits and underscores
     * @return this builder
     * @throws IllegalArgumentException if it is not
     */
    public JdbcJobRepositoryBuilder schema(String schema) {
        names = new TableNames(names.prefix(), Objects.requireNonNull(schema, "schema"));
        return this;
    }

    /**
     * Says what to do about the tables; {@link SchemaMode#MIGRATE} unless said.
     *
     * @param mode what to do
     * @return this builder
     */
    public JdbcJobRepositoryBuilder schemaMode(SchemaMode mode) {
        schemaMode = Objects.requireNonNull(mode, "mode");
        return this;
    }

    /**
     * Says who may create the tables, where the repository itself may only use them.
     *
     * @param migrations where to get connections for that; the repository's own source unless said
     * @return this builder
     */
    public JdbcJobRepositoryBuilder migrationSource(DataSource migrations) {
        migrationSource = Objects.requireNonNull(migrations, "migrations");
        return this;
    }

    /**
     * Says how long to wait for the database; {@link Timeouts#defaults} unless said.
     *
     * @param limits the times
     * @return this builder
     */
    public JdbcJobRepositoryBuilder timeouts(Timeouts limits) {
        timeouts = Objects.requireNonNull(limits, "limits");
        return this;
    }

    /**
     * Encrypts the journals of new jobs: changes, issues and cells of rejected rows, each journal by a key of its own, which lies
     * {@linkplain JdbcJobRepository#destroyKey destroyable} beside the job under a key of the host's. Counts, states and what jobs are to do
     * are not encrypted.
     *
     * @param hostKeys the host's keys
     * @return this builder
     */
    public JdbcJobRepositoryBuilder encrypt(KeyProvider hostKeys) {
        keys = Objects.requireNonNull(hostKeys, "hostKeys");
        return this;
    }

    /** For tests: the time in microseconds since 1970, as SQL. */
    JdbcJobRepositoryBuilder clock(String sql) {
        clock = sql;
        return this;
    }

    /**
     * {@return the SQL that makes the tables of these names, in all versions}: for whoever runs it by hand and builds with {@link
     * SchemaMode#VALIDATE}
     *
     * @param dialect the kind of database
     */
    public String printSql(Dialect dialect) {
        return new Schema(dialect, names).print();
    }

    /**
     * {@return the repository, after its tables have been looked after}
     *
     * @throws SchemaVersionException if the tables are of another version and may not or cannot be migrated
     * @throws IllegalArgumentException if the database is none that Muster works with, or has no schemas where one was given
     */
    public JdbcJobRepository build() {
        new SchemaMigration(new Database(migrationSource, MIGRATION), names).run(schemaMode);
        return new JdbcJobRepository(this);
    }

    DataSource source() {
        return source;
    }

    @Nullable
    EmbeddedSqlite own() {
        return own;
    }

    TableNames names() {
        return names;
    }

    Timeouts timeouts() {
        return timeouts;
    }

    @Nullable
    KeyProvider keys() {
        return keys;
    }

    @Nullable
    String clock() {
        return clock;
    }
}
