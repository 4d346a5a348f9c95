// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.user.UserField;
import dev.muster.user.UserStatus;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Says which column of the host's table holds which field. {@link #build} compares it with the database and names everything that does not
 * fit. Names of tables and columns are as the catalogue of the database spells them: PostgreSQL keeps names in lower case unless they were
 * quoted when they were created. Not safe for use by several threads.
 */
public final class JdbcUserStoreBuilder {
    private final DataSource dataSource;
    private @Nullable TableName table;
    private @Nullable SqlName id;
    private boolean generatedIds;
    private final Map<UserField, SqlName> columns = new LinkedHashMap<>();
    private final Map<UserField, SqlName> normalizedKeys = new EnumMap<>(UserField.class);
    private final Set<UserField> sharedKeys = EnumSet.noneOf(UserField.class);
    private @Nullable RoleTable roles;
    private @Nullable SqlName deletedAt;
    private boolean keysWithinOrganization;
    private Map<UserStatus, String> statuses = new EnumMap<>(UserStatus.class);
    private Timeouts timeouts = Timeouts.defaults();

    JdbcUserStoreBuilder(DataSource dataSource) {
        this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
        for (UserStatus status : UserStatus.values()) {
            statuses.put(status, status.name());
        }
    }

    /**
     * Names the table of users.
     *
     * @param name its name, with or without a schema: {@code app_user} or {@code app.app_user}
     * @return this builder
     * @throws IllegalArgumentException if the name is blank, longer than 63 bytes, or holds quotes or control characters
     */
    public JdbcUserStoreBuilder table(String name) {
        table = TableName.of(name);
        return this;
    }

    /**
     * Names the column of ids, which takes the UUIDs that Muster proposes.
     *
     * @param column a column of type {@code uuid} or text
     * @return this builder
     * @throws IllegalArgumentException if the name is none
     */
    public JdbcUserStoreBuilder id(String column) {
        id = new SqlName(column);
        generatedIds = false;
        return this;
    }

    /**
     * Names the column of ids, which the database gives: an identity column, one with a default such as {@code nextval} or {@code
     * gen_random_uuid()}, or an {@code INTEGER PRIMARY KEY} of SQLite.
     *
     * @param column the column
     * @return this builder
     * @throws IllegalArgumentException if the name is none
     */
    public JdbcUserStoreBuilder generatedId(String column) {
        id = new SqlName(column);
        generatedIds = true;
        return this;
    }

    /**
     * Names the column of a field. Fields without a column are not kept.
     *
     * <p>Values with parts (addresses, memberships, second factors, identities, attributes, lists) are kept as JSON, in a column of type
     * {@code jsonb}, {@code json} or text; lists and roles also in {@code text[]}. A time in a column without a zone is taken as UTC. A key
     * is kept as it came only where it is found again: an e-mail address by its lower case, or by a {@linkplain #normalizedKey column of its
     * own}; other keys are kept trimmed and in Unicode form C.
     *
     * @param field the field; not {@link UserField#ID}
     * @param column its column
     * @return this builder
     * @throws IllegalArgumentException if the field is the id, or the name is none
     */
    public JdbcUserStoreBuilder column(UserField field, String column) {
        if (field == UserField.ID) {
            throw new IllegalArgumentException("The id has a method of its own: id or generatedId");
        }
        columns.put(field, new SqlName(column));
        return this;
    }

    /**
     * Names a column that holds a key as keys are compared ({@code UserKey.value()}): the store fills it and looks users up by it. It may be
     * the field's own column, which then holds the value in that form only.
     *
     * <p>Without it, e-mail addresses are looked up by {@code lower(column)}, over which there has to be a unique index. That misses what
     * the database does not bring to lower case as Muster does: letters beyond ASCII in addresses that others have written.
     *
     * @param key a key field
     * @param column a text column with a unique index
     * @return this builder
     * @throws IllegalArgumentException if the field is no key, or the name is none
     */
    public JdbcUserStoreBuilder normalizedKey(UserField key, String column) {
        normalizedKeys.put(checkedKey(key), new SqlName(column));
        return this;
    }

    /**
     * Says that several users may have this key in common, so that no unique index is asked for. An import that matches by it will find some
     * records ambiguous.
     *
     * @param key a key field
     * @return this builder
     * @throws IllegalArgumentException if the field is no key
     */
    public JdbcUserStoreBuilder sharedKey(UserField key) {
        sharedKeys.add(checkedKey(key));
        return this;
    }

    private static UserField checkedKey(UserField key) {
        if (!key.isKey()) {
            throw new IllegalArgumentException(key.fileName() + " identifies no user");
        }
        return key;
    }

