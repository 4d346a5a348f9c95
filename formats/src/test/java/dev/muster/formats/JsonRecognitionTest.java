// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.format.Recognition;
import dev.muster.format.RecordFormat;
import dev.muster.issue.IssueCode;
import dev.muster.job.FormatOptions;
import dev.muster.job.SourceRefusedException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of the formats a file is in, and how its records lie in it, told by its beginning. */
class JsonRecognitionTest {
    private static final RecordFormat JSON = new JsonFormat();
    private static final RecordFormat NDJSON = new NdjsonFormat();

    private static Recognition recognize(RecordFormat format, String text) {
        return format.recognize(text.getBytes(UTF_8), true, FormatOptions.none(), List.of());
    }

    private static Recognition recognize(RecordFormat format, String text, FormatOptions given) {
        return format.recognize(text.getBytes(UTF_8), true, given, List.of());
    }

    /** What came of it, in short: the layout and the path of JSON, "lines", or the code of a refusal. */
    private static String found(String text, boolean complete) {
        byte[] head = text.getBytes(UTF_8);
        try {
            Recognition json = JSON.recognize(head, complete, FormatOptions.none(), List.of());
            Recognition ndjson = NDJSON.recognize(head, complete, FormatOptions.none(), List.of());
            Recognition csv = CsvSample.CSV.recognize(head, complete, FormatOptions.none(), List.of());
            assertThat(csv.certainty()).isLessThan(Math.max(json.certainty(), ndjson.certainty()));
            assertThat(json.certainty()).isNotEqualTo(ndjson.certainty());
            JsonOptions options = new JsonOptions(json.options());
            return json.certainty() < ndjson.certainty()
                    ? "lines"
                    : options.layout() == JsonLayout.ARRAY ? "array " + options.path() : "concatenated";
        } catch (SourceRefusedException refused) {
            return refused.code().name();
        }
    }

