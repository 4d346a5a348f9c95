// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.format.Columns;
import dev.muster.format.RecordReader;
import dev.muster.format.SourceRecord;
import dev.muster.issue.IssueCode;
import dev.muster.job.FormatOptions;
import dev.muster.job.SourceRefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which columns records have: their members, and the parts of these that the job asks for. */
class JsonColumnsTest {
    private static final JsonFormat JSON = new JsonFormat();

    private static Columns columns(String text, boolean complete, String... mapped) {
        return JSON.recognize(text.getBytes(UTF_8), complete, FormatOptions.none(), List.of(mapped))
                .columns();
    }

    private static List<Map<String, @Nullable Object>> read(String text, Columns columns) throws IOException {
        List<Map<String, @Nullable Object>> records = new ArrayList<>();
        byte[] bytes = text.getBytes(UTF_8);
        FormatOptions options = JsonOptions.defaults().withPath("").options();
        Columns all =
                JSON.inspect(new ByteArrayInputStream(bytes), options, columns).columns();
        try (RecordReader reader = JSON.open(new ByteArrayInputStream(bytes), options, all)) {
            for (SourceRecord record = reader.next(); record != null; record = reader.next()) {
                assertThat(record.defect()).isNull();
                Map<String, @Nullable Object> cells = new LinkedHashMap<>();
                for (int i = 0; i < all.size(); i++) {
                    if (record.cells().get(i) != SourceRecord.ABSENT) {
                        cells.put(all.names().get(i), record.cells().get(i));
                    }
                }
                records.add(cells);
            }
        }
        return records;
    }

    private static Arguments cells(String record, List<String> mapped, Map<String, ?> cells) {
        return Arguments.of(record, mapped, cells);
    }

