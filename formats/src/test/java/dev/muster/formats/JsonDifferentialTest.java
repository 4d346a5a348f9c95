// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.format.Inspection;
import dev.muster.issue.IssueCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random files of which it is known from how they were made what each record is. Most records are read by Jackson alone, in runs, the others
 * one by one after the scanner has found their ends: however the stream is cut, both must come to the same.
 */
class JsonDifferentialTest {
    @Test
    void readsWhatWasWritten() {
        seeded(0, 400);
    }

    @Test
    @Tag("nightly")
    void readsWhatWasWrittenInManyFiles() {
        seeded(1_000_000, 60_000);
    }

    private static void seeded(long first, int files) {
        for (long seed = first; seed < first + files; seed++) {
            try {
                compare(RandomJsonFile.of(seed), new Random(seed));
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private static void compare(RandomJsonFile file, Random random) {
        JsonSample sample = file.sample();
        JsonSample.Content content = sample.read();
        Inspection inspection = sample.inspect();

        assertSame(seen(content), file.records());
        assertThat(content.fault()).isEqualTo(file.fault());
        assertThat(content.line()).isEqualTo(file.line());
        assertThat(inspection)
                .isEqualTo(new Inspection(file.records().size(), file.fault(), file.line(), inspection.columns()));
        boolean isShort = sample.bytes.length < 5_000;
        int size = isShort ? 1 + random.nextInt(5) : 20_000 + random.nextInt(100_000);
        assertThat(sample.inspectInPieces(size)).isEqualTo(inspection);
        assertThat(sample.readInPieces(size, random)).isEqualTo(content);
    }

    /** A record may be long: only what differs is worth printing, and of that the beginning. */
    private static void assertSame(List<RandomJsonFile.Expected> seen, List<RandomJsonFile.Expected> expected) {
        for (int i = 0; i < Math.min(seen.size(), expected.size()); i++) {
            if (!seen.get(i).equals(expected.get(i))) {
                throw new AssertionError(start(seen.get(i)) + " instead of " + start(expected.get(i)));
            }
        }
        assertThat(seen.size()).isEqualTo(expected.size());
    }

    private static String start(RandomJsonFile.Expected record) {
        String text = record.toString();
        return text.substring(0, Math.min(text.length(), 500));
    }

    private static List<RandomJsonFile.Expected> seen(JsonSample.Content content) {
        List<RandomJsonFile.Expected> seen = new ArrayList<>();
        for (JsonSample.Row row : content.rows()) {
            IssueCode code = row.defect() == null ? null : row.defect().code();
            seen.add(new RandomJsonFile.Expected(row.line(), row.cells(), code, row.words()));
        }
        return seen;
    }
}
