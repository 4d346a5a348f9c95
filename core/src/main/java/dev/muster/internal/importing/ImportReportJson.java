// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.internal.json.JsonObject;
import dev.muster.internal.json.SourceFactsJson;
import dev.muster.internal.json.TallyJson;
import dev.muster.issue.IssueCode;
import dev.muster.job.ImportReport;
import dev.muster.job.JobState;
import dev.muster.job.Tally;
import dev.muster.mapping.ColumnMapping;
import dev.muster.mapping.ColumnTarget;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An {@link ImportReport} without its issues as JSON, for people and pages. It is never read back. */
final class ImportReportJson {
    private ImportReportJson() {}

    static String write(ImportReport report, JobState state, Tally tally, Map<IssueCode, Long> counts) {
        ObjectNode json = JsonObject.create();
        json.put("job", report.job().toString());
        json.put("state", state.name());
        json.put("dryRun", report.dryRun());
        json.put("read", report.read());
        json.set("tally", TallyJson.write(tally));
        ObjectNode countsByCode = json.putObject("countsByCode");
        counts.forEach((code, count) -> countsByCode.put(code.name(), count));
        ArrayNode mapping = json.putArray("mapping");
        report.mapping().columns().forEach(column -> mapping.add(column(column)));
        if (report.source() != null) {
            json.set("source", SourceFactsJson.write(report.source()));
        }
        json.put("durationSeconds", report.duration().toMillis() / 1000.0);
        return json.put("rowsPerSecond", Math.round(report.rowsPerSecond())).toString();
    }

    private static ObjectNode column(ColumnMapping column) {
        ObjectNode json = JsonObject.create().put("column", column.column());
        if (column.target() instanceof ColumnTarget.Into into) {
            json.put("target", into.toString());
        } else if (column.target() instanceof ColumnTarget.Nowhere nowhere) {
            json.put("nowhere", nowhere.reason().name());
        }
        json.put("confidence", column.confidence().name());
        if (column.proposed() instanceof ColumnTarget.Into proposed) {
            json.put("proposed", proposed.toString());
        }
        if (column.converter() != null) {
            json.put("converter", column.converter());
        }
        return json;
    }
}
