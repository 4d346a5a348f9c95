// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.internal.json.JsonObject;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an import remembers of runs that came to no end of their own: their process has died, or lost the job.
 *
 * @param running whether a run has begun and not ended
 * @param working the first row of what that run was last known to work on, 0 where not known
 * @param alone whether that was one row alone
 * @param suspect the row alone under which a run has died last, 0 for none
 * @param deaths how many runs have died under that row, one after the other
 * @param carefulUntil rows up to this one are taken one by one
 * @param poison rows that have been given up
 */
record CrashRecord(
        boolean running,
        long working,
        boolean alone,
        long suspect,
        int deaths,
        long carefulUntil,
        List<String> poison) {
    CrashRecord {
        poison = List.copyOf(poison);
    }

    static CrashRecord none() {
        return new CrashRecord(false, 0, false, 0, 0, 0, List.of());
    }

    CrashRecord workingOn(long row, boolean isAlone) {
        return new CrashRecord(true, row, isAlone, suspect, deaths, carefulUntil, poison);
    }

    CrashRecord ended() {
        return new CrashRecord(false, 0, false, suspect, deaths, carefulUntil, poison);
    }

    ObjectNode toJson() {
        ObjectNode json = JsonObject.create();
        json.put("running", running);
        json.put("working", working);
        json.put("alone", alone);
        json.put("suspect", suspect);
        json.put("deaths", deaths);
        json.put("carefulUntil", carefulUntil);
        ArrayNode rows = json.putArray("poison");
        poison.forEach(rows::add);
        return json;
    }

    static CrashRecord read(JsonObject json) {
        return new CrashRecord(
                json.flag("running"),
                json.number("working"),
                json.flag("alone"),
                json.number("suspect"),
                json.count("deaths"),
                json.number("carefulUntil"),
                json.texts("poison"));
    }
}
