// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.user.UserField;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Statement;
import java.util.Objects;

/** The table of users for hosts that have none: a column for every field, under its name in files. */
final class StandardSchema {
    private static final String TABLE = "muster_user";
    private static final String NORMALIZED_EMAIL = "email_normalized";
    /** Of nobody else: "muster" in ASCII. */
    private static final long LOCK = 0x6d7573746572L;

    private StandardSchema() {}

    static JdbcUserStoreBuilder mapping(JdbcUserStoreBuilder builder) {
        builder.table(TABLE).id("id");
        for (UserField field : UserField.values()) {
            if (field != UserField.ID) {
                builder.column(field, field.fileName());
            }
        }
        return builder.normalizedKey(UserField.EMAIL, NORMALIZED_EMAIL);
    }

    static String sql(Dialect dialect) {
        String file = switch (dialect) {
            case POSTGRESQL -> "users-postgresql.sql";
            case SQLITE -> "users-sqlite.sql";
        };
        try (InputStream stream = Objects.requireNonNull(StandardSchema.class.getResourceAsStream(file), file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static void create(Database database) {
        String sql = sql(database.dialect());
        database.write(connection -> {
            try (Statement statement = connection.createStatement()) {
                if (database.dialect() == Dialect.POSTGRESQL) {
                    // CREATE TABLE IF NOT EXISTS fails where two run at once.
                    statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
                }
                for (String each : sql.split(";\\R", -1)) {
                    if (!each.isBlank()) {
                        statement.execute(each);
                    }
                }
            }
            return true;
        });
    }
}
