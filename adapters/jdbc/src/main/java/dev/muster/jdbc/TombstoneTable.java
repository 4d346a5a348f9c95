// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.spi.Tombstones;
import dev.muster.user.UserKey;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom Muster was told to forget, and the secret that their fingerprints are under.
 *
 * @param names what the tables are called
 * @param now the time by the database's clock, as SQL
 */
record TombstoneTable(TableNames names, String now) {
    private static final int SECRET_BYTES = 32;

    private String tombstone() {
        return names.table("tombstone");
    }

    private String secretTable() {
        return names.table("tombstone_secret");
    }

    /** Adds keys, with the time of now. */
    void add(Connection connection, Collection<UserKey> keys) throws SQLException {
        byte[] secret = secret(connection);
        if (secret == null) {
            byte[] made = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(made);
            Row row = new Row().set("one", 1).set("secret", made);
            Row.execute(
                    connection,
                    "INSERT INTO " + secretTable() + " " + row.insertion() + " ON CONFLICT DO NOTHING",
                    row);
            // Somebody else may have been first.
            secret = Objects.requireNonNull(secret(connection), "the secret is there by now");
        }
        for (UserKey key : keys) {
            try (PreparedStatement statement = connection.prepareStatement("INSERT INTO " + tombstone()
                    + " (fingerprint, erased_at) VALUES (?, " + now
                    + ") ON CONFLICT (fingerprint) DO UPDATE SET erased_at = excluded.erased_at")) {
                statement.setString(1, Tombstones.fingerprint(secret, key));
                statement.executeUpdate();
            }
        }
    }

    Tombstones since(Connection connection, Instant time) throws SQLException {
        Set<String> fingerprints = new HashSet<>();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT fingerprint FROM " + tombstone() + " WHERE erased_at >= ?")) {
            statement.setLong(1, Micros.ceiling(time));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    fingerprints.add(row.getString(1));
                }
            }
        }
        byte[] secret = fingerprints.isEmpty() ? null : secret(connection);
        return secret == null ? Tombstones.none() : new Tombstones(secret, fingerprints);
    }

    /** Deletes those that no job of the history needs. */
    void deleteBefore(Connection connection, Instant time) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM " + tombstone() + " WHERE erased_at <= ?")) {
            statement.setLong(1, Micros.ceiling(time));
            statement.executeUpdate();
        }
    }

    private byte @Nullable [] secret(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT secret FROM " + secretTable());
                ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getBytes(1) : null;
        }
    }
}
