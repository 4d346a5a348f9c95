// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Writes random values as JSON in one of the many ways in which each can be written, and tells what they are. */
final class RandomJsonText {
    private static final String[] NAMES = {
        "email", "a", "b", "c", "a.b", "x y", "", "n\u00e9e", "\u4e2d", "\ud83d\ude00", "q\"", "\\", "\t", "{}", "]"
    };
    private static final String[] PIECES = {
        "a",
        "bc",
        " ",
        "\"",
        "\\",
        "/",
        "\n",
        "\r",
        "\t",
        "\b",
        "\f",
        "\0",
        "\u001f",
        "\u007f",
        "\u00e9",
        "\u4e2d",
        "\ud83d\ude00",
        "\u2028",
        "\ufeff",
        "\uffff",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\\ud800",
        "'",
        "//",
        "\u001e"
    };
    private static final String[] NUMBERS = {
        "0",
        "-0",
        "1",
        "-17",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775809",
        "0.10",
        "1.0",
        "-0.0",
        "1e2",
        "1E+2",
        "1e-7",
        "12.5e-3",
        "0.30000000000000004",
        "1e999"
    };
    /** No values, though their brackets and quotes pair up. */
    private static final String[] FAULTS = {
        "tru",
        "nul",
        "True",
        "01",
        "1.",
        ".5",
        "+1",
        "-",
        "1e",
        "0x1",
        "NaN",
        "'x'",
        "1 2",
        "\"x\" \"y\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\ud800\"",
        "\"\\udc00\\ud800\"",
        "\"\\uD83Dx\"",
        "\"\t\"",
        "\"\0\"",
        "\"\u001f\"",
        "/**/1",
        "1,",
        ",1",
        "1:1",
        "[1,]",
        "[,1]",
        "{\"a\":1,}",
        "{\"a\"}",
        "{a:1}",
        "{1:1}",
        "{\"\\ud800\":1}",
        "\u00e9",
        "#1",
        "[1 2]"
    };

    private final Random random;
    private final StringBuilder text;
    /** Whether line feeds may stand between words. */
    private final boolean severalLines;
    /** How many values are to be written before one that is none; negative for never. */
    private int soundValues = -1;

    RandomJsonText(Random random, StringBuilder text, boolean severalLines) {
        this.random = random;
        this.text = text;
        this.severalLines = severalLines;
    }

    /** Writes an object. {@return its members} */
    Map<String, @Nullable Object> object(int depth) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        text.append('{');
        blanks();
        for (int i = random.nextInt(5); i > 0; i--) {
            String name = NAMES[random.nextInt(NAMES.length)];
            if (!object.containsKey(name)) {
                if (!object.isEmpty()) {
                    comma();
                }
                name(name);
                object.put(name, value(depth - 1));
            }
        }
        blanks();
        text.append('}');
        return object;
    }

    private void name(String name) {
        string(name);
        blanks();
        text.append(':');
        blanks();
    }

    private void comma() {
        blanks();
        text.append(',');
        blanks();
    }

    /** Writes an object in which something is no value, somewhere. */
    void malformed() {
        text.append('{');
        blanks();
        name("a");
        text.append("1");
        comma();
        name("b");
        soundValues = random.nextInt(4);
        value(random.nextInt(4));
        if (soundValues >= 0) {
            soundValues = 0;
            comma();
            name("c");
            value(0);
        }
        blanks();
        text.append('}');
    }

    /** Writes an object with a name that stands twice, in it or below it, spelled alike or not. */
    void twice() {
        text.append('{');
        name("b");
        boolean deep = random.nextBoolean();
        text.append(deep ? "[{" : "1,");
        String name = NAMES[random.nextInt(NAMES.length)];
        name(name.equals("b") ? "a" : name);
        value(1);
        comma();
        if (random.nextBoolean()) {
            name("other");
            value(2);
            comma();
        }
        name(name.equals("b") ? "a" : name);
        value(1);
        text.append(deep ? "}]}" : "}");
    }

    @Nullable
    Object value(int depth) {
        if (soundValues-- == 0) {
            text.append(FAULTS[random.nextInt(FAULTS.length)]);
            return null;
        }
        int kind = random.nextInt(depth > 0 ? 8 : 6);
        switch (kind) {
            case 0 -> {
                text.append("null");
                return null;
            }
            case 1 -> {
                boolean value = random.nextBoolean();
                text.append(value);
                return value;
            }
            case 2, 3 -> {
                return number();
            }
            case 4, 5 -> {
                return string();
            }
            case 6 -> {
                return array(depth);
            }
            default -> {
                return object(depth);
            }
        }
    }

    private Object number() {
        String number = NUMBERS[random.nextInt(NUMBERS.length)];
        text.append(number);
        BigDecimal value = new BigDecimal(number);
        boolean isLong = number.matches("-?\\d+")
                && value.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0
                && value.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) >= 0;
        return isLong ? (Object) value.longValueExact() : value;
    }

    private String string() {
        StringBuilder value = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            value.append(PIECES[random.nextInt(PIECES.length)]);
        }
        string(value.toString());
        return value.toString();
    }

    /** Writes a text with some of its characters escaped that would not have to be. */
    private void string(String value) {
        boolean many = random.nextInt(4) == 0;
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            int plain = "\"\\/\b\f\n\r\t".indexOf(c);
            if (plain >= 0 && random.nextInt(4) > 0) {
                text.append('\\').append("\"\\/bfnrt".charAt(plain));
            } else if (c < ' '
                    || c == '"'
                    || c == '\\'
                    || (many && random.nextBoolean() && !Character.isSurrogate(c))) {
                escape(c);
            } else if (many && Character.isHighSurrogate(c)) {
                escape(c);
                escape(value.charAt(++i));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    private void escape(char c) {
        String hex = String.format("%04x", (int) c);
        text.append("\\u").append(random.nextBoolean() ? hex : hex.toUpperCase(Locale.ROOT));
    }

    private List<@Nullable Object> array(int depth) {
        List<@Nullable Object> array = new ArrayList<>();
        text.append('[');
        blanks();
        for (int i = random.nextInt(4); i > 0; i--) {
            if (!array.isEmpty()) {
                comma();
            }
            array.add(value(depth - 1));
        }
        blanks();
        text.append(']');
        return array;
    }

    void blanks() {
        String[] some = severalLines
                ? new String[] {"", "", "", "", " ", "\t", "\n", "\r\n", "\r", " \n\t\r"}
                : new String[] {"", "", "", "", "", "", " ", "\t", "\r", " \r "};
        text.append(some[random.nextInt(some.length)]);
    }
}
