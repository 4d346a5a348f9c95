// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.muster.format.RecordFormat;
import dev.muster.formats.imports.Mutation;
import dev.muster.job.FormatOptions;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Sound files with bytes changed, lost, doubled and moved. Whatever they have become: a source is refused by a code or read, records have
 * defects by a code, the inspection and the reader agree on all of it, and nothing else is ever thrown.
 */
class MutantsTest {
    private static final CsvFormat CSV = new CsvFormat();
    private static final JsonFormat JSON = new JsonFormat();
    private static final NdjsonFormat NDJSON = new NdjsonFormat();

    private static final List<String> FILES = List.of(
            "email,name,note\na@example.com,Ann,\"x\ny\"\nb@example.com,Bob,\"say \"\"hi\"\"\"\n",
            "\ufeffE-Mail;Vorname;Betrag\r\nä@example.com;Jörg;1,5\r\n\"b@example.com\";\"\";2,5\r\n",
            "sep=|\r\nemail|'=1|_muster_guard_v1\r\na@example.com|'+1|1\r\n",
            "email\tname\ra@example.com\t\ud83d\ude00\rb@example.com\t名\r",
            "[{\"email\":\"a@example.com\",\"n\":-1.5e3},\n{\"email\":\"b\\u00e4\",\"x\":[{\"y\":null}]}]",
            "{\"meta\":{\"n\":2},\"users\":[{\"email\":\"a@example.com\"},{\"email\":\"ö\",\"a.b\":{}}]}",
            "{\"email\":\"a@example.com\",\n\"t\":true}\n{\"email\":\"\\ud83d\\ude00\",\"_muster_raw\":\"{\"}",
            "{\"email\":\"a@example.com\",\"n\":12}\n\n{\"email\":\"b\",\"name\":{\"givenName\":\"B\"}}\r\n",
            "\ufeff{\"email\":\"名\",\"l\":[1,2,3]}\n{\"email\":\"c\",\"_muster_raw\":\"{\\\"email\\\":1}\"}\n");

    @Test
    @Timeout(120)
    void areReadOrRefusedAndNothingElse() {
        mutate(2_500, 0);
    }

    @Test
    @Tag("nightly")
    void areReadOrRefusedHoweverMany() {
        mutate(200_000, 1_000_000);
    }

    private static void mutate(int mutants, int firstSeed) {
        for (int seed = firstSeed; seed < firstSeed + mutants; seed++) {
            Random random = new Random(seed);
            byte[] mutant = Mutation.of(FILES.get(seed % FILES.size()).getBytes(UTF_8), random);
            for (RecordFormat format : List.of(CSV, JSON, NDJSON)) {
                try {
                    Reading.of(format, mutant, FormatOptions.none());
                } catch (RuntimeException | AssertionError e) {
                    throw new AssertionError(
                            "seed " + seed + ", " + format.name() + ": "
                                    + HexFormat.of().formatHex(mutant),
                            e);
                }
            }
        }
    }
}
