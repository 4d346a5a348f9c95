// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.json;

import dev.muster.job.FormatName;
import dev.muster.job.JobFault;
import dev.muster.job.SourceFacts;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** {@link SourceFacts} as JSON. */
public final class SourceFactsJson {
    private SourceFactsJson() {}

    public static ObjectNode write(SourceFacts facts) {
        ObjectNode json = JsonObject.create();
        json.put("name", facts.name());
        json.put("format", facts.format().value());
        json.set("options", FormatOptionsJson.write(facts.options()));
        json.put("bytes", facts.bytes());
        json.put("sha256", facts.sha256());
        json.put("records", facts.records());
        if (facts.fault() != null) {
            json.set("fault", JobFaultJson.write(facts.fault()));
        }
        return json;
    }

    public static SourceFacts read(JsonObject json) {
        return new SourceFacts(
                json.text("name"),
                new FormatName(json.text("format")),
                FormatOptionsJson.read(json, "options"),
                json.number("bytes"),
                json.text("sha256"),
                json.number("records"),
                fault(json.optionalObject("fault")));
    }

    private static @Nullable JobFault fault(@Nullable JsonObject json) {
        return json == null ? null : JobFaultJson.read(json);
    }
}
