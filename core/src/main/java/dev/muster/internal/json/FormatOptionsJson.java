// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.json;

import dev.muster.job.FormatOptions;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** {@link FormatOptions} as one JSON object: their names are the format's. */
public final class FormatOptionsJson {
    private FormatOptionsJson() {}

    public static ObjectNode write(FormatOptions options) {
        ObjectNode json = JsonObject.create();
        new TreeMap<>(options.values()).forEach(json::put);
        return json;
    }

    /** {@return the options that stand under a name} */
    public static FormatOptions read(JsonObject owner, String name) {
        return new FormatOptions(owner.textsByName(name));
    }
}
