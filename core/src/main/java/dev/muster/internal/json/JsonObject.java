// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.json;

import dev.muster.job.MusterException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A stored JSON object to read from. What is missing or of another type ends in a {@link MusterException} that names the property and not
 * what it holds.
 */
public final class JsonObject {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final JsonNode node;

    private JsonObject(JsonNode node) {
        this.node = node;
    }

    /** {@return an empty object to write to} */
    public static ObjectNode create() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** {@return the object that a text holds} */
    public static JsonObject parse(String text) {
        JsonNode node;
        try {
            node = MAPPER.readTree(text);
        } catch (JacksonException broken) {
            // Without its cause: that quotes the text.
            throw new MusterException("A stored JSON text cannot be read", null);
        }
        if (!node.isObject()) {
            throw new MusterException("A stored JSON text is not an object", null);
        }
        return new JsonObject(node);
    }

    /** {@return the object as the text it was parsed from, but for blanks} */
    @Override
    public String toString() {
        return node.toString();
    }

    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    public String text(String name) {
        return text(required(name), name);
    }

    public @Nullable String optionalText(String name) {
        return has(name) ? text(name) : null;
    }

    public long number(String name) {
        return required(name).longValueOpt().orElseThrow(() -> malformed(name));
    }

    public int count(String name) {
        return required(name).intValueOpt().orElseThrow(() -> malformed(name));
    }

    public double fraction(String name) {
        return required(name).doubleValueOpt().orElseThrow(() -> malformed(name));
    }

    public boolean flag(String name) {
        return required(name).booleanValueOpt().orElseThrow(() -> malformed(name));
    }

    /** {@return the constant of an enum; one that only a newer release knows cannot be read} */
    public <E extends Enum<E>> E constant(String name, Class<E> type) {
        return constant(text(name), name, type);
    }

    public JsonObject object(String name) {
        JsonNode value = required(name);
        if (!value.isObject()) {
            throw malformed(name);
        }
        return new JsonObject(value);
    }

    public @Nullable JsonObject optionalObject(String name) {
        return has(name) ? object(name) : null;
    }

    public List<String> texts(String name) {
        return list(name, value -> text(value, name));
    }

    public List<JsonObject> objects(String name) {
        return list(name, value -> {
            if (!value.isObject()) {
                throw malformed(name);
            }
            return new JsonObject(value);
        });
    }

    /** {@return the texts of an object by name, in the order they stand} */
    public Map<String, String> textsByName(String name) {
        return byName(name, value -> text(value, name));
    }

    /** {@return the lists of texts of an object by name, in the order they stand} */
    public Map<String, List<String>> listsByName(String name) {
        return byName(name, value -> list(value, name, element -> text(element, name)));
    }

    static <E extends Enum<E>> E constant(String text, String name, Class<E> type) {
        try {
            return Enum.valueOf(type, text);
        } catch (IllegalArgumentException unknown) {
            throw new MusterException("Stored JSON: '" + name + "' holds a word this release does not know", null);
        }
    }

    private <T> Map<String, T> byName(String name, Function<JsonNode, T> read) {
        Map<String, T> values = new LinkedHashMap<>();
        object(name).node.forEachEntry((key, value) -> values.put(key, read.apply(value)));
        return values;
    }

    private <T> List<T> list(String name, Function<JsonNode, T> read) {
        return list(required(name), name, read);
    }

    private static <T> List<T> list(JsonNode array, String name, Function<JsonNode, T> read) {
        if (!array.isArray()) {
            throw malformed(name);
        }
        List<T> list = new ArrayList<>(array.size());
        for (JsonNode element : array) {
            list.add(read.apply(element));
        }
        return list;
    }

    private static String text(JsonNode value, String name) {
        return value.stringValueOpt().orElseThrow(() -> malformed(name));
    }

    private JsonNode required(String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            throw new MusterException("Stored JSON: '" + name + "' is missing", null);
        }
        return value;
    }

    private static MusterException malformed(String name) {
        return new MusterException("Stored JSON: '" + name + "' is of another type than expected", null);
    }
}
