// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import static dev.muster.issue.IssueCode.RECORD_MALFORMED;
import static dev.muster.issue.IssueCode.RECORD_NOT_OBJECT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.format.Inspection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records without anything around them: values that follow each other, and values a line. */
class JsonLayoutTest {
    private static JsonSample.Content read(JsonSample sample) {
        JsonSample.Content content = sample.read();
        Inspection inspection = sample.inspect();

        assertThat(content.fault()).isNull();
        assertThat(inspection).isEqualTo(Inspection.sound(content.rows().size(), inspection.columns()));
        for (int size : new int[] {1, 2, 3, 7}) {
            assertThat(sample.readInPieces(size)).isEqualTo(content);
            assertThat(sample.inspectInPieces(size)).isEqualTo(inspection);
        }
        return content;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", "\r\n", "\t \n\n", "\u001e", "\n\u001e", "\u001e\u001e \n"})
    void readsOneValueAfterTheOtherWhateverIsBetweenThem(String between) {
        String text = String.join(between, "", "{\"a\":1}", "{\"a\":{\"b\":[{}]}}", "{\"a\":\"}{\"}", "{}", "");

        assertThat(read(JsonSample.concatenated(text)).cells())
                .containsExactly(
                        Map.of("a", 1L), Map.of("a", Map.of("b", List.of(Map.of()))), Map.of("a", "}{"), Map.of());
    }

    @Test
    void readsATextSequenceWithWhateverStandsInIt() {
        String text =
                "\u001e{\"a\":1}\n\u001e{\"a\":\n2}\n\u001e5\n\u001e{\"a\":tru}\n\u001e[1]\n\u001etru\n\u001e{}\n";
        JsonSample.Content content = read(JsonSample.concatenated(text));

        assertThat(content.codes())
                .containsExactly(
                        null, null, RECORD_NOT_OBJECT, RECORD_MALFORMED, RECORD_NOT_OBJECT, RECORD_MALFORMED, null);
        assertThat(content.lines()).containsExactly(1L, 2L, 4L, 5L, 6L, 7L, 8L);
    }

    @Test
    void tellsValuesApartThatAreNoObjects() {
        JsonSample.Content content = read(JsonSample.concatenated("{}1 2\n\"x\"\"y\"[]null{}true\rfalse{}-1.5e3"));

        assertThat(content.rows()).hasSize(12);
        assertThat(content.codes().stream().filter(RECORD_NOT_OBJECT::equals)).hasSize(9);
        assertThat(content.codes().stream().filter(code -> code == null)).hasSize(3);
        assertThat(read(JsonSample.concatenated(" \n")).rows()).isEmpty();
        assertThat(read(JsonSample.concatenated("")).rows()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void readsOneValueALineAndPassesOverBlankOnes(String end) {
        String text = String.join(end, "", "  ", "{\"a\":1}", " {\"a\":2}\t ", "", "\t", "{}", "{\"a\":\"\\n\"}");

        for (String last : new String[] {"", end, end + " "}) {
            JsonSample.Content content = read(JsonSample.lines(text + last));
            assertThat(content.cells()).containsExactly(Map.of("a", 1L), Map.of("a", 2L), Map.of(), Map.of("a", "\n"));
            assertThat(content.codes()).containsOnlyNulls();
            assertThat(content.lines()).containsExactly(3L, 4L, 7L, 8L);
        }
    }

    @Test
    void rejectsLinesThatAreNotOneObjectAndNoOther() {
        String text = """
                {"a":1}
                {"a":1}{"a":2}
                {"a":1},
                [{"a":1}]
                5
                {"a":
                1}
                }
                "x
                {"a":"x
                y"}
                ,
                ]]]
                {"a":1} x
                x {"a":1}
                {"a":"\\
                \\
                {"a":2}
                """;
        JsonSample.Content content = read(JsonSample.lines(text));

        assertThat(content.rows()).hasSize(18);
        assertThat(content.cells().get(0)).isEqualTo(Map.of("a", 1L));
        assertThat(content.cells().get(17)).isEqualTo(Map.of("a", 2L));
        assertThat(content.lines().get(17)).isEqualTo(18);
        for (int i = 1; i < 17; i++) {
            assertThat(content.codes().get(i)).isEqualTo(i == 3 || i == 4 ? RECORD_NOT_OBJECT : RECORD_MALFORMED);
            assertThat(content.lines().get(i)).isEqualTo(i + 1);
        }
    }

    @Test
    void readsALineCutInTwoAsTwoMalformedOnes() {
        JsonSample.Content content = read(JsonSample.lines("{\"a\":1}\n{\"a\":\n2}\n{\"a\":3}\n"));

        assertThat(content.codes()).containsExactly(null, RECORD_MALFORMED, RECORD_MALFORMED, null);
        assertThat(content.lines()).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void endsNoLineAtAReturn() {
        JsonSample.Content content = read(JsonSample.lines("{\"a\":1}\r{\"a\":2}\r\n{\"a\":3}\r"));

        assertThat(content.codes()).containsExactly(RECORD_MALFORMED, null);
        assertThat(content.lines()).containsExactly(1L, 2L);
        assertThat(read(JsonSample.concatenated("{\"a\":1}\r{\"a\":2}\r")).lines())
                .containsExactly(1L, 2L);
    }

    @Test
    void readsNothingFromNothing() {
        assertThat(read(JsonSample.lines("")).rows()).isEmpty();
        assertThat(read(JsonSample.lines("\ufeff\r\n")).rows()).isEmpty();
        assertThat(read(JsonSample.array("[]")).rows()).isEmpty();
        assertThat(read(JsonSample.array("\ufeff [\n] \n")).rows()).isEmpty();
    }
}