    static List<Arguments> files() {
        return List.of(
                Arguments.of("[]", "array "),
                Arguments.of(" \r\n\t[ {} ]", "array "),
                Arguments.of("\ufeff[{\"email\":1}]", "array "),
                Arguments.of("[1,2]", "array "),
                Arguments.of("[\n{\"a\":1},\n{\"a\":2}\n]", "array "),
                Arguments.of("[{\"a\":tru}", "array "),
                Arguments.of("{\"users\":[{\"email\":\"a@b.c\"}]}", "array /users"),
                Arguments.of("{\n\"users\":[\n{\"email\":\"a@b.c\"},\n{\"email\":\"b@b.c\"}\n]\n}\n", "array /users"),
                Arguments.of("{\"users\":[]}", "array /users"),
                Arguments.of("{\"n\":0,\"users\":[],\"links\":{\"next\":null}}", "array /users"),
                Arguments.of("{\"a\":{\"b\":{\"c\":[{\"email\":1}]}}}", "array /a/b/c"),
                Arguments.of("{\"a/b\":{\"~\":[{\"email\":1}]}}", "array /a~1b/~0"),
                Arguments.of("{\"roles\":[{\"name\":\"x\"}],\"users\":[{\"email\":1}]}", "array /users"),
                Arguments.of("{\"users\":[{\"Vorname\":1,\"E-Mail\":2}],\"roles\":[{\"name\":\"x\"}]}", "array /users"),
                Arguments.of("{\"users\":[],\"tags\":[\"x\"]}", "array /users"),
                Arguments.of("{\"users\":[{\"first\":1}],\"empty\":[]}", "array /users"),
                Arguments.of("{\"users\":[{\"id\":1}],\"tags\":[\"x\"]}", "array /users"),
                Arguments.of("{\"id\":7,\"users\":[{\"email\":1}]}", "array /users"),
                Arguments.of("{\"users\":[{\"email\":1}],\"a\":[]}", "array /users"),
                Arguments.of("{\"users\":[{\"email\":1,\"items\":[{\"email\":1}]}]}", "array /users"),
                Arguments.of("{\"email\":\"a@b.c\"}", "concatenated"),
                Arguments.of("{\"email\":\"a@b.c\",\"roles\":[\"x\"],\"orders\":[{\"id\":1}]}", "concatenated"),
                Arguments.of("{\n\"email\":\"a@b.c\"\n}\n", "concatenated"),
                Arguments.of("{\"email\":1}{\"email\":2}", "concatenated"),
                Arguments.of("{\"email\":1} {\"email\":2}\n", "concatenated"),
                Arguments.of("{\"email\":1}{\"email\":2}\n{\"email\":3}{\"email\":4}\n", "concatenated"),
                Arguments.of("{\n\"email\":1\n}\n{\n\"email\":2\n}\n", "concatenated"),
                Arguments.of("{\"email\":1}\r{\"email\":2}\r", "concatenated"),
                Arguments.of("{\"email\":1}\n{\n\"email\":2\n}\n", "concatenated"),
                Arguments.of("{\"users\":[{\"email\":1}]}{\"users\":[]}", "concatenated"),
                Arguments.of("\u001e{\"a\":1}\n\u001e{\"a\":2}\n\u001e{\"a\":3}\n", "concatenated"),
                Arguments.of("{}", "concatenated"),
                Arguments.of("{\"email\":1}\n{\"email\":2}", "lines"),
                Arguments.of("\ufeff\n{\"email\":1}\r\n\r\n{\"email\":2}\r\n", "lines"),
                Arguments.of("{}\n{}\n", "lines"),
                Arguments.of("{\"email\":1}\n{\"email\":2}\n{\n\"email\":3}\n{\"email\":4}", "lines"),
                Arguments.of("{\"email\":1}\n{\"email\":tru}\n", "lines"),
                Arguments.of("{\"email\":1}\n{\"email\":2\n{\"email\":3}\n", "lines"),
                Arguments.of("{\"email\":1}\n{\"email\":\"x}\n{\"email\":3}\n", "lines"),
                Arguments.of("{\"email\":1}\n5\n{\"email\":3}\n", "lines"),
                Arguments.of("{\"email\":1}{\"email\":2}\n{\"email\":tru}\n{\"email\":3}\n", "lines"),
                Arguments.of("{\"users\":[{\"email\":1}]}\n{\"users\":[{\"email\":2}]}\n", "lines"),
                Arguments.of("{\"users\":[{\"email\":1}],\"admins\":[{\"email\":1}]}", "JSON_PATH_UNCERTAIN"),
                Arguments.of("{\"users\":[],\"admins\":[]}", "array /users"),
                Arguments.of("{\"staff\":[],\"admins\":[]}", "JSON_PATH_UNCERTAIN"),
                Arguments.of("{\"a\":[{\"x\":1}],\"b\":[{\"y\":1}]}", "JSON_PATH_UNCERTAIN"),
                Arguments.of("{\"email\":1,\"members\":[{\"email\":1}]}", "JSON_PATH_UNCERTAIN"),
                Arguments.of("{\"a\":[{\"id\":1}],\"b\":[{\"id\":1}]}", "JSON_PATH_UNCERTAIN"),
                Arguments.of("{\"a\":[1}", "JSON_BROKEN"),
                Arguments.of("{", "JSON_BROKEN"),
                Arguments.of("{\"users\":[{\"email\":1}]", "JSON_BROKEN"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void tellsHowTheRecordsLie(String text, String expected) {
        assertThat(found(text, true)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email,name\n1,2\n",
                "<users/>",
                "plain text",
                "\"text\"",
                "5",
                "null",
                "true",
                "email\n{\"a\":1}\n"
            })
    void leavesOtherFormatsToOthers(String text) {
        assertThat(recognize(JSON, text).certainty()).isZero();
        assertThat(recognize(NDJSON, text).certainty()).isZero();
    }

    @Test
    void takesBlanksForNothing() {
        for (String blanks : List.of("", " ", "\n\r\n\t", "\ufeff", "\ufeff\n")) {
            for (boolean complete : new boolean[] {true, false}) {
                for (RecordFormat format : List.of(JSON, NDJSON)) {
                    assertThat(format.recognize(blanks.getBytes(UTF_8), complete, FormatOptions.none(), List.of())
                                    .certainty())
                            .isZero();
                }
            }
        }
    }

    @Test
    void isSurerOfNamesItKnows() {
        for (RecordFormat format : List.of(JSON, NDJSON)) {
            assertThat(recognize(format, "{\"email\":1}\n{\"email\":2}").certainty())
                    .isGreaterThanOrEqualTo(
                            recognize(format, "{\"foo\":1}\n{\"foo\":2}").certainty());
        }
        assertThat(recognize(JSON, "[{\"email\":1}]").certainty())
                .isGreaterThan(recognize(JSON, "[{\"foo\":1}]").certainty());
    }

    @Test
    void remembersHowTheFileIsWritten() {
        JsonOptions found = new JsonOptions(
                recognize(JSON, "\ufeff{\"users\":[{\"email\":1}]}").options());
        assertThat(found.byteOrderMark()).isTrue();
        assertThat(found.path()).isEqualTo("/users");
        assertThat(found.layout()).isEqualTo(JsonLayout.ARRAY);
        JsonOptions lines = new JsonOptions(
                recognize(NDJSON, "{\"email\":1}\n{\"email\":2}").options());
        assertThat(lines.byteOrderMark()).isFalse();
        assertThat(lines.layout()).isEqualTo(JsonLayout.LINES);
    }

    @Test
    void doesNotQuestionWhatTheJobGives() {
        String text = "{\"users\":[{\"email\":1}],\"admins\":[{\"name\":1}]}";
        FormatOptions admins = JsonOptions.defaults().withPath("/admins").options();
        FormatOptions whole = JsonOptions.defaults().withConcatenatedValues().options();

        assertThat(recognize(JSON, text, admins).columns().names()).containsExactly("name");
        assertThat(recognize(JSON, text, FormatOptions.none().with("path", "/admins"))
                        .columns()
                        .names())
                .containsExactly("name");
        assertThat(recognize(JSON, text, whole).columns().names()).containsExactly("users", "admins");
        assertThat(recognize(
                                JSON,
                                "[{\"a\":1}]",
                                JsonOptions.defaults().withPath("/x").options())
                        .columns()
                        .names())
                .isEmpty();
        assertThat(new JsonOptions(recognize(JSON, text, admins).options()).maxColumns())
                .isEqualTo(2000);
    }

    @Test
    void letsTheLayoutThatIsGivenDecideBetweenTheFormats() {
        String lines = "{\"email\":1}\n{\"email\":2}\n";
        FormatOptions concatenated =
                JsonOptions.defaults().withConcatenatedValues().options();
        FormatOptions path = FormatOptions.none().with("path", "/users");
        FormatOptions byLines = JsonOptions.defaults().with(JsonLayout.LINES).options();

        for (FormatOptions json : List.of(concatenated, path)) {
            assertThat(recognize(JSON, lines, json).certainty()).isPositive();
            assertThat(recognize(NDJSON, lines, json).certainty()).isZero();
        }
        assertThat(recognize(NDJSON, lines, byLines).certainty()).isPositive();
        assertThat(recognize(JSON, lines, byLines).certainty()).isZero();
        assertThat(recognize(NDJSON, "{\"email\":1}\n", byLines).certainty()).isPositive();
        assertThat(recognize(JSON, "{\"email\":1}\n", byLines).certainty()).isZero();
    }

    @Test
    void refusesOptionsItDoesNotKnow() {
        for (RecordFormat format : List.of(JSON, NDJSON)) {
            assertThat(catchThrowableOfType(
                            IllegalArgumentException.class,
                            () -> recognize(
                                    format, "{}\n{}", FormatOptions.none().with("layout", "heap"))))
                    .isNotNull();
        }
    }

    /** However a long file is cut, it is what it is as a whole. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"email\":\"\u00e9\"},\r\n{\"email\":1}]",
                "{\"n\":{\"x\":[1,2]},\"tags\":[\"x\"],\"users\":[{\"email\":\"\u00e9\",\"x\":1}]}",
                "{\"users\":[{\"email\":1},{\"email\":2}],\"n\":1}",
            })
    void takesAFileCutAnywhereForTheSame(String text) {
        String whole = found(text, true);
        byte[] bytes = text.getBytes(UTF_8);
        int settled = text.indexOf("\"email\"") + 9 + (text.length() < bytes.length ? 1 : 0);
        for (int length = settled; length < bytes.length; length++) {
            byte[] head = Arrays.copyOf(bytes, length);
            Recognition cut = JSON.recognize(head, false, FormatOptions.none(), List.of());
            JsonOptions options = new JsonOptions(cut.options());

            assertThat("array " + options.path()).isEqualTo(whole);
            assertThat(cut.columns().names()).startsWith("email");
            assertThat(NDJSON.recognize(head, false, FormatOptions.none(), List.of())
                            .certainty())
                    .isZero();
        }
    }

    @Test
    void takesLinesCutAnywhereForLines() {
        byte[] bytes = "{\"email\":\"\u00e9\"}\r\n{\"b\":\"\u00e9\"}\n{\"c\":1}\n".getBytes(UTF_8);
        int twoLines = new String(bytes, UTF_8).indexOf("{\"c\"") + 2;
        for (int length = twoLines; length < bytes.length; length++) {
            Recognition cut = NDJSON.recognize(Arrays.copyOf(bytes, length), false, FormatOptions.none(), List.of());
            assertThat(cut.certainty()).isPositive();
            assertThat(cut.columns().names()).startsWith("email", "b");
        }
    }

    @Test
    void refusesAHeadThatDoesNotComeToTheUsers() {
        String meta = "{\"meta\":\"" + "x".repeat(5000) + "\",\"more\":{\"a\":1";

        assertThat(found(meta, false)).isEqualTo("JSON_PATH_MISSING");
        SourceRefusedException refusal = Objects.requireNonNull(catchThrowableOfType(
                SourceRefusedException.class,
                () -> JSON.recognize(meta.getBytes(UTF_8), false, FormatOptions.none(), List.of())));
        assertThat(refusal.code()).isEqualTo(IssueCode.JSON_PATH_MISSING);
        assertThat(JSON.recognize(
                                meta.getBytes(UTF_8),
                                false,
                                JsonOptions.defaults().withPath("/users").options(),
                                List.of("email"))
                        .columns()
                        .names())
                .containsExactly("email");
    }
}
