// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.store.ChangeResult;
import dev.muster.store.ChunkId;
import dev.muster.store.StoredUser;
import dev.muster.store.UserChange;
import dev.muster.store.UserStore;
import dev.muster.store.UserVisitor;
import dev.muster.user.User;
import dev.muster.user.UserFilter;
import dev.muster.user.UserId;
import dev.muster.user.UserKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Users in a table of PostgreSQL (14 or newer) or SQLite (3.38 or newer): the host's own, whose columns it names, or one of Muster's. Safe
 * for use by several threads; it lives as long as the application and keeps no connection.
 *
 * <pre>{@code
 * UserStore users = JdbcUserStore.builder(dataSource)
 *         .table("app_user")
 *         .id("id")
 *         .column(EMAIL, "email_address")
 *         .column(NAME, "full_name")
 *         .rolesInTable("app_user_role", "user_id", "role")
 *         .softDelete("deleted_at")
 *         .build();
 * }</pre>
 *
 * <p>Each {@link #apply} is one transaction, or a part of the one that a repository over the same {@link DataSource} has open. New users go
 * in by COPY where the driver of PostgreSQL is at hand. A row that breaks a rule of the table is refused with the name of the constraint or
 * column; those around it are written.
 *
 * <p>What is kept: the fields that have a column, and no others ({@link #canonical} tells). Times are cut to microseconds, or to what the
 * column keeps. A field without a value takes the column's default. A text with a NUL character or half a surrogate pair is refused.
 *
 * <p>Nothing a database says about an error goes further than its SQLSTATE and the names of constraints and columns, because its words
 * quote values. Methods throw {@link dev.muster.store.StoreUnavailableException} where the database cannot be reached or is too busy, and
 * {@link DatabaseException} where it refuses a statement.
 */
public final class JdbcUserStore implements UserStore {
    private final Database database;
    private final UserTable table;
    private final UserReader reader;
    private final ChangeWriter writer;

    JdbcUserStore(Database database, UserTable table) {
        this.database = database;
        this.table = table;
        this.reader = new UserReader(table);
        this.writer = switch (table.dialect()) {
            case POSTGRESQL -> new PostgresWriter(table);
            case SQLITE -> new SqliteWriter(table);
        };
    }

    /**
     * {@return a builder for a store over a table of the host's}
     *
     * @param dataSource gives connections, best from a pool; the same one that the repository has, if both shall write in one transaction
     */
    public static JdbcUserStoreBuilder builder(DataSource dataSource) {
        return new JdbcUserStoreBuilder(dataSource);
    }

    /**
     * {@return a builder for a store over the table {@code muster_user}, which holds every field; all is said but the timeouts}
     *
     * @param dataSource gives connections
     * @see #createStandardSchema
     */
    public static JdbcUserStoreBuilder standard(DataSource dataSource) {
        return StandardSchema.mapping(builder(dataSource));
    }

    /**
     * {@return the SQL that creates the table of {@link #standard}, for migration tools and for reading}; it does nothing where the table
     * exists. The same text is in this jar, as {@code dev/muster/jdbc/users-postgresql.sql} and {@code users-sqlite.sql}.
     *
     * @param dialect the kind of database
     */
    public static String standardSchema(Dialect dialect) {
        return StandardSchema.sql(dialect);
    }

    /**
     * Creates the table of {@link #standard} unless it exists: for applications that bring their database along. Several nodes may do this
     * at once.
     *
     * @param dataSource gives connections
     */
    public static void createStandardSchema(DataSource dataSource) {
        StandardSchema.create(new Database(dataSource, Timeouts.defaults()));
    }

    /** What a repository over the same data source shares transactions with. */
    Database database() {
        return database;
    }

    UserTable table() {
        return table;
    }

    UserReader reader() {
        return reader;
    }

    @Override
    public List<StoredUser> find(Collection<UserKey> keys) {
        return keys.isEmpty() ? List.of() : database.read(connection -> reader.find(connection, keys));
    }

    @Override
    public List<ChangeResult> apply(List<UserChange> changes, ChunkId chunk) {
        return changes.isEmpty() ? List.of() : database.write(connection -> apply(changes, connection));
    }

    private List<ChangeResult> apply(List<UserChange> changes, Connection connection) throws SQLException {
        Results results = new Results(changes.size());
        List<NewUser> created = new ArrayList<>();
        Map<UserId, User> current = current(changes, connection);
        List<ChangedUser> changed = new ArrayList<>();
        List<GoneUser> gone = new ArrayList<>();
        for (int place = 0; place < changes.size(); place++) {
            UserChange change = changes.get(place);
            if (change instanceof UserChange.Create create) {
                add(create, place, created, results);
                continue;
            }
            User user = current.get(idOf(change));
            if (user == null || !change.expects(user)) {
                results.conflict(place);
            } else if (change instanceof UserChange.Update update) {
                changed.add(new ChangedUser(
                        place,
                        idOf(change).value(),
                        user,
                        update.appliedTo(user),
                        update.after().fields()));
            } else {
                gone.add(new GoneUser(place, idOf(change).value()));
            }
        }
        // In this order, so that a key that one user gives up is free for another.
        writer.delete(connection, gone, results);
        writer.update(connection, changed, results);
        writer.create(connection, created, results);
        return results.all();
    }

    private Map<UserId, User> current(List<UserChange> changes, Connection connection) throws SQLException {
        Set<String> ids = new LinkedHashSet<>();
        for (UserChange change : changes) {
            if (!(change instanceof UserChange.Create) && isPossible(change.id())) {
                ids.add(idOf(change).value());
            }
        }
        return ids.isEmpty() ? Map.of() : reader.locked(connection, ids);
    }

    private boolean isPossible(UserId id) {
        return CellText.isSound(id.value()) && IdText.fits(table.id().type(), id.value());
    }

    /** The id in the form the database gives it. */
    private UserId idOf(UserChange change) {
        String id = change.id().value();
        return new UserId(IdText.canonical(table.id().type(), id, id));
    }

    private void add(UserChange.Create create, int place, List<NewUser> created, Results results) {
        if (table.mapping().generatedIds() || isPossible(create.id())) {
            created.add(new NewUser(place, idOf(create).value(), create.user()));
        } else {
            results.refused(place, "The column " + table.id().name() + " cannot hold the proposed id");
        }
    }

    @Override
    public void read(UserFilter filter, UserVisitor visitor) {
        database.snapshot(connection -> {
            reader.read(connection, filter, visitor);
            return true;
        });
    }

    @Override
    public User canonical(User user) {
        return table.canonical(user);
    }

    /** {@return the table's name, without anybody's data} */
    @Override
    public String toString() {
        return "JdbcUserStore[" + table.mapping().table() + "]";
    }
}
