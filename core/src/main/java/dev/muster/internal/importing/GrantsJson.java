// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.internal.json.FieldJson;
import dev.muster.internal.json.JsonObject;
import dev.muster.job.Grants;
import dev.muster.mapping.RoleMapping;
import dev.muster.mapping.UnknownRole;
import dev.muster.user.UserField;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@link Grants} as part of {@link ImportJobJson}. Sets are sorted, so that equal jobs have equal texts. */
final class GrantsJson {
    private GrantsJson() {}

    static ObjectNode write(Grants grants) {
        ObjectNode json = JsonObject.create();
        ArrayNode allowed = json.putArray("allowed");
        grants.allowed().stream().map(FieldJson::write).sorted().forEach(allowed::add);
        json.put("trustVerified", grants.verifiedTrusted());
        json.put("organizationFromFile", grants.organizationFromFile());
        if (grants.roles() != null) {
            json.set("roles", roles(grants.roles()));
        }
        if (grants.assignedOrganization() != null) {
            json.put("assignTo", grants.assignedOrganization());
        }
        return json;
    }

    static Grants read(JsonObject json) {
        Set<UserField> allowed =
                json.texts("allowed").stream().map(FieldJson::read).collect(Collectors.toUnmodifiableSet());
        JsonObject roles = json.optionalObject("roles");
        return new Grants(
                allowed,
                json.flag("trustVerified"),
                json.flag("organizationFromFile"),
                roles == null ? null : roles(roles),
                json.optionalText("assignTo"));
    }

    private static ObjectNode roles(RoleMapping mapping) {
        ObjectNode json = JsonObject.create();
        ObjectNode names = json.putObject("names");
        new TreeMap<>(mapping.asMap()).forEach((name, roles) -> {
            ArrayNode array = names.putArray(name);
            roles.stream().sorted().forEach(array::add);
        });
        return json.put("unknown", mapping.unknown().name());
    }

    private static RoleMapping roles(JsonObject json) {
        RoleMapping mapping = RoleMapping.asIs();
        for (Map.Entry<String, List<String>> name : json.listsByName("names").entrySet()) {
            mapping = mapping.and(name.getKey(), name.getValue().toArray(String[]::new));
        }
        return mapping.unknown(json.constant("unknown", UnknownRole.class));
    }
}
