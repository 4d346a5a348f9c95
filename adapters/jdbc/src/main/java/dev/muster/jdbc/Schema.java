// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The tables of Muster in all versions, as SQL. A version that has been released is never changed; what is new is a file more.
 *
 * @param dialect the kind of database
 * @param names what the tables are called
 */
record Schema(Dialect dialect, TableNames names) {
    /** One file for each version, the same for each kind of database. */
    private static final List<String> FILES = List.of("V1__jobs_and_journals.sql");

    static int newest() {
        return FILES.size();
    }

    /** All that leads to a version from the one before, with the note that it is there. */
    List<String> statements(int version) {
        String note = "INSERT INTO " + names.table("schema_version") + " (version, applied_at) VALUES (" + version
                + ", " + dialect.now() + ")";
        return Stream.concat(Stream.of(script(version).split(";\\s*\\R")), Stream.of(note))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    /** The SQL of all versions, to be run by hand. */
    String print() {
        StringBuilder sql = new StringBuilder();
        for (int version = 1; version <= newest(); version++) {
            sql.append("-- Version ").append(version).append("\n\n");
            statements(version).forEach(statement -> sql.append(statement).append(";\n\n"));
        }
        return sql.toString();
    }

    private String script(int version) {
        String file = "schema/" + dialect.name().toLowerCase(Locale.ROOT) + "/" + FILES.get(version - 1);
        try (InputStream in = Objects.requireNonNull(Schema.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{in}", names.qualifiedPrefix())
                    .replace("{prefix}", names.prefix());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
