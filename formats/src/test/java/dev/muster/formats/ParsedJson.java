// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What a reader that is not Muster's makes of JSON: maps, lists, texts, decimals and booleans. */
public final class ParsedJson {
    private ParsedJson() {}

    /** {@return the one value that there is} */
    public static Object of(byte[] bytes) {
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), bytes)) {
            Object value = value(parser, parser.nextToken());
            if (value == null || parser.nextToken() != null) {
                throw new AssertionError("Not one value");
            }
            return value;
        }
    }

    /** {@return what lies under these names, one below the other} */
    public static Object at(Object json, String... names) {
        Object value = json;
        for (String name : names) {
            Object member = value instanceof Map<?, ?> object ? object.get(name) : null;
            if (member == null) {
                throw new AssertionError("Nothing under " + name);
            }
            value = member;
        }
        return value;
    }

    private static @Nullable Object value(JsonParser parser, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> object = new LinkedHashMap<>();
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = parser.currentName();
                    if (object.containsKey(name)) {
                        throw new AssertionError("A member stands twice");
                    }
                    object.put(name, value(parser, parser.nextToken()));
                }
                yield object;
            }
            case START_ARRAY -> {
                List<@Nullable Object> array = new ArrayList<>();
                for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                    array.add(value(parser, next));
                }
                yield array;
            }
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new AssertionError(token);
        };
    }
}
