// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.format.Columns;
import dev.muster.internal.json.FieldMappingJson;
import dev.muster.internal.json.JsonObject;
import dev.muster.internal.json.RowIssueJson;
import dev.muster.internal.json.SourceFactsJson;
import dev.muster.internal.json.TallyJson;
import dev.muster.issue.RowIssue;
import dev.muster.job.MusterException;
import dev.muster.job.SourceFacts;
import dev.muster.job.Tally;
import dev.muster.mapping.FieldMapping;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an import remembers from one run to the next, and for its report.
 *
 * @param source what reading the whole source has shown, or null before that
 * @param sourceIssues what there is to tell about the source as a whole, such as columns that lead nowhere
 * @param columns the columns of the source
 * @param mapping the mapping of all columns once the whole source has been seen, or null before that
 * @param active how long the job has been worked on so far
 * @param acknowledged what had become of the records when the job last paused because too many were rejected: whoever resumes it has
 *     seen those
 * @param crashes what is known of runs that came to no end of their own
 */
record ImportCheckpoint(
        @Nullable SourceFacts source,
        List<RowIssue> sourceIssues,
        Columns columns,
        @Nullable FieldMapping mapping,
        Duration active,
        Tally acknowledged,
        CrashRecord crashes) {
    ImportCheckpoint {
        sourceIssues = List.copyOf(sourceIssues);
    }

    /** The checkpoint of a job that has just begun. */
    static ImportCheckpoint none() {
        return new ImportCheckpoint(
                null, List.of(), new Columns(List.of()), null, Duration.ZERO, Tally.zero(), CrashRecord.none());
    }

    ImportCheckpoint withSource(SourceFacts facts) {
        return new ImportCheckpoint(facts, sourceIssues, columns, mapping, active, acknowledged, crashes);
    }

    ImportCheckpoint withColumns(Columns found, List<RowIssue> issues) {
        return new ImportCheckpoint(source, issues, found, mapping, active, acknowledged, crashes);
    }

    ImportCheckpoint withMapping(FieldMapping settled) {
        return new ImportCheckpoint(source, sourceIssues, columns, settled, active, acknowledged, crashes);
    }

    ImportCheckpoint withActive(Duration longer) {
        return new ImportCheckpoint(source, sourceIssues, columns, mapping, longer, acknowledged, crashes);
    }

    ImportCheckpoint withAcknowledged(Tally seen) {
        return new ImportCheckpoint(source, sourceIssues, columns, mapping, active, seen, crashes);
    }

    ImportCheckpoint withCrashes(CrashRecord known) {
        return new ImportCheckpoint(source, sourceIssues, columns, mapping, active, acknowledged, known);
    }

    String toJson() {
        ObjectNode json = JsonObject.create();
        if (source != null) {
            json.set("source", SourceFactsJson.write(source));
        }
        ArrayNode issues = json.putArray("sourceIssues");
        sourceIssues.forEach(issue -> issues.add(RowIssueJson.write(issue)));
        ArrayNode names = json.putArray("columns");
        columns.names().forEach(names::add);
        if (mapping != null) {
            json.set("mapping", FieldMappingJson.write(mapping));
        }
        json.put("active", active.toString());
        json.set("acknowledged", TallyJson.write(acknowledged));
        if (!crashes.equals(CrashRecord.none())) {
            json.set("crashes", crashes.toJson());
        }
        return json.toString();
    }

    /**
     * The checkpoint that was written as this JSON.
     *
     * @throws MusterException if this release cannot read it
     */
    static ImportCheckpoint read(String text) {
        JsonObject json = JsonObject.parse(text);
        JsonObject source = json.optionalObject("source");
        JsonObject mapping = json.optionalObject("mapping");
        JsonObject crashes = json.optionalObject("crashes");
        return new ImportCheckpoint(
                source == null ? null : SourceFactsJson.read(source),
                json.objects("sourceIssues").stream().map(RowIssueJson::read).toList(),
                new Columns(json.texts("columns")),
                mapping == null ? null : FieldMappingJson.read(mapping),
                Duration.parse(json.text("active")),
                TallyJson.read(json.object("acknowledged")),
                crashes == null ? CrashRecord.none() : CrashRecord.read(crashes));
    }
}
