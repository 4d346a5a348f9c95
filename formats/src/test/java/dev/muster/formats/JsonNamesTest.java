// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.format.Columns;
import dev.muster.format.Inspection;
import dev.muster.format.Recognition;
import dev.muster.format.RecordReader;
import dev.muster.format.SourceRecord;
import dev.muster.issue.IssueCode;
import dev.muster.job.FormatOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Members that only appear far down, and members whose names look like paths to parts of others. */
class JsonNamesTest {
    private static final JsonFormat JSON = new JsonFormat();
    /** More records than the recognition looks at. */
    private static final int MANY = 1_001;

    private static final String[] NAMES = {
        "a", "b", "a.b", "a.*", "a.b.c", "*", "*.*", "name", "name.*", "name.given_name", "$.a", "$['a']", "a.", ".a"
    };
    private static final List<List<String>> MAPPED =
            List.of(List.of(), List.of("a.b"), List.of("a.b.c", "$.b[0]"), List.of("a.*"), List.of("*.b", "name.x"));

    /** What a file gives. */
    private record Read(List<String> columns, List<SourceRecord> records) {}

    private static Read read(String text, List<String> mapped) throws IOException {
        byte[] source = text.getBytes(UTF_8);
        Recognition found = JSON.recognize(source, true, FormatOptions.none(), mapped);
        Inspection inspection = JSON.inspect(new ByteArrayInputStream(source), found.options(), found.columns());
        assertThat(inspection.fault()).isNull();
        Columns columns = inspection.columns();
        List<SourceRecord> records = new ArrayList<>();
        try (RecordReader reader = JSON.open(new ByteArrayInputStream(source), found.options(), columns)) {
            for (SourceRecord next = reader.next(); next != null; next = reader.next()) {
                records.add(next);
            }
        }
        return new Read(columns.names(), records);
    }

    private static String manyThen(String record) {
        return "[" + "{\"email\":\"a@example.com\"},\n".repeat(MANY) + record + "]";
    }

    @Test
    void findsAMappedPartThatOnlyAppearsFarDown() throws IOException {
        Read read = read(manyThen("{\"address\":{\"city\":\"Ulm\",\"zip\":\"1\"}}"), List.of("address.city"));

        assertThat(read.columns()).containsExactly("email", "address.city", "address.*");
        assertThat(read.records().get(MANY).cells()).containsExactly(SourceRecord.ABSENT, "Ulm", Map.of("zip", "1"));
    }

    @Test
    void keepsAMemberFarDownThatIsTheBeginningOfAnothersName() throws IOException {
        Read read = read("[" + "{\"a.b\":1},".repeat(MANY) + "{\"a\":2}]", List.of());

        assertThat(read.records().get(MANY).cells()).contains(2L);
    }

    @Test
    void keepsAMemberWhoseNameEndsLikeARest() throws IOException {
        Read read = read("[{\"a.*\":1,\"a\":2},{\"a.*\":3}]", List.of());

        assertThat(read.columns()).containsExactly("a.*", "a");
        assertThat(read.records().get(0).cells()).containsExactly(1L, 2L);
        assertThat(read.records().get(1).cells()).containsExactly(3L, SourceRecord.ABSENT);
    }

    @Test
    void takesNoValueOfAMalformedRecordForAName() throws IOException {
        String values = "{\"email\":\"a@example.com\" : 1},{\"n\":\"Ann\",:2},{:3},{\"m\":1,\"x\" y:2},[\"z\":1]";

        Read read = read("[{\"email\":\"b@example.com\"}," + values + "]", List.of());

        assertThat(read.columns()).containsExactly("email", "n", "m");
        assertThat(read.records()).hasSize(6);
    }

    @Test
    void losesNothingWhateverMembersAreCalled() throws IOException {
        for (int seed = 0; seed < 80; seed++) {
            Random random = new Random(seed);
            List<Map<String, Object>> objects = new ArrayList<>();
            int late = random.nextBoolean() ? MANY : 0;
            for (int i = 0; i < 4; i++) {
                objects.add(object(random));
            }
            StringBuilder text = new StringBuilder("[");
            objects.subList(0, 2)
                    .forEach(object -> text.append(JsonText.json(object)).append(",\n"));
            text.append("{\"email\":\"a@example.com\"},\n".repeat(late));
            objects.subList(2, 4)
                    .forEach(object -> text.append(JsonText.json(object)).append(",\n"));
            text.append("{}]");
            Read read = read(text.toString(), MAPPED.get(random.nextInt(MAPPED.size())));

            for (int i = 0; i < 4; i++) {
                SourceRecord record = read.records().get(i < 2 ? i : late + i);
                if (record.defect() == null) {
                    assertThat(leaves(record.cells()))
                            .as("seed %d, record %d, columns %s", seed, i, read.columns())
                            .containsAll(leaves(objects.get(i).values()));
                } else {
                    assertThat(record.defect().code()).isEqualTo(IssueCode.MEMBER_DUPLICATE);
                }
            }
        }
    }

    private static Map<String, Object> object(Random random) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            object.put(NAMES[random.nextInt(NAMES.length)], value(random, 2));
        }
        return object;
    }

    private static Object value(Random random, int depth) {
        return switch (depth == 0 ? 2 : random.nextInt(4)) {
            case 0 -> {
                Map<String, Object> object = new LinkedHashMap<>();
                object.put(random.nextBoolean() ? "b" : "given_name", value(random, depth - 1));
                object.put(random.nextBoolean() ? "c" : "x", value(random, depth - 1));
                yield object;
            }
            case 1 -> List.of(value(random, depth - 1), value(random, depth - 1));
            default -> (long) random.nextInt(1_000_000);
        };
    }

    private static List<Long> leaves(Collection<?> values) {
        List<Long> leaves = new ArrayList<>();
        for (Object value : values) {
            if (value instanceof Long number) {
                leaves.add(number);
            } else if (value instanceof Map<?, ?> map) {
                leaves.addAll(leaves(map.values()));
            } else if (value instanceof List<?> list) {
                leaves.addAll(leaves(list));
            }
        }
        return leaves;
    }
}
