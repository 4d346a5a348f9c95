// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The text of a value that is not text: compact JSON for lists and maps, as it prints for all others. */
final class JsonText {
    private static final JsonFactory FACTORY = new JsonFactory();
    /** Readers limit how many characters a number has, Muster's to 64: a longer one keeps its exponent. */
    private static final int LONGEST_PLAIN = 64;

    private JsonText() {}

    static String of(Object value) {
        if (!(value instanceof List) && !(value instanceof Map)) {
            return value.toString();
        }
        return json(value);
    }

    /** {@return the text in quotes, as JSON} */
    static String quoted(String text) {
        return json(text);
    }

    /** {@return the value as compact JSON} */
    static String json(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            write(json, value);
        }
        return text.toString();
    }

    static void write(JsonGenerator json, @Nullable Object value) {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Collection<?> elements) {
            json.writeStartArray();
            for (Object element : elements) {
                write(json, element);
            }
            json.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            map.forEach((name, member) -> {
                json.writeName(String.valueOf(name));
                write(json, member);
            });
            json.writeEndObject();
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Number number) {
            json.writeNumber(number(number));
        } else {
            json.writeString(value.toString());
        }
    }

    /**
     * The number exactly, and without an exponent where that is not long.
     *
     * @throws IllegalArgumentException if it is none, such as an infinite one
     */
    static String number(Number number) {
        if (number instanceof Long || number instanceof Integer) {
            return number.toString();
        }
        BigDecimal decimal = new BigDecimal(number.toString());
        long length = decimal.precision() + Math.abs((long) decimal.scale());
        return length <= LONGEST_PLAIN ? decimal.toPlainString() : decimal.toString();
    }
}
