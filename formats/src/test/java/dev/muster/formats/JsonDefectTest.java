// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import static dev.muster.issue.IssueCode.MEMBER_DUPLICATE;
import static dev.muster.issue.IssueCode.NESTED_TOO_DEEP;
import static dev.muster.issue.IssueCode.RECORD_MALFORMED;
import static dev.muster.issue.IssueCode.RECORD_NOT_OBJECT;
import static dev.muster.issue.IssueCode.VALUE_TOO_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.format.Defect;
import dev.muster.format.Inspection;
import dev.muster.issue.IssueCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that are wrong while their brackets and quotes pair up: each costs itself and nothing else. */
class JsonDefectTest {
    private static final String TOO_LONG = "x".repeat(JsonLimits.TEXT_CHARS + 1);

    private static Arguments defect(String record, IssueCode code, @Nullable String place) {
        return Arguments.of(record, code, place);
    }

    static List<Arguments> defects() {
        return List.of(
                defect("{\"a\":tru}", RECORD_MALFORMED, "/a"),
                defect("{\"a\":'x'}", RECORD_MALFORMED, "/a"),
                defect("{\"a\":NaN}", RECORD_MALFORMED, "/a"),
                defect("{\"a\":01}", RECORD_MALFORMED, "/a"),
                defect("{\"a\":1.}", RECORD_MALFORMED, "/a"),
                defect("{\"a\":.5}", RECORD_MALFORMED, "/a"),
                defect("{\"a\":+1}", RECORD_MALFORMED, "/a"),
                defect("{\"a\":0x1}", RECORD_MALFORMED, "/a"),
                defect("{\"a\":}", RECORD_MALFORMED, "/a"),
                defect("{\"a\"}", RECORD_MALFORMED, "/a"),
                defect("{\"b\":1,\"a\" 1}", RECORD_MALFORMED, "/a"),
                defect("{\"a\":1,}", RECORD_MALFORMED, "/a"),
                defect("{\"a\":1 \"b\":2}", RECORD_MALFORMED, "/a"),
                defect("{,}", RECORD_MALFORMED, null),
                defect("{:1}", RECORD_MALFORMED, null),
                defect("{a:1}", RECORD_MALFORMED, null),
                defect("{\"a\":1:2}", RECORD_MALFORMED, "/a"),
                defect("{\"a\":\"\\x\"}", RECORD_MALFORMED, "/a"),
                defect("{\"a\":\"\\u12g4\"}", RECORD_MALFORMED, "/a"),
                defect("{\"a\":\"x\ty\"}", RECORD_MALFORMED, "/a"),
                defect("{\"a\":\"\0\"}", RECORD_MALFORMED, "/a"),
                defect("{\"a\":\"\\ud800\"}", RECORD_MALFORMED, "/a"),
                defect("{\"a\":\"x\\uDC00\\uD800\"}", RECORD_MALFORMED, "/a"),
                defect("{\"a\":\"\\ud83dx\"}", RECORD_MALFORMED, "/a"),
                defect("{\"a\":{\"\\ud83d\":1}}", RECORD_MALFORMED, "/a"),
                defect("{\"a\":1,\"\\ud83d\":1}", RECORD_MALFORMED, "/a"),
                defect("{\"a\":/**/1}", RECORD_MALFORMED, "/a"),
                defect("{\"a\":[1,2,tru]}", RECORD_MALFORMED, "/a/2"),
                defect("{\"a\":[1,]}", RECORD_MALFORMED, "/a/1"),
                defect("{\"a\":[1 2]}", RECORD_MALFORMED, "/a/1"),
                defect("{\"a\":[{},{\"b\":tru}]}", RECORD_MALFORMED, "/a/1/b"),
                defect("{\"a/b\":{\"c~d\":tru}}", RECORD_MALFORMED, "/a~1b/c~0d"),
                defect("{\"\":tru}", RECORD_MALFORMED, "/"),
                defect("{\"a\":{\"\":{\"\":tru}}}", RECORD_MALFORMED, "/a//"),
                defect("5", RECORD_NOT_OBJECT, null),
                defect("null", RECORD_NOT_OBJECT, null),
                defect("\"text\"", RECORD_NOT_OBJECT, null),
                defect("[]", RECORD_NOT_OBJECT, null),
                defect("[{\"a\":1}]", RECORD_NOT_OBJECT, null),
                defect("tru", RECORD_MALFORMED, null),
                defect("[{\"a\":}]", RECORD_MALFORMED, "/0/a"),
                defect("{\"a\":1,\"a\":1}", MEMBER_DUPLICATE, "/a"),
                defect("{\"a\":null,\"b\":2,\"a\":null}", MEMBER_DUPLICATE, "/a"),
                defect("{\"email\":1,\"\\u0065mail\":1}", MEMBER_DUPLICATE, "/email"),
                defect("{\"\\u0065mail\":1,\"email\":1}", MEMBER_DUPLICATE, "/email"),
                defect("{\"a\":{\"b\":1,\"b\":2}}", MEMBER_DUPLICATE, "/a/b"),
                defect("{\"a\":[{},{\"b\":{\"c\":1,\"c\":1}}]}", MEMBER_DUPLICATE, "/a/1/b/c"),
                defect("{\"a\":{\"\":1,\"\":2}}", MEMBER_DUPLICATE, "/a/"),
                defect("{\"a\":" + "[".repeat(64) + "]".repeat(64) + "}", NESTED_TOO_DEEP, "/a" + "/0".repeat(63)),
                defect("{\"a\":".repeat(65) + "1" + "}".repeat(65), NESTED_TOO_DEEP, "/a".repeat(64)),
                defect("{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}", NESTED_TOO_DEEP, "/a" + "/0".repeat(63)),
                defect("{\"a\":\"" + TOO_LONG + "\"}", VALUE_TOO_LONG, "/a"),
                defect("{\"" + TOO_LONG + "\":1}", VALUE_TOO_LONG, null),
                defect("{\"a\":" + "1".repeat(65) + "}", VALUE_TOO_LONG, "/a"),
                defect("{\"a\":0." + "1".repeat(65) + "}", VALUE_TOO_LONG, "/a"),
                defect("{\"a\":1e1001}", VALUE_TOO_LONG, "/a"),
                defect("{\"a\":1e-1001}", VALUE_TOO_LONG, "/a"),
                defect("{\"a\":1e1000000000}", VALUE_TOO_LONG, "/a"),
                defect("{\"a\":1e-99999999999}", VALUE_TOO_LONG, "/a"),
                defect("{\"a\":1.5e99999999999999999999}", VALUE_TOO_LONG, "/a"),
                defect("{\"a\":1e2147483648}", VALUE_TOO_LONG, "/a"));
    }

