// SPDX-License-Identifier: Apache-2.0
package dev.muster.benchmarks;

import dev.muster.Muster;
import dev.muster.job.ImportReport;
import dev.muster.job.Source;
import dev.muster.testkit.EmptyUserStore;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A validated dry run against a bare parse of the same file, in turns, so that whatever else the machine does meets both alike. Arguments:
 * the kind of file (by default csv), the number of rows (by default a million) and of rounds (by default five, after one to
 * warm up).
 */
public final class ImportAgainstParse {
    private final FileKind kind;
    private final Path file;
    private final long rows;
    private final PrintStream out;

    private ImportAgainstParse(FileKind kind, Path file, long rows, PrintStream out) {
        this.kind = kind;
        this.file = file;
        this.rows = rows;
        this.out = out;
    }

    /**
     * Measures and prints.
     *
     * @param arguments which kind of file: csv, json or ndjson; how many rows; how many rounds
     * @throws IOException if there is no room for the file
     * @throws InterruptedException if the thread is interrupted
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        long rows = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1_000_000;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        FileKind kind = FileKind.of(arguments.length > 0 ? arguments[0] : "csv");
        run(kind, rows, rounds, System.out);
    }

    /** Measures as often as asked for, and answers how many times as long as the parse the dry run takes. */
    static double run(FileKind kind, long rows, int rounds, PrintStream out) throws IOException, InterruptedException {
        Path file = Files.createTempFile("muster-benchmark", ".data");
        try {
            try (OutputStream target = Files.newOutputStream(file)) {
                kind.write(target, rows);
            }
            out.printf(
                    Locale.ROOT,
                    "%s: %,d rows of %d bytes, Java %s, %d processors%n",
                    kind,
                    rows,
                    Files.size(file) / rows,
                    Runtime.version(),
                    Runtime.getRuntime().availableProcessors());
            return new ImportAgainstParse(kind, file, rows, out).compare(rounds);
        } finally {
            Files.delete(file);
        }
    }

    private double compare(int rounds) throws IOException, InterruptedException {
        List<Taken> parses = new ArrayList<>();
        List<Taken> lenientParses = new ArrayList<>();
        List<Taken> imports = new ArrayList<>();
        try (Muster muster = Muster.builder().users(new EmptyUserStore()).build()) {
            parse(true);
            parse(false);
            dryRun(muster);
            for (int round = 1; round <= rounds; round++) {
                Taken parse = parse(true);
                lenientParses.add(parse(false));
                Taken dryRun = dryRun(muster);
                parses.add(parse);
                imports.add(dryRun);
                print("round " + round, parse, dryRun);
            }
        }
        Taken parse = Taken.median(parses);
        Taken dryRun = Taken.median(imports);
        print("median", parse, dryRun);
        Taken lenient = Taken.median(lenientParses);
        out.printf(
                Locale.ROOT,
                "a lenient parse: %.2f s (CPU %.2f s), ratio %.2f%n",
                lenient.wall(),
                lenient.cpu(),
                dryRun.wall() / lenient.wall());
        out.printf(Locale.ROOT, "that is %,.0f rows/s%n", rows / dryRun.wall());
        return dryRun.wall() / parse.wall();
    }

    private void print(String what, Taken parse, Taken dryRun) {
        out.printf(
                Locale.ROOT,
                "%s: parse %.2f s (CPU %.2f s), dry run %.2f s (CPU %.2f s), ratio %.2f%n",
                what,
                parse.wall(),
                parse.cpu(),
                dryRun.wall(),
                dryRun.cpu(),
                dryRun.wall() / parse.wall());
    }

    private Taken parse(boolean strict) throws IOException {
        Taken.Since start = Taken.start();
        long counted = kind.bareParse(file, strict);
        Taken taken = start.taken();
        expect(counted);
        return taken;
    }

    private Taken dryRun(Muster muster) throws InterruptedException {
        Taken.Since start = Taken.start();
        ImportReport report = DryRun.of(Source.of(file), muster, snapshot -> {});
        Taken taken = start.taken();
        expect(report.tally().created());
        return taken;
    }

    private void expect(long counted) {
        if (counted != rows) {
            throw new IllegalStateException("Of " + rows + " rows " + counted + " came through");
        }
    }
}
