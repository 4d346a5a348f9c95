// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.format.Columns;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWriterTest {
    private static final JsonOptions LINES = JsonOptions.defaults().with(JsonLayout.LINES);

    private static final Columns COLUMNS = new Columns(List.of("email", "note"));

    private static byte[] written(Columns columns, boolean lines, List<List<@Nullable Object>> records)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonWriter writer = new JsonWriter(out, columns, lines ? LINES : JsonOptions.defaults())) {
            for (List<@Nullable Object> record : records) {
                writer.write(record);
            }
        }
        return out.toByteArray();
    }

    private static String text(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /** What a reader that is not Muster's makes of the only column of the only record. */
    private static Object readBack(Object cell, boolean lines) throws IOException {
        byte[] bytes = written(new Columns(List.of("x")), lines, List.of(List.of(cell)));
        Object whole = ParsedJson.of(bytes);
        return ParsedJson.at(whole instanceof List<?> array ? array.get(0) : whole, "x");
    }

    @Test
    void anArrayHasOneObjectALine() throws IOException {
        byte[] bytes = written(COLUMNS, false, List.of(List.of("ada@example.com", "é"), List.of("x@example.com", "")));
        assertThat(text(bytes)).isEqualTo("""
                [
                {"email":"ada@example.com","note":"é"},
                {"email":"x@example.com","note":""}
                ]
                """);
    }

    @Test
    void linesHaveNothingAroundThem() throws IOException {
        byte[] bytes = written(COLUMNS, true, List.of(List.of("ada@example.com", 1L), List.of("x@example.com", true)));
        assertThat(text(bytes)).isEqualTo("""
                {"email":"ada@example.com","note":1}
                {"email":"x@example.com","note":true}
                """);
    }

    @Test
    void aFileWithoutRecordsIsAnEmptyArrayOrNothing() throws IOException {
        assertThat(text(written(COLUMNS, false, List.of()))).isEqualTo("[]\n");
        assertThat(text(written(COLUMNS, true, List.of()))).isEmpty();
    }

    @Test
    void whatIsNotThereIsLeftOut() throws IOException {
        byte[] bytes = written(
                COLUMNS,
                true,
                List.of(Arrays.asList(null, "x"), List.of("a"), List.of(), Collections.nCopies(2, null)));
        assertThat(text(bytes)).isEqualTo("{\"note\":\"x\"}\n{\"email\":\"a\"}\n{}\n{}\n");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyCharacterComesBack(boolean lines) throws IOException {
        StringBuilder all = new StringBuilder("\u2028\u2029\ufeff\ufffd\uffff\ud83d\ude00\ud800\udc00\udbff\udfff");
        for (char c = 0; c < 0x800; c++) {
            all.append(c);
        }
        assertThat(readBack(all.toString(), lines)).isEqualTo(all.toString());
        Map<String, Object> named = Map.of(all.toString(), all.toString());
        assertThat(readBack(named, lines)).isEqualTo(named);
    }

    @Test
    void noControlCharacterEndsALine() throws IOException {
        String text = text(written(COLUMNS, true, List.of(List.of("\n\r\u0085\u0000", "\u001f"))));
        assertThat(text).isEqualTo("{\"email\":\"\\n\\r\u0085\\u0000\",\"note\":\"\\u001F\"}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "0.10",
                "1E+3",
                "1E-20",
                "123456789012345678901234567890.123456789012345678901234567890",
                "1E+400",
                "-9.99E-400",
                "9223372036854775808"
            })
    void numbersStayExact(String number) throws IOException {
        BigDecimal expected = new BigDecimal(number);
        assertThat((BigDecimal) readBack(expected, true)).isEqualByComparingTo(expected);
        assertThat((BigDecimal) readBack(expected, false)).isEqualByComparingTo(expected);
    }

    @Test
    void numbersArePlainWhereThatIsNotLong() throws IOException {
        byte[] bytes = written(COLUMNS, true, List.of(List.of(new BigDecimal("1E+3"), new BigDecimal("1E-7"))));
        assertThat(text(bytes)).isEqualTo("{\"email\":1000,\"note\":0.0000001}\n");
        assertThat(written(COLUMNS, true, List.of(List.of(new BigDecimal("1E+1000000000")))))
                .hasSizeLessThan(40);
        assertThat(readBack(new BigInteger("123456789012345678901234567890"), true))
                .isEqualTo(new BigDecimal("123456789012345678901234567890"));
        assertThat(readBack(0.1, true)).isEqualTo(new BigDecimal("0.1"));
        assertThat(readBack(Long.MIN_VALUE, true)).isEqualTo(BigDecimal.valueOf(Long.MIN_VALUE));
    }

    @Test
    void listsSetsAndMapsAreJson() throws IOException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("a", List.of("b", List.of(), Map.of()));
        map.put("nothing", null);
        assertThat(readBack(map, true)).isEqualTo(map);
        assertThat(readBack(Set.of("admin"), false)).isEqualTo(List.of("admin"));
    }

    @Test
    void whatCannotBeWrittenLeavesNoTrace() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonWriter writer = new JsonWriter(out, COLUMNS, JsonOptions.defaults())) {
            writer.write(List.of("first"));
            for (Object bad : List.of(
                    "\ud800", "a\udc00b", "\udc00\ud800", List.of("x", "\ud83d"), Map.of("\ud83d", 1), Double.NaN)) {
                assertThatThrownBy(() -> writer.write(List.of("half", bad)))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            assertThatThrownBy(() -> writer.write(List.of("too", "many", "cells")))
                    .isInstanceOf(IllegalArgumentException.class);
            writer.write(List.of("second"));
        }
        assertThat(text(out.toByteArray())).isEqualTo("[\n{\"email\":\"first\"},\n{\"email\":\"second\"}\n]\n");
        assertThatThrownBy(() -> new JsonWriter(out, new Columns(List.of("\ud800")), LINES))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void closingFlushesOnceAndLeavesTheStreamOpen() throws IOException {
        List<String> calls = new ArrayList<>();
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void flush() {
                calls.add("flush");
            }

            @Override
            public void close() {
                calls.add("close");
            }
        };
        JsonWriter writer = new JsonWriter(out, COLUMNS, JsonOptions.defaults());
        writer.close();
        writer.close();
        assertThat(calls).containsExactly("flush");
        assertThat(text(out.toByteArray())).isEqualTo("[]\n");
    }

    @Test
    void aStreamThatFailsIsAnIoException() throws IOException {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left");
            }
        };
        JsonWriter writer = new JsonWriter(full, COLUMNS, LINES);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100_000; i++) {
                        writer.write(List.of("ada@example.com"));
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessage("No space left");
        assertThatThrownBy(new JsonWriter(full, COLUMNS, JsonOptions.defaults())::close)
                .isInstanceOf(IOException.class)
                .hasMessage("No space left");
    }
}
