// SPDX-License-Identifier: Apache-2.0
package dev.muster.benchmarks;

import dev.muster.user.UserField;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * The host's table of users that every contender fills: what the file says of a user, without organization and roles, which an import
 * sets only when it is told to.
 */
final class UsersTable {
    /** The fields that have a column, which is named as in the file; all other columns of the file are in {@code attributes}. */
    static final List<UserField> FIELDS = List.of(
            UserField.EXTERNAL_ID,
            UserField.EMAIL,
            UserField.GIVEN_NAME,
            UserField.FAMILY_NAME,
            UserField.NAME,
            UserField.PHONE,
            UserField.LOCALE,
            UserField.ZONEINFO,
            UserField.BIRTHDATE,
            UserField.PICTURE,
            UserField.WEBSITE,
            UserField.DEPARTMENT,
            UserField.TITLE,
            UserField.CREATED_AT);

    /** Every column but the id, in the order of {@link #FIELDS}. */
    static final String COLUMNS =
            FIELDS.stream().map(UserField::fileName).collect(Collectors.joining(", ")) + ", attributes";

    private final DataSource source;

    UsersTable(DataSource source) {
        this.source = source;
    }

    void create() throws SQLException {
        execute("""
                CREATE TABLE users (
                    id uuid PRIMARY KEY DEFAULT uuidv7(),
                    external_id text,
                    email text NOT NULL,
                    given_name text,
                    family_name text,
                    name text,
                    phone_number text,
                    locale text,
                    zoneinfo text,
                    birthdate date,
                    picture text,
                    website text,
                    department text,
                    title text,
                    created_at timestamptz,
                    attributes jsonb NOT NULL DEFAULT '{}')
                """, "CREATE UNIQUE INDEX users_email ON users (lower(email))");
    }

    /** Empties the table, and lets the server write down what it still has in memory, so that nobody pays for the run before. */
    void empty() throws SQLException {
        execute("TRUNCATE users", "VACUUM ANALYZE", "CHECKPOINT");
    }

    private void execute(String... commands) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }

    /** What is in the table, whatever the order of its rows and whatever their ids. */
    Contents contents() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*)," + " coalesce(sum(hashtextextended(ROW("
                        + COLUMNS + ")::text, 0)::numeric), 0) FROM users")) {
            result.next();
            return new Contents(result.getLong(1), result.getBigDecimal(2));
        }
    }

    /**
     * What tells two contents apart.
     *
     * @param rows how many users there are
     * @param checksum the sum of a 64-bit hash of each row without its id
     */
    record Contents(long rows, BigDecimal checksum) {}
}
