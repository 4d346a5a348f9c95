// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values of cells as JSON, for people to read. */
public final class CellsJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private CellsJson() {}

    /** {@return the cells as one JSON array} */
    public static String write(List<? extends @Nullable Object> cells) {
        return array(cells).toString();
    }

    private static ArrayNode array(List<?> values) {
        ArrayNode array = NODES.arrayNode(values.size());
        for (Object value : values) {
            array.add(value(value));
        }
        return array;
    }

    private static JsonNode value(@Nullable Object value) {
        if (value == null) {
            return NODES.nullNode();
        }
        if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        }
        if (value instanceof Long whole) {
            return NODES.numberNode((long) whole);
        }
        if (value instanceof BigDecimal decimal) {
            return (JsonNode) NODES.numberNode(decimal);
        }
        if (value instanceof List<?> list) {
            return array(list);
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = NODES.objectNode();
            map.forEach((name, part) -> object.set((String) name, value(part)));
            return object;
        }
        return NODES.stringNode(value.toString());
    }
}
