// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.internal.json.FieldJson;
import dev.muster.internal.json.JsonObject;
import dev.muster.job.FieldRule;
import dev.muster.job.MatchRules;
import dev.muster.job.OnAttributes;
import dev.muster.job.OnBlank;
import dev.muster.job.OnMatch;
import dev.muster.user.UserField;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@link MatchRules} as part of {@link ImportJobJson}. */
final class MatchRulesJson {
    private MatchRulesJson() {}

    static ObjectNode write(MatchRules rules) {
        ObjectNode json = JsonObject.create();
        ArrayNode keys = json.putArray("keys");
        rules.keys().forEach(key -> keys.add(FieldJson.write(key)));
        json.put("onMatch", rules.onMatch().name());
        json.put("onBlank", rules.onBlank().name());
        json.put("onAttributes", rules.onAttributes().name());
        ObjectNode fieldRules = json.putObject("fieldRules");
        rules.fieldRules().forEach((field, rule) -> fieldRules.put(FieldJson.write(field), rule.name()));
        return json;
    }

    static MatchRules read(JsonObject json) {
        List<UserField> keys = json.texts("keys").stream().map(FieldJson::read).toList();
        JsonObject rules = json.object("fieldRules");
        Map<UserField, FieldRule> fieldRules = new EnumMap<>(UserField.class);
        json.textsByName("fieldRules")
                .keySet()
                .forEach(name -> fieldRules.put(FieldJson.read(name), rules.constant(name, FieldRule.class)));
        return new MatchRules(
                keys,
                json.constant("onMatch", OnMatch.class),
                json.constant("onBlank", OnBlank.class),
                json.constant("onAttributes", OnAttributes.class),
                fieldRules);
    }
}
