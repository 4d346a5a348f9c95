// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.json;

import dev.muster.job.Tally;
import tools.jackson.databind.node.ObjectNode;

/** A {@link Tally} as JSON. */
public final class TallyJson {
    private TallyJson() {}

    public static ObjectNode write(Tally tally) {
        return JsonObject.create()
                .put("created", tally.created())
                .put("updated", tally.updated())
                .put("unchanged", tally.unchanged())
                .put("skipped", tally.skipped())
                .put("rejected", tally.rejected());
    }

    public static Tally read(JsonObject json) {
        return new Tally(
                json.number("created"),
                json.number("updated"),
                json.number("unchanged"),
                json.number("skipped"),
                json.number("rejected"));
    }
}
