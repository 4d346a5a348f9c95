// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.format.RecordFormat;
import dev.muster.issue.IssueCode;
import dev.muster.job.FormatOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Texts of JSON, valid ({@code y_}), invalid ({@code n_}), or such that RFC 8259 leaves a choice or a limit applies ({@code i_}): each as a
 * whole document, and as the value of one member of the second of three records.
 */
@Timeout(60)
class JsonCorpusTest {
    private static final JsonFormat JSON = new JsonFormat();
    private static final NdjsonFormat NDJSON = new NdjsonFormat();
    private static final FormatOptions ONE_BY_ONE =
            JsonOptions.defaults().withConcatenatedValues().options();
    private static final String CHOICES = "choices.tsv";

    /** A text of the corpus. */
    record Text(String name, Path file) {
        byte[] bytes() {
            try {
                return Files.readAllBytes(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** How three records are put together. */
    enum Layout {
        ARRAY,
        CONCATENATED,
        LINES;

        /** Reads three records, of which the second has this as the value of {@code x}. */
        Reading sample(byte[] member) {
            String value = new String(member, ISO_8859_1);
            return switch (this) {
                case ARRAY -> Reading.of(JSON, bytes("[" + three(value, ",") + "]"), FormatOptions.none());
                case CONCATENATED -> Reading.of(JSON, bytes(three(value, " ")), ONE_BY_ONE);
                case LINES -> Reading.of(NDJSON, bytes(three(onOneLine(member), "\n") + "\n"), FormatOptions.none());
            };
        }

        private static String three(String value, String between) {
            return "{\"email\":\"a@example.com\"}" + between + "{\"email\":\"b@example.com\",\"x\":" + value + "}"
                    + between + "{\"email\":\"c@example.com\"}";
        }

        private static byte[] bytes(String latin) {
            return latin.getBytes(ISO_8859_1);
        }
    }

    private static String onOneLine(byte[] text) {
        return new String(text, ISO_8859_1).replace('\n', ' ');
    }

    private static Path folder() {
        try {
            URL choices = Objects.requireNonNull(JsonCorpusTest.class.getResource("json/" + CHOICES));
            return Objects.requireNonNull(Path.of(choices.toURI()).getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Text> texts(String kind) throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            List<Path> paths = files.filter(
                            path -> path.getFileName().toString().startsWith(kind + "_"))
                    .sorted()
                    .toList();
            return paths.stream()
                    .map(path -> new Text(path.getFileName().toString(), path))
                    .toList();
        }
    }

    static List<Text> valid() throws IOException {
        return texts("y");
    }

    static List<Text> invalid() throws IOException {
        return texts("n");
    }

    static List<Text> open() throws IOException {
        return texts("i");
    }

    @Test
    void isJudgedByTheGrammarAlone() throws IOException {
        assertThat(valid()).hasSizeGreaterThanOrEqualTo(110).allMatch(text -> PlainJson.isValid(text.bytes()));
        assertThat(invalid()).hasSizeGreaterThanOrEqualTo(300).noneMatch(text -> PlainJson.isValid(text.bytes()));
        assertThat(open()).hasSizeGreaterThanOrEqualTo(50);
    }

    @ParameterizedTest
    @MethodSource("valid")
    void readsTheValueOfEveryValidText(Text text) {
        Object expected = PlainJson.parse(text.bytes());
        for (Layout layout : Layout.values()) {
            Reading sample = layout.sample(text.bytes());

            assertThat(sample.outcome()).as("%s", layout).isEqualTo("sound");
            assertThat(sample.records()).hasSize(3);
            assertThat(sample.cell(1, "x")).as("%s", layout).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("valid")
    void findsNoValidDocumentBroken(Text text) {
        for (RecordFormat format : List.of(JSON, NDJSON)) {
            Reading sample = Reading.of(format, text.bytes(), FormatOptions.none());

            assertThat(sample.outcome()).isIn("sound", "foreign", "RECORD_NOT_OBJECT", "JSON_PATH_UNCERTAIN");
        }
        checkMembers(text);
    }

    /** An object is a record: no member of it is lost or changed. */
    private static void checkMembers(Text text) {
        if (PlainJson.isValid(text.bytes()) && PlainJson.parse(text.bytes()) instanceof Map<?, ?> members) {
            Reading sample = Reading.of(JSON, text.bytes(), ONE_BY_ONE);
            if (sample.outcome().equals("sound")) {
                assertThat(sample.columns()).hasSameSizeAs(members.keySet());
                members.forEach((name, value) -> assertThat(sample.cell(0, String.valueOf(name)))
                        .as("%s", text)
                        .isEqualTo(value));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void refusesEveryInvalidTextAndReadsItsNeighbours(Text text) {
        boolean isUtf8 = !text.name().startsWith("n_utf8_");
        for (Layout layout : Layout.values()) {
            if (layout == Layout.LINES
                    && PlainJson.isValid(onOneLine(text.bytes()).getBytes(ISO_8859_1))) {
                continue; // only its line breaks are wrong
            }
            Reading sample = layout.sample(text.bytes());

            assertThat(sample.isSound(0)).as("%s: the record before", layout).isTrue();
            assertThat(sample.cell(0, "email")).isEqualTo("a@example.com");
            assertThat(sample.fault() == null && sample.isSound(1))
                    .as("%s: the record, in a source that is read", layout)
                    .isFalse();
            if (!isUtf8) {
                assertThat(sample.fault()).isEqualTo(IssueCode.ENCODING_INVALID);
            } else if (layout == Layout.LINES || pairsUp(text.bytes())) {
                assertThat(sample.fault()).as("%s", layout).isNull();
                assertThat(sample.records()).as("%s", layout).hasSize(3);
                assertThat(sample.cell(2, "email")).as("%s", layout).isEqualTo("c@example.com");
                assertThat(sample.isSound(2))
                        .as("%s: the record behind", layout)
                        .isTrue();
            } else {
                assertThat(sample.fault()).as("%s", layout).isNotNull();
            }
        }
    }

    /** {@return whether brackets and quotes pair up, so that it can be told where the record ends} */
    private static boolean pairsUp(byte[] text) {
        StringBuilder open = new StringBuilder();
        boolean inString = false;
        boolean escaped = false;
        for (byte b : text) {
            char c = (char) (b & 0xff);
            if (inString) {
                inString = escaped || c != '"';
                escaped = !escaped && c == '\\';
            } else if (c == '"') {
                inString = true;
            } else if (c == '{' || c == '[') {
                open.append(c == '{' ? '}' : ']');
            } else if (c == '}' || c == ']') {
                int last = open.length() - 1;
                if (last < 0 || open.charAt(last) != c) {
                    return false;
                }
                open.setLength(last);
            }
        }
        return !inString && open.isEmpty();
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void readsNoInvalidDocumentAsIfItWereSound(Text text) {
        for (RecordFormat format : List.of(JSON, NDJSON)) {
            Reading sample = Reading.of(format, text.bytes(), FormatOptions.none());

            if (!text.name().startsWith("n_values_")) {
                assertThat(sample.outcome()).as("%s", format.name()).isNotEqualTo("sound");
            }
        }
    }

    @Test
    void choosesAsDocumented() throws IOException {
        Map<String, String> expected = new TreeMap<>(Files.readAllLines(folder().resolve(CHOICES), UTF_8).stream()
                .skip(1) // the names of the columns
                .map(line -> line.split("\t", 2))
                .collect(Collectors.toMap(cells -> cells[0], cells -> cells[1])));

        Map<String, String> chosen = new TreeMap<>();
        for (Text text : open()) {
            String whole = Reading.of(JSON, text.bytes(), FormatOptions.none()).outcome();
            Reading member = Layout.ARRAY.sample(text.bytes());
            chosen.put(text.name(), whole + "\t" + member.outcome());
            if (member.outcome().equals("sound")) {
                assertThat(member.cell(1, "x")).as("%s", text).isEqualTo(PlainJson.parse(text.bytes()));
            }
            checkMembers(text);
            assertThat(Layout.LINES.sample(text.bytes()).outcome())
                    .as("%s in NDJSON", text)
                    .isEqualTo(member.outcome());
        }
        assertThat(chosen).isEqualTo(expected);
    }
}
