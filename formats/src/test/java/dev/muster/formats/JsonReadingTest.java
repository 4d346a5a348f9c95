// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.format.RawText;
import dev.muster.format.SourceRecord;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sound record holds, in every layout, read by itself and among others. */
class JsonReadingTest {
    private static final String LONG_TEXT = "x".repeat(JsonLimits.TEXT_CHARS);
    private static final String LONG_NAME = "n".repeat(4000);

    static List<Arguments> values() {
        return List.of(
                Arguments.of("\"\"", ""),
                Arguments.of("\"  x\\t \"", "  x\t "),
                Arguments.of("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t"),
                Arguments.of("\"\\u0000\\u001F\\u007f\"", "\0\u001f\u007f"),
                Arguments.of("\"\u00e9\u4e2d\ud83d\ude00\u2028\ufeff\"", "\u00e9\u4e2d\ud83d\ude00\u2028\ufeff"),
                Arguments.of("\"\\u00e9\\uD83D\\ude00\"", "\u00e9\ud83d\ude00"),
                Arguments.of("\"\\\\ud800\"", "\\ud800"),
                Arguments.of("\"}]{[,:\"", "}]{[,:"),
                Arguments.of("true", true),
                Arguments.of("false", false),
                Arguments.of("null", null),
                Arguments.of("0", 0L),
                Arguments.of("-0", 0L),
                Arguments.of("-1", -1L),
                Arguments.of("9223372036854775807", Long.MAX_VALUE),
                Arguments.of("-9223372036854775808", Long.MIN_VALUE),
                Arguments.of("9223372036854775808", new BigDecimal("9223372036854775808")),
                Arguments.of("1.0", new BigDecimal("1.0")),
                Arguments.of("-0.0", new BigDecimal("0.0")),
                Arguments.of("0.10", new BigDecimal("0.10")),
                Arguments.of(
                        "0.1000000000000000055511151231257827", new BigDecimal("0.1000000000000000055511151231257827")),
                Arguments.of("1e2", new BigDecimal("1E+2")),
                Arguments.of("1E+400", new BigDecimal("1E+400")),
                Arguments.of("-9.99e-400", new BigDecimal("-9.99E-400")),
                Arguments.of("1e1000", new BigDecimal("1E+1000")),
                Arguments.of("1e-1000", new BigDecimal("1E-1000")),
                Arguments.of("9".repeat(64), new BigDecimal("9".repeat(64))),
                Arguments.of("[]", List.of()),
                Arguments.of("{}", Map.of()),
                Arguments.of("[1,[null,{}],\"x\"]", List.of(1L, Arrays.asList(null, Map.of()), "x")),
                Arguments.of(
                        "{\"a\":{\"a\":{\"a\":null}}}", Map.of("a", Map.of("a", Collections.singletonMap("a", null)))),
                Arguments.of("{\"\":1,\" \":2,\"A\":3,\"a\":4}", Map.of("", 1L, " ", 2L, "A", 3L, "a", 4L)),
                Arguments.of("[".repeat(63) + "]".repeat(63), nested(63)),
                Arguments.of('"' + LONG_TEXT + '"', LONG_TEXT),
                Arguments.of("{\"" + LONG_NAME + "\":1}", Map.of(LONG_NAME, 1L)));
    }

    private static Object nested(int levels) {
        List<Object> value = List.of();
        for (int i = 1; i < levels; i++) {
            value = List.of(value);
        }
        return value;
    }

    static List<Function<String, JsonSample>> layouts() {
        return List.of(
                record -> JsonSample.array("[" + record + "]"),
                record -> JsonSample.wrapped("/a/b", "{\"a\":{\"b\":[" + record + "],\"c\":[" + record + "]}}"),
                JsonSample::concatenated,
                JsonSample::lines);
    }

    @ParameterizedTest
    @MethodSource("values")
    void keepsEveryValueExactly(String json, @Nullable Object value) {
        String record = "{\"x\":" + json + ",\"y\":1}";
        Map<String, @Nullable Object> cells = new HashMap<>(Map.of("y", 1L));
        cells.put("x", value);
        for (Function<String, JsonSample> layout : layouts()) {
            JsonSample sample = layout.apply(record);

            assertThat(sample.read().cells()).containsExactly(cells);
            assertThat(sample.read().codes()).containsOnlyNulls();
            assertThat(sample.inspect().records()).isEqualTo(1);
            assertThat(sample.inspect().columns().names()).containsExactly("x", "y");
        }
        // The second and third are read by the run that follows the first.
        JsonSample several = JsonSample.array("[" + record + "," + record + " ,\n" + record + "]");
        assertThat(several.read().cells()).containsExactly(cells, cells, cells);
        assertThat(several.read().codes()).containsOnlyNulls();
    }