    @ParameterizedTest
    @MethodSource("defects")
    void costsItselfOnly(String record, IssueCode code, @Nullable String place) {
        String sound = "{\"a\":1}";
        List<@Nullable IssueCode> codes = new ArrayList<>(List.of(code, code));
        codes.add(0, null);
        codes.add(2, null);
        codes.add(null);
        String array = String.join(",\n", sound, record, sound, record, sound);
        for (JsonSample sample : List.of(
                JsonSample.array("[" + array + "]"),
                JsonSample.wrapped("/x", "{\"x\":[" + array + "]}"),
                JsonSample.concatenated(array.replace(",\n", "\n")),
                JsonSample.lines(array.replace(",\n", "\n")))) {
            JsonSample.Content content = sample.read();

            assertThat(content.codes()).isEqualTo(codes);
            assertThat(content.lines()).containsExactly(1L, 2L, 3L, 4L, 5L);
            assertThat(content.fault()).isNull();
            Inspection inspection = sample.inspect();
            assertThat(inspection).isEqualTo(Inspection.sound(5, inspection.columns()));
            for (int defective : new int[] {1, 3}) {
                Defect defect = Objects.requireNonNull(content.defects().get(defective));
                assertThat(defect.place()).isEqualTo(place);
                assertThat(defect.line()).isIn(0L, defective + 1L);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void tellsTheLineInsideTheRecord(String end) {
        String record = String.join(end, "{", "\"a\":1,", "\"b\":{", "\"c\":[", "1,", "tru", "]}}");
        String twice = String.join(end, "{\"a\":1,", "\"b\":2,", "\"a\":3", "}");
        JsonSample sample = JsonSample.array("[" + end + "{}," + end + record + "," + twice + end + "]");

        assertThat(sample.read().defects())
                .containsExactly(
                        null, new Defect(RECORD_MALFORMED, 8, "/b/c/1"), new Defect(MEMBER_DUPLICATE, 11, "/a"));
        assertThat(JsonSample.concatenated(end + end + record).read().defects())
                .containsExactly(new Defect(RECORD_MALFORMED, 8, "/b/c/1"));
    }

    @Test
    void masksNamesThatLookLikeSomebodysData() {
        JsonSample sample = JsonSample.array(
                "[{\"ada@example.com\":tru},{\"a\":{\"+41791234567\":[tru]}},{\"x\":{\"ada@example.com\":1,\"ada@example.com\":2}}]");

        assertThat(sample.read().defects().stream()
                        .map(defect -> Objects.requireNonNull(defect).place()))
                .containsExactly("/a***@e***", "/a/+***/0", "/x/a***@e***");
    }

    @Test
    void cutsLongNamesAndReplacesWhatSteersATerminal() {
        JsonSample sample = JsonSample.array("[{\"" + "n".repeat(100) + "\":tru},{\"a\\u001b[31m\\u202e\":tru}]");

        assertThat(sample.read().defects().stream()
                        .map(defect -> Objects.requireNonNull(defect).place()))
                .containsExactly("/" + "n".repeat(60) + "...", "/a\ufffd[31m\ufffd");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 700, 1000, 2000, 4000, 4095, 4096, 4097, 4200, 5000, 6000, 8192, 10_000, 20_000})
    void dropsNoNameInSilenceHoweverLongItIs(int length) {
        for (String letter : List.of("n", "\u00e9", "\\u0061")) {
            String name = letter.repeat(length);
            JsonSample sample = JsonSample.array("[{\"id\":1,\"" + name + "\":1},{\"id\":1}]");
            JsonSample.Content content = sample.read();

            boolean isKept = content.rows().get(0).cells().size() == 2;
            boolean isRejected = content.codes().get(0) == VALUE_TOO_LONG;
            assertThat(isKept ^ isRejected)
                    .as(
                            "%s * %s: %s, %s",
                            letter,
                            length,
                            content.codes(),
                            sample.inspect().columns().size())
                    .isTrue();
            assertThat(content.codes().get(1)).isNull();
        }
    }

    @Test
    void knowsTheNamesOfEachRecordForItself() {
        String filler = "{\"a\":\"" + "x".repeat(140_000) + "\"}";
        for (String record : List.of("{:1}", "[:1]", "{,:1}", "{\"b\":1:2}")) {
            JsonSample sample = JsonSample.array("[" + record + "," + filler + "," + record + "]");

            assertThat(sample.inspect().records()).isEqualTo(3);
            assertThat(sample.inspect().columns().names()).doesNotContain("").contains("a");
            assertThat(sample.read().codes()).containsExactly(RECORD_MALFORMED, null, RECORD_MALFORMED);
        }
    }
}
