// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import static dev.muster.issue.IssueCode.ENCODING_INVALID;
import static dev.muster.issue.IssueCode.JSON_BROKEN;
import static dev.muster.issue.IssueCode.JSON_PATH_MISSING;
import static dev.muster.issue.IssueCode.RECORD_TOO_LONG;
import static dev.muster.issue.IssueCode.TOO_MANY_COLUMNS;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.format.Inspection;
import dev.muster.issue.IssueCode;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are broken somewhere, so that what follows cannot be told apart: reader and inspection stop at the same record. */
class JsonStructureTest {
    private static void assertBroken(JsonSample sample, int before, IssueCode fault, long line) {
        Inspection inspection = sample.inspect();
        JsonSample.Content content = sample.read();

        assertThat(inspection).isEqualTo(new Inspection(before, fault, line, inspection.columns()));
        assertThat(content.rows()).hasSize(before);
        assertThat(content.fault()).isEqualTo(fault);
        assertThat(content.line()).isEqualTo(line);
        for (int size : new int[] {1, 2, 3, 7}) {
            assertThat(sample.readInPieces(size)).isEqualTo(content);
            assertThat(sample.inspectInPieces(size)).isEqualTo(inspection);
        }
    }

    private static Arguments fault(String text, int before, long line) {
        return Arguments.of(text, before, line);
    }

    static List<Arguments> brokenArrays() {
        return List.of(
                fault("[", 0, 1),
                fault("[\n\n", 0, 3),
                fault("[\n{}", 1, 2),
                fault("[{},", 1, 1),
                fault("[{},\n\n]", 1, 3),
                fault("[,{}]", 0, 1),
                fault("[{},\n,{}]", 1, 2),
                fault("[{}\n{}]", 1, 2),
                fault("[{}:{}]", 1, 1),
                fault("[{}\n}", 1, 2),
                fault("[}", 0, 1),
                fault("[:]", 0, 1),
                fault("[{}]\n]", 1, 2),
                fault("[{}]\n,", 1, 2),
                fault("[{}]\n[]", 1, 2),
                fault("[{}]\n{}", 1, 2),
                fault("[{}] x", 1, 1),
                fault("[{}] \n 1 \n", 1, 2),
                fault("[{}] \"x\"", 1, 1),
                fault("[{}]\0", 1, 1),
                fault("[{}]\u001e", 1, 1),
                fault("[{}]\n//", 1, 2),
                fault("x[{}]", 0, 1),
                fault("\n'[{}]", 0, 2),
                fault("[{},\n{\"a\":[1}]", 1, 2),
                fault("[{},\n{\"a\":\n{1]}]", 1, 3),
                fault("[{},\n{\"a\":{}}}]", 2, 2),
                fault("[{},\n{\"a\":\"x}\n,{}\n]", 1, 2),
                fault("[{},\n{\n\"a\":\"x\n\n}]", 1, 3),
                fault("[{},\n{\n\"a\":\"x\\\"}]", 1, 2),
                fault("[{},\n{\"a\":\n[1,", 1, 2),
                fault("[{},\n\"x", 1, 2),
                fault("[{},\n\"x\\", 1, 2),
                fault("[{},\n1 2]", 2, 2),
                fault("[{},\n\"x\" \"y\"]", 2, 2),
                fault("[{},\ntru", 2, 2),
                fault("[[{}],\n[{}]\n[{}]]", 2, 3));
    }

    @ParameterizedTest
    @MethodSource("brokenArrays")
    void tellsWhereAnArrayIsBroken(String text, int before, long line) {
        assertBroken(JsonSample.array(text), before, JSON_BROKEN, line);
        assertBroken(JsonSample.array(text.replace("\n", "\r\n")), before, JSON_BROKEN, line);
        assertBroken(JsonSample.array(text.replace("\n", "\r")), before, JSON_BROKEN, line);
    }