    private static Map<String, @Nullable Object> of(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    static List<Arguments> parts() {
        return List.of(
                cells("{\"b\":1,\"a\":{\"x\":1}}", List.of(), of("b", 1L, "a", Map.of("x", 1L))),
                cells("{\"a\":{\"x\":1,\"y\":2}}", List.of("a.x"), of("a.x", 1L, "a.*", Map.of("y", 2L))),
                cells("{\"a\":{\"x\":1}}", List.of("a.x"), of("a.x", 1L)),
                cells("{\"a\":{\"x\":1,\"y\":2}}", List.of("a.y", "a.x"), of("a.y", 2L, "a.x", 1L)),
                cells("{\"a\":{\"b\":{\"c\":1}},\"d\":1}", List.of("a.b.c"), of("a.b.c", 1L, "d", 1L)),
                cells(
                        "{\"a\":{\"b\":{\"c\":1,\"d\":2},\"e\":3}}",
                        List.of("a.b.c"),
                        of("a.b.c", 1L, "a.*", Map.of("b", Map.of("d", 2L), "e", 3L))),
                cells("{\"a\":{\"x\":1}}", List.of("$.a.x"), of("$.a.x", 1L)),
                cells("{\"a\":{\"x\":{\"y\":2}}}", List.of("$['a'][\"x\"].y"), of("$['a'][\"x\"].y", 2L)),
                cells("{\"a\":[{\"b\":1}]}", List.of("$.a[0].b"), of("$.a[0].b", 1L, "a", List.of(Map.of("b", 1L)))),
                cells(
                        "{\"a\":[5,6]}",
                        List.of("$.a[1]", "$.a[0]"),
                        of("$.a[1]", 6L, "$.a[0]", 5L, "a", List.of(5L, 6L))),
                cells("{\"a.b\":1}", List.of("a.b"), of("a.b", 1L)),
                cells("{\"a.b\":1}", List.of("$['a.b']"), of("$['a.b']", 1L)),
                cells("{\"a.b\":{\"c\":1}}", List.of("$['a.b'].c"), of("$['a.b'].c", 1L)),
                cells("{\"mail\":1}", List.of("$.mail"), of("$.mail", 1L)),
                cells("{\"a\":{\"x\":1,\"y\":2}}", List.of("$.a", "$.a.x"), of("$.a", Map.of("y", 2L), "$.a.x", 1L)),
                cells("{\"it's\":1}", List.of("$['it\\'s']"), of("$['it\\'s']", 1L)),
                cells("{\"a\":{\"x\":1}}", List.of("a.*"), of("a.*", Map.of("x", 1L))),
                cells("{\"a\":{\"x\":1,\"y\":2}}", List.of("a.x", "a.*"), of("a.x", 1L, "a.*", Map.of("y", 2L))),
                cells("{\"a\":{\"x\":null}}", List.of("a.x"), of("a.x", null)),
                cells("{\"a\":{\"x\":{\"y\":1}}}", List.of("a.x"), of("a.x", Map.of("y", 1L))),
                cells("{\"n\":1,\"name\":\"Ada L\"}", List.of(), of("n", 1L, "name", "Ada L")),
                cells(
                        "{\"name\":{\"givenName\":\"Ada\",\"familyName\":\"L\",\"formatted\":\"Ada L\"}}",
                        List.of(),
                        of("name.givenName", "Ada", "name.familyName", "L", "name.*", Map.of("formatted", "Ada L"))),
                cells(
                        "{\"name\":{\"givenName\":\"Ada\",\"rank\":1}}",
                        List.of(),
                        of("name.givenName", "Ada", "name.*", Map.of("rank", 1L))),
                cells("{\"manager\":{\"email\":\"x\"}}", List.of(), of("manager", Map.of("email", "x"))));
    }

    @ParameterizedTest(name = "{0} mapped by {1}")
    @MethodSource("parts")
    void takesPartsOutAndKeepsWhatIsLeft(String record, List<String> mapped, Map<String, ?> cells) throws IOException {
        Columns columns = columns("[" + record + "]", true, mapped.toArray(String[]::new));

        assertThat(columns.names()).containsAll(cells.keySet());
        assertThat(read("[" + record + "]", columns)).isEqualTo(List.of(cells));
    }

    @ParameterizedTest(name = "{0} mapped by {1}, far down")
    @MethodSource("parts")
    void takesPartsOutThatOnlyComeLater(String record, List<String> mapped, Map<String, ?> cells) throws IOException {
        Columns columns = columns("[{\"early\":1},", false, mapped.toArray(String[]::new));

        assertThat(columns.names()).contains("early").containsAll(mapped);
        boolean isKnownPart = record.contains("\"name\":{");
        if (!isKnownPart) {
            assertThat(read("[{\"early\":1}," + record + "]", columns)).isEqualTo(List.of(Map.of("early", 1L), cells));
        }
    }

    @Test
    void gathersThemInOrderOfFirstAppearance() {
        assertThat(columns("[{\"b\":1,\"a\":1},{\"c\":1,\"a\":1},5,{\"d\":1,\"x\" 1},{\"B\":1}]", true)
                        .names())
                .containsExactly("b", "a", "c", "d", "B");
    }

    @Test
    void leavesOutWhatIsMappedAndNowhereIfAllHasBeenSeen() {
        String text = "[{\"a\":{\"x\":1}},{\"l\":[1]}]";

        assertThat(columns(text, true, "a.y", "b.x", "c", "$.l[1]", "$.l[0]").names())
                .containsExactly("a", "$.l[0]", "l");
        assertThat(columns(text, false, "a.y", "b.x", "c", "$.l[1]", "$.l[0]").names())
                .containsExactly("a.y", "a.*", "$.l[1]", "$.l[0]", "l", "b.x", "c");
    }

    @Test
    void takesAPartWhereARecordHasItAndLeavesTheOthersAsTheyAre() throws IOException {
        String text = "[{\"a\":{\"x\":1}},{\"a\":5},{\"a\":null},{},{\"a\":{\"y\":2}},{\"a\":[{\"x\":1}]},{\"a\":{}}]";

        assertThat(read(text, columns(text, true, "a.x")))
                .containsExactly(
                        Map.of("a.x", 1L),
                        Map.of("a.*", 5L),
                        of("a.*", null),
                        Map.of(),
                        Map.of("a.*", Map.of("y", 2L)),
                        Map.of("a.*", List.of(Map.of("x", 1L))),
                        Map.of("a.*", Map.of()));
    }

    @Test
    void looksAtTheFirstThousandRecords() {
        String text = "[" + "{\"a\":1},".repeat(1000) + "{\"b\":1}]";

        assertThat(columns(text, true, "c").names()).containsExactly("a", "c");
    }

    @Test
    void refusesMoreThanTheLimit() {
        FormatOptions two = JsonOptions.defaults().withMaxColumns(2).options();
        byte[] three = "[{\"a\":1},{\"b\":1},{\"c\":1}]".getBytes(UTF_8);
        SourceRefusedException refusal =
                catchThrowableOfType(SourceRefusedException.class, () -> JSON.recognize(three, true, two, List.of()));

        assertThat(Objects.requireNonNull(refusal).code()).isEqualTo(IssueCode.TOO_MANY_COLUMNS);
        assertThat(JSON.recognize("[{\"a\":1,\"b\":1}]".getBytes(UTF_8), true, two, List.of())
                        .columns()
                        .size())
                .isEqualTo(2);
    }
}
