// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.json;

import dev.muster.mapping.ColumnMapping;
import dev.muster.mapping.ColumnTarget;
import dev.muster.mapping.Confidence;
import dev.muster.mapping.ConversionRules;
import dev.muster.mapping.FieldMapping;
import dev.muster.mapping.UnknownColumns;
import dev.muster.user.UserField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A {@link FieldMapping} as JSON. A target is {@code {"field": "attributes", "path": ["plan"]}} or {@code {"nowhere": "IGNORED"}}.
 */
public final class FieldMappingJson {
    private FieldMappingJson() {}

    public static ObjectNode write(FieldMapping mapping) {
        ObjectNode json = JsonObject.create();
        ArrayNode columns = json.putArray("columns");
        mapping.columns().forEach(column -> columns.add(column(column)));
        ObjectNode constants = json.putObject("constants");
        mapping.constants().forEach((field, text) -> constants.put(FieldJson.write(field), text));
        json.put("unknown", mapping.unknown().name());
        json.put("acceptGuesses", mapping.acceptGuesses());
        json.set("rules", rules(mapping.rules()));
        return json;
    }

    public static FieldMapping read(JsonObject json) {
        List<ColumnMapping> columns = new ArrayList<>();
        for (JsonObject column : json.objects("columns")) {
            columns.add(column(column));
        }
        Map<UserField, String> constants = new EnumMap<>(UserField.class);
        json.textsByName("constants").forEach((field, text) -> constants.put(FieldJson.read(field), text));
        return new FieldMapping(
                columns,
                constants,
                json.constant("unknown", UnknownColumns.class),
                json.flag("acceptGuesses"),
                rules(json.object("rules")));
    }

    private static ObjectNode column(ColumnMapping column) {
        ObjectNode json = JsonObject.create();
        json.put("column", column.column());
        json.set("target", target(column.target()));
        json.put("confidence", column.confidence().name());
        if (column.proposed() != null) {
            json.set("proposed", target(column.proposed()));
        }
        if (column.converter() != null) {
            json.put("converter", column.converter());
        }
        return json;
    }

    private static ColumnMapping column(JsonObject json) {
        JsonObject proposed = json.optionalObject("proposed");
        return new ColumnMapping(
                json.text("column"),
                target(json.object("target")),
                json.constant("confidence", Confidence.class),
                proposed == null ? null : target(proposed),
                json.optionalText("converter"));
    }

    private static ObjectNode target(ColumnTarget target) {
        ObjectNode json = JsonObject.create();
        if (target instanceof ColumnTarget.Into into) {
            json.put("field", FieldJson.write(into.field()));
            if (!into.path().isEmpty()) {
                ArrayNode path = json.putArray("path");
                into.path().forEach(path::add);
            }
        } else if (target instanceof ColumnTarget.Nowhere nowhere) {
            json.put("nowhere", nowhere.reason().name());
        }
        return json;
    }

    private static ColumnTarget target(JsonObject json) {
        if (json.has("nowhere")) {
            return new ColumnTarget.Nowhere(json.constant("nowhere", ColumnTarget.Reason.class));
        }
        return new ColumnTarget.Into(
                FieldJson.read(json.text("field")), json.has("path") ? json.texts("path") : List.of());
    }

    private static ObjectNode rules(ConversionRules rules) {
        ObjectNode json = JsonObject.create();
        json.put("listSeparator", rules.listSeparator());
        ArrayNode patterns = json.putArray("datePatterns");
        rules.datePatterns().forEach(patterns::add);
        if (rules.zone() != null) {
            json.put("zone", rules.zone());
        }
        return json;
    }

    private static ConversionRules rules(JsonObject json) {
        return new ConversionRules(json.text("listSeparator"), json.texts("datePatterns"), json.optionalText("zone"));
    }
}