    static List<Arguments> brokenSequences() {
        return List.of(
                fault("{}\n]", 1, 2),
                fault("{}\n}", 1, 2),
                fault("{}\n,{}", 1, 2),
                fault("{}:", 1, 1),
                fault("{}\n{\"a\":1", 1, 2),
                fault("{}\n\n\"x", 1, 3),
                fault("{}[\n{]}", 1, 2),
                fault("{}{\n\"a\":\n\"x\n}", 1, 3));
    }

    @ParameterizedTest
    @MethodSource("brokenSequences")
    void tellsWhereASequenceOfValuesIsBroken(String text, int before, long line) {
        assertBroken(JsonSample.concatenated(text), before, JSON_BROKEN, line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n",
                "{}",
                "{\"users\":{}}",
                "{\"users\":null}",
                "{\"Users\":[{}]}",
                "{\"a\":{\"users\":[]}}",
                "{\"users\":[\"x\"],\"b\":{\"users\":[]}}"
            })
    void tellsThatThereIsNoArray(String text) {
        boolean isElsewhere = text.contains("[\"x\"]");
        String path = isElsewhere ? "/c/users" : "/users";
        if (text.isBlank()) {
            assertBroken(JsonSample.wrapped(path, text), 0, JSON_BROKEN, 1 + text.length() / 2);
        } else {
            assertBroken(JsonSample.wrapped(path, text + "\n\n"), 0, JSON_PATH_MISSING, 3);
        }
    }

    @Test
    void tellsThatADocumentIsNoArray() {
        assertBroken(JsonSample.array("{\"users\":[{}]}"), 0, JSON_PATH_MISSING, 1);
        assertBroken(JsonSample.array("null\n"), 0, JSON_PATH_MISSING, 2);
        assertBroken(JsonSample.array("{} {}"), 0, JSON_BROKEN, 1);
    }

