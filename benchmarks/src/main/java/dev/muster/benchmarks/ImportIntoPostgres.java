// SPDX-License-Identifier: Apache-2.0
package dev.muster.benchmarks;

import dev.muster.testkit.BadRows;
import dev.muster.testkit.GeneratedRows;
import dev.muster.testkit.UserGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An import into an empty table of PostgreSQL against a bare COPY of the same rows and against a job of Spring Batch, in turns. All must leave
 * the same users in the table, else the run fails. Arguments: the kind of file, which is csv here, the number of rows (by default a million)
 * and of rounds (by default three, after one to warm up).
 */
public final class ImportIntoPostgres {
    private static final long SEED = 42;
    /** One row in a thousand is at fault and one a duplicate: a file without any would not tell whether they are found. */
    private static final BadRows BAD = BadRows.of(0.001, 0.001);

    private final Path file;
    private final Path copyRows;
    private final PrintStream out;

    private ImportIntoPostgres(Path file, Path copyRows, PrintStream out) {
        this.file = file;
        this.copyRows = copyRows;
        this.out = out;
    }

    /**
     * Measures and prints.
     *
     * @param arguments csv; how many rows; how many rounds
     * @throws IOException if there is no room for the files, or no server comes up
     * @throws SQLException if the database refuses something
     * @throws InterruptedException if the thread is interrupted
     */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        if (arguments.length > 0 && FileKind.of(arguments[0]) != FileKind.CSV) {
            throw new IllegalArgumentException("Only csv is compared here");
        }
        long rows = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1_000_000;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
        run(rows, rounds, System.out);
    }

    /** Measures as often as asked for, and answers how many times as long as the copy each contender takes, by its name. */
    static Map<String, Double> run(long rows, int rounds, PrintStream out)
            throws IOException, SQLException, InterruptedException {
        Path directory = Files.createTempDirectory("muster-benchmark");
        Path file = directory.resolve("users.csv");
        Path copyRows = directory.resolve("users.copy");
        try {
            return new ImportIntoPostgres(file, copyRows, out).compare(rows, rounds);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(copyRows);
            Files.delete(directory);
        }
    }

    private Map<String, Double> compare(long rows, int rounds) throws IOException, SQLException, InterruptedException {
        GeneratedRows generated;
        try (OutputStream target = Files.newOutputStream(file)) {
            generated = UserGenerator.csv(target, rows, SEED, BAD);
        }
        CopyRows.write(file, SEED, copyRows);
        out.printf(
                Locale.ROOT,
                "%,d rows of %d bytes, %,d at fault, %,d duplicates, Java %s, %d processors%n",
                rows,
                generated.bytes() / rows,
                generated.flawed(),
                generated.duplicates(),
                Runtime.version(),
                Runtime.getRuntime().availableProcessors());
        try (PostgresServer server = PostgresServer.start()) {
            server.describe(out);
            UsersTable table = new UsersTable(server.dataSource());
            table.create();
            List<Contender> contenders = List.of(
                    new RawCopy(server.dataSource(), copyRows, generated.sound()),
                    new MusterImport(server.dataSource(), file, generated),
                    new SpringBatch(server.dataSource(), file, generated));
            return new Turns(contenders, new SameContents(table, generated.sound()), out).ratios(rounds);
        }
    }

    /** Empties the table before each turn, and compares what is in it afterwards with what the first turn left. */
    private static final class SameContents implements Turns.Around {
        private final UsersTable table;
        private final long users;
        private UsersTable.Contents first;

        SameContents(UsersTable table, long users) {
            this.table = table;
            this.users = users;
        }

        @Override
        public void before() throws SQLException {
            table.empty();
        }

        @Override
        public void after(Contender contender) throws SQLException {
            UsersTable.Contents left = table.contents();
            if (first == null) {
                first = left;
            }
            if (left.rows() != users || !left.equals(first)) {
                throw new IllegalStateException(
                        contender.name() + " left " + left + " where " + users + " users had to be as in " + first);
            }
        }
    }
}
