// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import static dev.muster.issue.IssueCode.MEMBER_DUPLICATE;
import static dev.muster.issue.IssueCode.RECORD_MALFORMED;
import static dev.muster.issue.IssueCode.RECORD_NOT_OBJECT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.format.Columns;
import dev.muster.format.Defect;
import dev.muster.format.Recognition;
import dev.muster.format.SourceRecord;
import dev.muster.issue.IssueCode;
import dev.muster.job.FormatOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that hold another as a text, as those of a file of rejected rows do. */
class RawRecordTest {
    private static String held(String text) {
        return "{\"_muster_raw\":" + JsonText.quoted(text) + ",\"_muster_row\":7}";
    }

    private static Recognition recognized(String text) {
        return new JsonFormat().recognize(text.getBytes(UTF_8), true, FormatOptions.none(), List.of());
    }

    @Test
    void areReadAsTheRecordThatTheyHold() {
        JsonSample sample = JsonSample.array("[{\"a\":1},\n" + held("{\"a\":2,\n\"b\":\"\\u00e9\u00e9\"}") + ",\n"
                + held(" {\"a\":tru} ") + ",\n" + held("5") + ",{}]");

        assertThat(sample.read().cells())
                .containsExactly(Map.of("a", 1L), Map.of("a", 2L, "b", "\u00e9\u00e9"), Map.of(), Map.of(), Map.of());
        assertThat(sample.read().codes()).containsExactly(null, null, RECORD_MALFORMED, RECORD_NOT_OBJECT, null);
        assertThat(sample.read().lines()).containsExactly(1L, 2L, 3L, 4L, 4L);
        assertThat(sample.inspect().columns().names()).containsExactly("a", "_muster_raw", "_muster_row", "b");
        assertThat(Objects.requireNonNull(sample.records().get(1).raw()).text())
                .isEqualTo("{\"a\":2,\n\"b\":\"\\u00e9\u00e9\"}");
    }

    @Test
    void areReadAsTheObjectThatSomebodyHasMadeOfTheText() {
        String text = "[{\"_muster_raw\" : {\"a\" : [1.50], \"b\":\"}\"} , \"_muster_row\":7}]";
        JsonSample sample = JsonSample.array(text);

        assertThat(sample.read().codes()).containsOnlyNulls();
        assertThat(sample.read().cells()).hasSize(1);
        assertThat(sample.read().cells().get(0)).containsOnlyKeys("a", "b");
        assertThat(Objects.requireNonNull(sample.records().get(0).raw()).text())
                .isEqualTo("{\"a\" : [1.50], \"b\":\"}\"}");
        assertThat(recognized(text).columns()).isEqualTo(sample.inspect().columns());
    }

    @Test
    void tellTheLineInTheFileAndNotInTheText() {
        JsonSample sample = JsonSample.array("[\n" + held("{\n\n\n\"a\":tru}") + ",\n{}]");

        assertThat(sample.read().defects()).containsExactly(new Defect(RECORD_MALFORMED, 2, "/a"), null);
    }

    static List<Arguments> unusable() {
        return List.of(
                Arguments.of("{\"_muster_raw\":\"{\\\"a\\\":1}\",\"x\":tru}", RECORD_MALFORMED),
                Arguments.of("{\"_muster_raw\":\"{\\\"a\\\":1}\",}", RECORD_MALFORMED),
                Arguments.of("{\"_muster_raw\":\"{\\\"a\\\":1}\" \"x\":1}", RECORD_MALFORMED),
                Arguments.of("{\"_muster_raw\":\"{}\",\"_muster_raw\":\"{}\"}", MEMBER_DUPLICATE),
                Arguments.of("{\"_muster_raw\":\"{\\\"a\\\":\\\"\\ud800\\\"}\"}", RECORD_MALFORMED),
                Arguments.of("{\"_muster_raw\":\"{\\\"a\\\":\\\"\\\\ud800\\\"}\"}", RECORD_MALFORMED),
                Arguments.of("{\"_muster_raw\":\"{}\"}}", null),
                Arguments.of("{\"_muster_raw\":\"\"}", null),
                Arguments.of("{\"_muster_raw\":null}", null),
                Arguments.of("{\"_muster_raw\":5}", null),
                Arguments.of("{\"_muster_raw\":[{}]}", null),
                Arguments.of("[{\"_muster_raw\":\"{}\"}]", RECORD_NOT_OBJECT));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void mustBeSoundThemselves(String record, @Nullable IssueCode code) {
        JsonSample sample = JsonSample.lines("{\"_muster_raw\":\"{}\"}\n" + record + "\n{\"a\":1}");
        boolean isBroken = record.endsWith("}}");

        assertThat(sample.read().codes()).containsExactly(null, isBroken ? RECORD_MALFORMED : code, null);
        assertThat(sample.inspect().records()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1}",
                "{\"a\":tru,\"b\":1}",
                "{\"a\":1,\"b\" 2}",
                "{\"a\":1.,\"b\":2}",
                "{\"a\":{\"x\":1},\"a\":2,\"b\":1}",
                "{\"a\":1,\"\\ud800\":1,\"b\":1}",
                "{\"_muster_raw\":\"{\\\"c\\\":1}\",\"b\":1}",
                "{\"_muster_raw\":{\"c\":1},\"b\":1}",
                "[{\"a\":1}]",
                "\"a\"",
                "",
                "{"
            })
    void showTheSameColumnsAtFirstSightAndAtTheSecond(String inside) {
        for (String record : List.of(
                held(inside), held(held(inside)), "{\"x\":tru," + held(inside).substring(1))) {
            String text = "[{\"email\":1}," + record + "]";
            Columns first = recognized(text).columns();

            assertThat(JsonSample.array(text).inspect().columns().names()).containsAll(first.names());
        }
    }

    @Test
    void comeBackInOneLineWhereALineIsARecord() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Columns columns = new Columns(List.of("_muster_row"));
        try (JsonWriter writer =
                new JsonWriter(out, columns, JsonOptions.defaults().with(JsonLayout.LINES))) {
            writer.writeAgain("{\"a\" :\r\n[1,\n2],\n\"b\":\"\\n\"}", List.of(1L));
            writer.writeAgain("{\"a\":\n tru}", List.of(2L));
        }
        JsonSample sample =
                new JsonSample(out.toByteArray(), JsonOptions.defaults().with(JsonLayout.LINES));

        assertThat(sample.inspect().records()).isEqualTo(2);
        assertThat(sample.read().codes()).containsExactly(null, RECORD_MALFORMED);
        assertThat(sample.records().get(0).cells()).containsExactly(List.of(1L, 2L), "\n", 1L, SourceRecord.ABSENT);
    }
}
