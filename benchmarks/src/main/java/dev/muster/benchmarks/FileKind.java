// SPDX-License-Identifier: Apache-2.0
package dev.muster.benchmarks;

import dev.muster.testkit.BadRows;
import dev.muster.testkit.UserGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;

/** The kinds of files that are measured: the same users in each. */
enum FileKind {
    /** Comma-separated values. */
    CSV,
    /** One array. */
    JSON,
    /** One object a line. */
    NDJSON;

    private static final long SEED = 42;

    /** The kind that an argument names. */
    static FileKind of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Writes so many users. */
    void write(OutputStream target, long rows) throws IOException {
        switch (this) {
            case CSV -> UserGenerator.csv(target, rows, SEED, BadRows.none());
            case JSON -> UserGenerator.json(target, rows, SEED);
            case NDJSON -> UserGenerator.ndjson(target, rows, SEED);
        }
    }

    /**
     * Reads a file with the parser alone that Muster uses for this kind, and answers how many users it holds.
     *
     * @param strict whether it refuses what Muster has to refuse, where it can be told to
     */
    long bareParse(Path file, boolean strict) throws IOException {
        return switch (this) {
            case CSV -> BareParse.rows(file);
            case JSON -> BareJsonParse.objects(file, 1, strict);
            case NDJSON -> BareJsonParse.objects(file, 0, strict);
        };
    }
}
