// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.muster.format.Inspection;
import dev.muster.format.Recognition;
import dev.muster.issue.IssueCode;
import dev.muster.job.FormatOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Small or well-formed, and still more than a parser should swallow. Each is refused soon, and the records beside it are read. */
@Timeout(120)
class JsonBombTest {
    private static final int MILLION = 1_000_000;
    private static final int MIB = 1 << 20;

    static Stream<Arguments> values() {
        return Stream.of(
                arguments(named("arrays", "[".repeat(MILLION) + "]".repeat(MILLION)), IssueCode.NESTED_TOO_DEEP),
                arguments(
                        named("objects", "{\"a\":".repeat(MILLION) + "1" + "}".repeat(MILLION)),
                        IssueCode.NESTED_TOO_DEEP),
                arguments(
                        named("both", "[{\"a\":".repeat(MILLION / 2) + "1" + "}]".repeat(MILLION / 2)),
                        IssueCode.NESTED_TOO_DEEP),
                arguments(named("digits", "9".repeat(MILLION)), IssueCode.VALUE_TOO_LONG),
                arguments(named("decimals", "0." + "3".repeat(MILLION)), IssueCode.VALUE_TOO_LONG),
                arguments(named("digits of an exponent", "1e" + "9".repeat(MILLION)), IssueCode.VALUE_TOO_LONG),
                arguments(named("a text", '"' + "x".repeat(2 * MIB) + '"'), IssueCode.VALUE_TOO_LONG),
                arguments(named("a text of escapes", '"' + "\\u0041".repeat(2 * MIB) + '"'), IssueCode.VALUE_TOO_LONG),
                arguments(named("a name", "{\"" + "n".repeat(2 * MIB) + "\":1}"), IssueCode.VALUE_TOO_LONG));
    }

    @ParameterizedTest
    @MethodSource("values")
    void rejectsTheRecordAlone(String value, IssueCode code) {
        for (JsonCorpusTest.Layout layout : JsonCorpusTest.Layout.values()) {
            Reading reading = layout.sample(value.getBytes(ISO_8859_1));

            assertThat(reading.fault()).as("%s", layout).isNull();
            assertThat(reading.records()).as("%s", layout).hasSize(3);
            assertThat(reading.outcome()).as("%s", layout).isEqualTo(code.name());
            assertThat(reading.cell(2, "email")).isEqualTo("c@example.com");
        }
    }

    static Stream<Named<String>> records() {
        return Stream.of(
                named("a text", '"' + "x".repeat(20 * MIB) + '"'),
                named("an array", "[" + "1,".repeat(10 * MIB) + "1]"),
                named("blanks", " ".repeat(20 * MIB) + "1"));
    }

    @ParameterizedTest
    @MethodSource("records")
    void refusesTheSourceOfARecordThatIsTooLong(String value) {
        for (JsonCorpusTest.Layout layout : JsonCorpusTest.Layout.values()) {
            Reading reading = layout.sample(value.getBytes(ISO_8859_1));

            assertThat(reading.fault()).as("%s", layout).isEqualTo(IssueCode.RECORD_TOO_LONG);
        }
    }

    @Test
    void refusesTheSourceOfARecordWithTooManyMembers() throws IOException {
        StringBuilder record = new StringBuilder("{\"email\":\"a@example.com\"}\n{\"m\":0");
        for (int i = 0; i < 100_000; i++) {
            record.append(",\"m").append(i).append("\":").append(i);
        }
        byte[] source = record.append('}').toString().getBytes(ISO_8859_1);
        Recognition found =
                new NdjsonFormat().recognize(Arrays.copyOf(source, MIB), false, FormatOptions.none(), List.of());

        Inspection inspection =
                new NdjsonFormat().inspect(new ByteArrayInputStream(source), found.options(), found.columns());

        assertThat(inspection.fault()).isEqualTo(IssueCode.TOO_MANY_COLUMNS);
        assertThat(inspection.line()).isEqualTo(2);
    }

    @Test
    void takesNoLongerForBlanksBeforeColons() {
        String bomb = "{\"a\"" + " ".repeat(MILLION) + ":".repeat(MILLION) + "}";

        assertThat(JsonCorpusTest.Layout.ARRAY.sample(bomb.getBytes(ISO_8859_1)).outcome())
                .isEqualTo(IssueCode.RECORD_MALFORMED.name());
        assertThat(Reading.of(new NdjsonFormat(), bomb.getBytes(ISO_8859_1), FormatOptions.none())
                        .outcome())
                .isEqualTo(IssueCode.RECORD_MALFORMED.name());
    }

    @Test
    void findsNoUsersInDocumentsThatAreNothingButBrackets() {
        for (String open : new String[] {"[", "{\"a\":", "[{\"a\":"}) {
            String unclosed = open.repeat(MILLION);
            String closed = unclosed + "1"
                    + new StringBuilder(open.replaceAll("[^\\[{]", "")
                                    .replace('[', ']')
                                    .replace('{', '}'))
                            .reverse()
                            .toString()
                            .repeat(MILLION);
            for (String document : new String[] {unclosed, closed}) {
                Reading json = Reading.of(new JsonFormat(), document.getBytes(ISO_8859_1), FormatOptions.none());
                Reading lines = Reading.of(new NdjsonFormat(), document.getBytes(ISO_8859_1), FormatOptions.none());

                assertThat(json.outcome()).as("%s", open).isNotEqualTo("sound");
                assertThat(lines.outcome()).as("%s", open).isNotEqualTo("sound");
            }
        }
    }
}