    /**
     * Says that keys are unique within an organization only: the unique indexes are over the key and the column of {@link
     * UserField#ORGANIZATION}. That column should not be empty, or users without an organization are not guarded against each other.
     *
     * @return this builder
     */
    public JdbcUserStoreBuilder keysWithinOrganization() {
        keysWithinOrganization = true;
        return this;
    }

    /**
     * Names the table that holds a row for each role of a user. Other columns of its rows are left alone: a change of roles deletes the rows
     * of the lost ones and inserts those of the new.
     *
     * @param name the table's name, with or without a schema
     * @param user its column with the user's id
     * @param role its column with the name of the role
     * @return this builder
     * @throws IllegalArgumentException if a name is none
     */
    public JdbcUserStoreBuilder rolesInTable(String name, String user, String role) {
        roles = new RoleTable(TableName.of(name), new SqlName(user), new SqlName(role));
        return this;
    }

    /**
     * Names the column that holds the roles: {@code text[]}, or JSON. The same as {@code column(ROLES, column)}.
     *
     * @param column the column
     * @return this builder
     * @throws IllegalArgumentException if the name is none
     */
    public JdbcUserStoreBuilder rolesInColumn(String column) {
        return column(UserField.ROLES, column);
    }

    /**
     * Names the column that holds the attributes as a JSON object. The same as {@code column(ATTRIBUTES, column)}.
     *
     * @param column the column
     * @return this builder
     * @throws IllegalArgumentException if the name is none
     */
    public JdbcUserStoreBuilder attributes(String column) {
        return column(UserField.ATTRIBUTES, column);
    }

    /**
     * Names the column that holds the private attributes as a JSON object. The same as {@code column(PRIVATE_ATTRIBUTES, column)}.
     *
     * @param column the column
     * @return this builder
     * @throws IllegalArgumentException if the name is none
     */
    public JdbcUserStoreBuilder privateAttributes(String column) {
        return column(UserField.PRIVATE_ATTRIBUTES, column);
    }

    /**
     * Says by what words the table calls the statuses, where these are not {@code ACTIVE}, {@code INVITED} and so on. A user with a status
     * for which there is no word is refused; a word that stands for no status is read as none.
     *
     * @param words a word for each status that the table knows, no two the same
     * @return this builder
     * @throws IllegalArgumentException if two statuses have the same word
     */
    public JdbcUserStoreBuilder statuses(Map<UserStatus, String> words) {
        if (Set.copyOf(words.values()).size() < words.size()) {
            throw new IllegalArgumentException("Each status needs a word of its own");
        }
        statuses = Map.copyOf(words);
        return this;
    }

    /**
     * Says that a deleted user stays, with the time of the deletion in this column. The store passes over such users, and their keys are
     * free again: the unique indexes over keys have to leave them out ({@code WHERE deleted_at IS NULL}).
     *
     * @param column a column for a time, empty while the user exists
     * @return this builder
     * @throws IllegalArgumentException if the name is none
     */
    public JdbcUserStoreBuilder softDelete(String column) {
        deletedAt = new SqlName(column);
        return this;
    }

    /**
     * Sets how long to wait for the database; {@link Timeouts#defaults()} unless set.
     *
     * @param limits the times
     * @return this builder
     */
    public JdbcUserStoreBuilder timeouts(Timeouts limits) {
        timeouts = Objects.requireNonNull(limits, "limits");
        return this;
    }

    /**
     * Compares all this with the database.
     *
     * @return the store
     * @throws IllegalStateException if table or id are not named, no key field has a column, roles have two places, or keys are within
     *     organizations that have no column
     * @throws TableMismatchException if something does not fit; it names everything that does not
     * @throws dev.muster.store.StoreUnavailableException if the database cannot be reached
     */
    public JdbcUserStore build() {
        TableMapping mapping = mapping();
        Database database = new Database(dataSource, timeouts);
        return new JdbcUserStore(database, database.read(connection -> TableCheck.check(mapping, connection)));
    }

    private TableMapping mapping() {
        if (table == null || id == null) {
            throw new IllegalStateException("Name the table and its column of ids");
        }
        check(columns.keySet().stream().anyMatch(UserField::isKey), "Name the column of at least one key field");
        check(columns.keySet().containsAll(normalizedKeys.keySet()), "A normalized key needs the column of its field");
        check(
                roles == null || !columns.containsKey(UserField.ROLES),
                "Roles are in a table or in a column, not in both");
        check(
                !keysWithinOrganization || columns.containsKey(UserField.ORGANIZATION),
                "Keys within an organization need the column of the organization");
        return new TableMapping(
                table,
                id,
                generatedIds,
                Map.copyOf(columns),
                Map.copyOf(normalizedKeys),
                Set.copyOf(sharedKeys),
                roles,
                deletedAt,
                keysWithinOrganization,
                Map.copyOf(statuses));
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