    @Test
    void tellsNullFromAbsent() {
        List<SourceRecord> records = JsonSample.array("[{\"a\":null,\"b\":1},{\"b\":null},{},{\"a\":\"\"}]")
                .records();

        assertThat(records.stream().map(SourceRecord::cells))
                .containsExactly(
                        Arrays.asList(null, 1L),
                        Arrays.asList(SourceRecord.ABSENT, null),
                        List.of(SourceRecord.ABSENT, SourceRecord.ABSENT),
                        List.of("", SourceRecord.ABSENT));
    }

    @Test
    void keepsTheRecordsOwnWords() {
        List<SourceRecord> records = JsonSample.array(
                        "[ {\"a\" : 1.50 ,\"a2\":\"\\u00e9\u00e9\"} ,\n{ } , {\"a\":\n2},tru]")
                .records();

        assertThat(records.stream().map(SourceRecord::raw))
                .containsExactly(
                        RawText.of("{\"a\" : 1.50 ,\"a2\":\"\\u00e9\u00e9\"}"),
                        RawText.of("{ }"),
                        RawText.of("{\"a\":\n2}"),
                        RawText.of("tru"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void countsLinesWhateverEndsThem(String end) {
        String text = String.join(
                end, "", "[", "{", "\"a\"", ":", "1", "}", ",", "", "{}, {},", "{\"a\":", "2}", "", ",{}", "]", "");

        assertThat(JsonSample.array(text).read().lines()).containsExactly(3L, 10L, 10L, 11L, 14L);
        assertThat(JsonSample.concatenated(text.replaceAll("[\\[\\],]", " "))
                        .read()
                        .lines())
                .containsExactly(3L, 10L, 10L, 11L, 14L);
        assertThat(JsonSample.wrapped("/x", "{" + end + "\"x\"" + end + ":" + text + end + "}")
                        .read()
                        .lines())
                .containsExactly(5L, 12L, 12L, 13L, 16L);
    }

    @Test
    void countsMixedLineEnds() {
        JsonSample sample = JsonSample.array("[\r\n{}\r,\n\r{}\r\r,{}\n,\r\n{}]");

        assertThat(sample.read().lines()).containsExactly(2L, 5L, 7L, 9L);
        for (int size = 1; size < 4; size++) {
            assertThat(sample.readInPieces(size)).isEqualTo(sample.read());
        }
    }

    @Test
    void countsOnlyLineFeedsWhereALineIsARecord() {
        JsonSample sample = JsonSample.lines("{\"a\":\r1}\r\n\r\n \n{}\r\r\n{\"a\":1,\r\"b\":tru}\n{}\n\n\n{} \n\t{}");

        assertThat(sample.read().lines()).containsExactly(1L, 4L, 5L, 6L, 9L, 10L);
        assertThat(sample.read().defects().get(2).line()).isEqualTo(5);
    }

    @Test
    void readsRecordsLongerThanAWindow() {
        String text = "x".repeat(150_000);
        String record = "{\"a\":\"" + text + "\",\"b\":[\"" + text + "\"]}";
        Map<String, Object> cells = Map.of("a", text, "b", List.of(text));

        assertThat(JsonSample.array("[" + record + ",\n" + record + "]").read().cells())
                .containsExactly(cells, cells);
        assertThat(JsonSample.lines(record + "\n" + record).read().cells()).containsExactly(cells, cells);
        assertThat(JsonSample.concatenated(record + record).read().lines()).containsExactly(1L, 1L);
    }

    @Test
    void passesOverOneByteOrderMark() {
        assertThat(JsonSample.array("\ufeff[{}]").read().lines()).containsExactly(1L);
        assertThat(JsonSample.wrapped("/a", "\ufeff{\"a\":[{}]}").read().lines())
                .containsExactly(1L);
        assertThat(JsonSample.concatenated("\ufeff{}{}").read().codes()).containsExactly(null, null);
        assertThat(JsonSample.lines("\ufeff{}\n{}").read().codes()).containsExactly(null, null);
    }

    @Test
    void giveColumnsInOrderOfFirstAppearance() {
        JsonSample sample = JsonSample.array("[{\"b\":1},{\"a\":1,\"b\":2},{\"\\u0061\":1,\"B\":1,\"\":0,\" a\":0}]");

        assertThat(sample.inspect().columns().names()).containsExactly("b", "a", "B", "", " a");
    }
}
