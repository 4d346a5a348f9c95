// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats.imports;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.issue.IssueCode;
import dev.muster.job.ImportJob;
import dev.muster.job.ImportReport;
import dev.muster.job.JobFailedException;
import dev.muster.job.OnBrokenSource;
import dev.muster.job.Source;
import dev.muster.job.SourceRefusedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whole imports of files that have been changed at random, packed and in several encodings: each ends with accounts that balance or is
 * refused by a code, and no record makes its reader fail.
 */
class MutantImportsTest {
    private static final String CSV = "\ufeffemail;name\r\na@example.com;Änne\r\nb@example.com;\"B;\"\"b\"\"\"\r\n";
    private static final String JSON = "[{\"email\":\"a@example.com\"},{\"email\":\"b@example.com\",\"n\":[1e3]}]";
    private static final String NDJSON = "{\"email\":\"a@example.com\"}\n{\"email\":\"b@example.com\",\"x\":\"ä\"}\n";

    private static final List<byte[]> FILES = List.of(
            gzip(CSV.getBytes(UTF_8)),
            gzip(JSON.getBytes(UTF_8)),
            gzip(gzip(NDJSON.getBytes(UTF_8))),
            gzip(NDJSON.repeat(500).getBytes(UTF_8)),
            CSV.getBytes(UTF_16LE),
            CSV.getBytes(UTF_16BE),
            gzip(JSON.getBytes(UTF_16LE)),
            NDJSON.getBytes(UTF_16BE));

    @Test
    @Timeout(120)
    void areReadOrRefusedAndNothingElse() {
        mutate(250, 0);
    }

    @Test
    @Tag("nightly")
    void areReadOrRefusedHoweverMany() {
        mutate(20_000, 1_000_000);
    }

    private static void mutate(int mutants, int firstSeed) {
        for (int seed = firstSeed; seed < firstSeed + mutants; seed++) {
            Random random = new Random(seed);
            byte[] mutant = Mutation.of(FILES.get(seed % FILES.size()), random);
            try (Fixture fixture = new Fixture()) {
                run(fixture, ImportJob.from(Source.of(mutant, "mutant")), random);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + HexFormat.of().formatHex(mutant), e);
            }
        }
    }

    private static void run(Fixture fixture, ImportJob job, Random random) {
        try {
            ImportReport report =
                    fixture.run(random.nextBoolean() ? job : job.onBrokenSource(OnBrokenSource.KEEP_PREFIX));

            assertThat(report.read()).isEqualTo(report.tally().total());
            assertThat(report.countsByCode()).doesNotContainKey(IssueCode.RECORD_UNREADABLE);
            assertThat(Fixture.rejected(report)).isNotNull();
        } catch (SourceRefusedException refused) {
            assertThat(refused.code()).isNotNull();
        } catch (JobFailedException failed) {
            assertThat(failed.fault().code()).as(failed.getMessage()).isNotNull();
        }
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(target)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target.toByteArray();
    }
}