    private static final List<byte[]> NOT_UTF_8 = List.of(
            "\u00e9\"".getBytes(ISO_8859_1),
            new byte[] {(byte) 0xc0, (byte) 0x80},
            new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            new byte[] {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
            new byte[] {(byte) 0x80},
            new byte[] {(byte) 0xe2, (byte) 0x82});

    private static JsonSample spoiled(JsonSample around, byte[] broken) {
        String text = new String(around.bytes, UTF_8);
        int at = text.indexOf('?');
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(text.substring(0, at).getBytes(UTF_8));
        bytes.writeBytes(broken);
        bytes.writeBytes(text.substring(at + 1).getBytes(UTF_8));
        return new JsonSample(bytes.toByteArray(), around.options);
    }

    @Test
    void tellsWhereBytesAreNotUtf8() {
        for (byte[] broken : NOT_UTF_8) {
            for (String end : List.of("\n", "\r\n", "\r")) {
                String records = String.join(end, "{},{},", "{", "\"a\":\"\u00e9?\"}");
                assertBroken(spoiled(JsonSample.array("[" + records + "]"), broken), 2, ENCODING_INVALID, 3);
                assertBroken(spoiled(JsonSample.array("[" + records), broken), 2, ENCODING_INVALID, 3);
                assertBroken(
                        spoiled(JsonSample.concatenated(records.replace(",", " ")), broken), 2, ENCODING_INVALID, 3);
                assertBroken(
                        spoiled(JsonSample.wrapped("/b", "{\"a\":\"" + records + "\",\"b\":[]}"), broken),
                        0,
                        JSON_BROKEN,
                        1);
                assertBroken(
                        spoiled(JsonSample.wrapped("/b", "{\"a\":1," + end + "\"?\":[],\"b\":[]}"), broken),
                        0,
                        ENCODING_INVALID,
                        2);
            }
            assertBroken(spoiled(JsonSample.lines("{}\n{}\n{\"a\":\"?\"}\n{}"), broken), 2, ENCODING_INVALID, 3);
            assertBroken(spoiled(JsonSample.lines("{}\n{}\n{\"a\":tru, ?\n{}"), broken), 2, ENCODING_INVALID, 3);
            assertBroken(spoiled(JsonSample.lines("{}\n{}\n{\"a\":\"?"), broken), 2, ENCODING_INVALID, 3);
            assertBroken(spoiled(JsonSample.array("[{},{\"a\":?}]"), broken), 1, ENCODING_INVALID, 1);
            assertBroken(spoiled(JsonSample.array("[{},?]"), broken), 1, ENCODING_INVALID, 1);
        }
    }

    @Test
    void readsRecordsOfTheLimitAndNoneBeyond() {
        String record = "{\"a\":\"12345\"}";
        JsonOptions limit = JsonOptions.defaults().withMaxRecordBytes(record.length());
        String longer = "{\"a\":\"123456\"}";

        assertThat(new JsonSample("[" + record + "]", limit).inspect().records())
                .isEqualTo(1);
        assertThat(new JsonSample(record + " \n" + record, limit.withConcatenatedValues())
                        .read()
                        .rows())
                .hasSize(2);
        assertThat(new JsonSample(record + "\r\n" + record, limit.with(JsonLayout.LINES))
                        .read()
                        .rows())
                .hasSize(2);
        assertBroken(new JsonSample("[{},\n" + longer + "]", limit), 1, RECORD_TOO_LONG, 2);
        assertBroken(new JsonSample("[" + record + ",\n" + longer + "]", limit), 1, RECORD_TOO_LONG, 2);
        assertBroken(new JsonSample("{}\n" + longer, limit.withConcatenatedValues()), 1, RECORD_TOO_LONG, 2);
        assertBroken(new JsonSample("{}\n" + longer + "\n{}", limit.with(JsonLayout.LINES)), 1, RECORD_TOO_LONG, 2);
        assertBroken(new JsonSample("{}\n" + "x".repeat(99), limit.with(JsonLayout.LINES)), 1, RECORD_TOO_LONG, 2);
        assertBroken(new JsonSample("[{},\n" + "x".repeat(99), limit), 1, RECORD_TOO_LONG, 2);
    }

    @Test
    void findsARecordTooLongBeforeWhatIsWrongBehindTheLimit() {
        JsonOptions limit = JsonOptions.defaults().withMaxRecordBytes(10);

        assertBroken(new JsonSample("[{},\n{\"a\":\"1234567\n8\"", limit), 1, RECORD_TOO_LONG, 2);
        assertBroken(new JsonSample("[{},\n{\"a\":[[[[[[[[[}]", limit), 1, RECORD_TOO_LONG, 2);
        assertBroken(
                spoiled(new JsonSample("[{},\n{\"a\":\"1234567?\"}]", limit), new byte[] {(byte) 0x80}),
                1,
                RECORD_TOO_LONG,
                2);
    }

    @Test
    void countsNoMoreRecordsThanTheNamesThatItTakes() {
        JsonOptions limit = JsonOptions.defaults().withMaxColumns(2);
        for (String text : List.of(
                "[{\"a\":1},\n{\"b\":1},\n{\"b\":{\"c\":1,\"d\":1}},\n{\"a\":1,\"c\":1},{}]",
                "[{\"a\":1},\n{\"b\":1},\n{\"b\":{\"c\":1,\"d\":1}},\n{\"_muster_raw\":\"{}\"},{}]")) {
            JsonSample sample = new JsonSample(text, limit);

            assertThat(sample.inspect().fault()).isEqualTo(TOO_MANY_COLUMNS);
            assertThat(sample.inspect().line()).isEqualTo(4);
            assertThat(sample.inspect().records()).isEqualTo(3);
            assertThat(sample.inspectInPieces(1)).isEqualTo(sample.inspect());
        }
        JsonSample inside =
                new JsonSample("[{\"_muster_raw\":\"{\\\"a\\\":1}\"},\n{\"_muster_raw\":\"{\\\"b\\\":1\"},{}]", limit);
        assertThat(inside.inspect().fault()).isEqualTo(TOO_MANY_COLUMNS);
        assertThat(inside.inspect().line()).isEqualTo(2);
        assertThat(inside.inspect().records()).isEqualTo(1);
        assertThat(new JsonSample("[{\"a\":1,\"b\":2}]", limit).inspect().fault())
                .isNull();
    }
}
