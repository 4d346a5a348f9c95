// SPDX-License-Identifier: Apache-2.0
package dev.muster.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** The yardstick: the server takes finished rows as fast as it can, in one statement. Nothing is read, checked, or kept to be undone. */
final class RawCopy implements Contender {
    private static final int BUFFER = 1 << 16;

    private final DataSource source;
    private final Path rows;
    private final long expected;

    /**
     * Copies these rows.
     *
     * @param rows a file in the text format of COPY
     * @param expected how many there are
     */
    RawCopy(DataSource source, Path rows, long expected) {
        this.source = source;
        this.rows = rows;
        this.expected = expected;
    }

    @Override
    public String name() {
        return "raw COPY";
    }

    @Override
    public void run() throws IOException, SQLException {
        try (Connection connection = source.getConnection();
                InputStream lines = Files.newInputStream(rows)) {
            long copied = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY users (id, " + UsersTable.COLUMNS + ") FROM STDIN", lines, BUFFER);
            if (copied != expected) {
                throw new IllegalStateException("Of " + expected + " rows " + copied + " were copied");
            }
        }
    }
}
