// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The grammar of RFC 8259 and nothing else, read by hand: slow, without limits, and sharing nothing with the parser that is tested. Of two
 * members of one name it keeps the last.
 */
final class PlainJson {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,19}");
    private static final String ESCAPED = "\"\\/bfnrt";
    private static final String MEANT = "\"\\/\b\f\n\r\t";

    private final String text;
    private int at;

    private PlainJson(String text) {
        this.text = text;
    }

    /** Thrown where the text is no JSON. */
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Malformed(int at) {
            super("at " + at);
        }
    }

    /** {@return the value that the bytes are, null for {@code null}} */
    static @Nullable Object parse(byte[] bytes) {
        try {
            return parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException noUtf8) {
            throw new Malformed(0);
        }
    }

    static @Nullable Object parse(String text) {
        PlainJson json = new PlainJson(text);
        json.blanks();
        Object value = json.value();
        json.blanks();
        if (json.at < text.length()) {
            throw new Malformed(json.at);
        }
        return value;
    }

    static boolean isValid(byte[] bytes) {
        try {
            parse(bytes);
            return true;
        } catch (Malformed malformed) {
            return false;
        }
    }

    private @Nullable Object value() {
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> literal("true", true);
            case 'f' -> literal("false", false);
            case 'n' -> literal("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        take('{');
        blanks();
        while (peek() != '}') {
            if (!object.isEmpty()) {
                take(',');
                blanks();
            }
            String name = string();
            blanks();
            take(':');
            blanks();
            object.put(name, value());
            blanks();
        }
        take('}');
        return object;
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> array = new ArrayList<>();
        take('[');
        blanks();
        while (peek() != ']') {
            if (!array.isEmpty()) {
                take(',');
                blanks();
            }
            array.add(value());
            blanks();
        }
        take(']');
        return array;
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        take('"');
        while (peek() != '"') {
            char c = next();
            if (c < ' ') {
                throw new Malformed(at);
            }
            string.append(c == '\\' ? escaped(next()) : c);
        }
        take('"');
        return string.toString();
    }

    private char escaped(char kind) {
        if (kind != 'u') {
            int place = ESCAPED.indexOf(kind);
            if (place < 0) {
                throw new Malformed(at);
            }
            return MEANT.charAt(place);
        }
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            char c = next();
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw new Malformed(at);
            }
            unit = unit * 16 + digit;
        }
        return (char) unit;
    }

    private Object number() {
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (!number.lookingAt()) {
            throw new Malformed(at);
        }
        at = number.end();
        String digits = number.group();
        if (WHOLE.matcher(digits).matches()) {
            BigDecimal whole = new BigDecimal(digits);
            if (whole.compareTo(BigDecimal.valueOf(whole.longValue())) == 0) {
                return whole.longValue();
            }
        }
        try {
            return new BigDecimal(digits);
        } catch (NumberFormatException beyondInt) {
            return digits; // an exponent that no number of Java has
        }
    }

    private @Nullable Object literal(String word, @Nullable Object value) {
        for (int i = 0; i < word.length(); i++) {
            take(word.charAt(i));
        }
        return value;
    }

    private void blanks() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at == text.length()) {
            throw new Malformed(at);
        }
        return text.charAt(at);
    }

    private char next() {
        char c = peek();
        at++;
        return c;
    }

    private void take(char expected) {
        if (next() != expected) {
            throw new Malformed(at);
        }
    }
}
