// SPDX-License-Identifier: Apache-2.0
package dev.muster.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Short runs, so that the programs work on the day somebody needs them. How long they take says nothing. */
class BenchmarksRunTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @ParameterizedTest
    @EnumSource
    void comparesADryRunWithABareParse(FileKind kind) throws IOException, InterruptedException {
        assertThat(ImportAgainstParse.run(kind, 3_000, 2, out)).isPositive();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("round 2: parse")
                .contains("median:");
    }

    @Test
    void comparesImportsIntoPostgres() throws IOException, SQLException, InterruptedException {
        assertThat(ImportIntoPostgres.run(3_000, 1, out))
                .containsEntry("raw COPY", 1.0)
                .containsKey("Spring Batch");
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("fsync=on")
                .contains("round 1: raw COPY")
                .contains("median:");
    }

    @ParameterizedTest
    @EnumSource
    void tellsHowMuchHeapIsInUseAlongTheWay(FileKind kind) throws InterruptedException {
        assertThat(HeapOverRows.run(kind, 5_000, out).tally().created()).isEqualTo(5_000);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("5,000 rows")
                .contains("rows/s");
    }

    @Test
    void aGeneratedFileHasTheSameBytesEachTimeItIsOpened() throws IOException {
        GeneratedFile file = new GeneratedFile(FileKind.CSV, 2_000);
        byte[] first;
        byte[] second;
        try (InputStream one = file.open()) {
            first = one.readAllBytes();
        }
        try (InputStream other = file.open()) {
            second = other.readAllBytes();
        }
        assertThat(first).hasSizeGreaterThan(100_000).isEqualTo(second);
    }

    @Test
    void aGeneratedFileThatIsClosedEarlyStopsBeingGenerated() throws IOException {
        int first;
        try (InputStream file = new GeneratedFile(FileKind.CSV, 1_000_000_000_000L).open()) {
            first = file.read();
        }
        assertThat(first).isEqualTo('e');
    }
}
