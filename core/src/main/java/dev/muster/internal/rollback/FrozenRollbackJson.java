// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.rollback;

import dev.muster.internal.json.JsonObject;
import dev.muster.job.JobId;
import dev.muster.job.MusterException;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A {@link FrozenRollback} as JSON, as it is stored with the job. */
final class FrozenRollbackJson {
    private static final long VERSION = 1;

    private FrozenRollbackJson() {}

    static String write(FrozenRollback rollback) {
        ObjectNode json = JsonObject.create();
        json.put("version", VERSION);
        ArrayNode targets = json.putArray("targets");
        for (RollbackTarget target : rollback.targets()) {
            targets.add(JsonObject.create().put("job", target.job().toString()).put("chunks", target.chunks()));
        }
        json.put("dryRun", rollback.dryRun());
        return json.put("locale", rollback.locale().toLanguageTag()).toString();
    }

    /**
     * The rollback that was written as this JSON.
     *
     * @throws MusterException if this release cannot read it
     */
    static FrozenRollback read(String text) {
        JsonObject json = JsonObject.parse(text);
        if (json.number("version") != VERSION) {
            throw new MusterException("The rollback was stored by a release this one does not understand", null);
        }
        return new FrozenRollback(
                json.objects("targets").stream()
                        .map(target -> new RollbackTarget(JobId.of(target.text("job")), target.number("chunks")))
                        .toList(),
                json.flag("dryRun"),
                Locale.forLanguageTag(json.text("locale")));
    }
}
