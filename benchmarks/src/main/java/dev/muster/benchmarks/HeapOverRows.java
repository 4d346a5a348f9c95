// SPDX-License-Identifier: Apache-2.0
package dev.muster.benchmarks;

import dev.muster.Muster;
import dev.muster.job.ImportReport;
import dev.muster.job.JobSnapshot;
import dev.muster.job.Phase;
import dev.muster.job.Source;
import dev.muster.testkit.EmptyUserStore;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * Whether memory stays the same however long the file: a dry run in a process with 128 MiB of heap, which tells how much of it is in use
 * along the way. Arguments: the kind of file, by default csv, and the number of rows, by default ten million.
 */
public final class HeapOverRows {
    private static final String HEAP = "-Xmx128m";
    private static final int STEPS = 10;

    private final HeapUse heap = new HeapUse();
    private final FileKind kind;
    private final long rows;
    private final PrintStream out;
    private long next;

    private HeapOverRows(FileKind kind, long rows, PrintStream out) {
        this.kind = kind;
        this.rows = rows;
        this.out = out;
        this.next = Math.max(1, rows / STEPS);
    }

    /**
     * Starts the process with the small heap, and in there measures and prints.
     *
     * @param arguments which kind of file: csv, json or ndjson, and how many rows; then, in the process with the small heap, where it is
     * @throws IOException if the process cannot be started
     * @throws InterruptedException if the thread is interrupted
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        long rows = arguments.length > 1 ? Long.parseLong(arguments[1]) : 10_000_000;
        FileKind kind = FileKind.of(arguments.length > 0 ? arguments[0] : "csv");
        if (arguments.length > 2) {
            new HeapOverRows(kind, rows, System.out).run();
        } else {
            System.exit(inSmallHeap(kind, rows));
        }
    }

    private static int inSmallHeap(FileKind kind, long rows) throws IOException, InterruptedException {
        List<String> command = List.of(
                System.getProperty("java.home") + "/bin/java",
                HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                HeapOverRows.class.getName(),
                kind.name(),
                Long.toString(rows),
                "here");
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    /** Runs in this process, whatever its heap. */
    static ImportReport run(FileKind kind, long rows, PrintStream out) throws InterruptedException {
        return new HeapOverRows(kind, rows, out).run();
    }

    private ImportReport run() throws InterruptedException {
        out.printf(
                Locale.ROOT,
                "%s: %,d rows, generated on the way; heap at most %d MiB, Java %s%n",
                kind,
                rows,
                mebibytes(Runtime.getRuntime().maxMemory()),
                Runtime.version());
        try (Muster muster = Muster.builder()
                .users(new EmptyUserStore())
                .source("generated", new GeneratedFile(kind, rows))
                .build()) {
            ImportReport report = DryRun.of(Source.named("generated"), muster, this::look);
            if (report.tally().created() != rows) {
                throw new IllegalStateException("Of " + rows + " rows came through: " + report.tally());
            }
            out.printf(
                    Locale.ROOT,
                    "done in %d s, %,.0f rows/s%n",
                    report.duration().toSeconds(),
                    report.rowsPerSecond());
            return report;
        }
    }

    private void look(JobSnapshot snapshot) {
        long read = snapshot.progress().read();
        if (snapshot.progress().phase() == Phase.IMPORTING && read >= next) {
            next += Math.max(1, rows / STEPS);
            out.printf(
                    Locale.ROOT,
                    "%,11d rows: %3d MiB live, %3d MiB at most after a collection since the line before%n",
                    read,
                    mebibytes(heap.live()),
                    mebibytes(heap.takePeak()));
        }
    }

    private static long mebibytes(long bytes) {
        return Math.round(bytes / 1048576.0);
    }
}
