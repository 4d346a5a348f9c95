// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.internal.json.FieldMappingJson;
import dev.muster.internal.json.FormatOptionsJson;
import dev.muster.internal.json.JsonObject;
import dev.muster.job.FormatName;
import dev.muster.job.ImportJob;
import dev.muster.job.JobId;
import dev.muster.job.MusterException;
import dev.muster.job.OnBrokenSource;
import dev.muster.job.Origin;
import dev.muster.job.Pace;
import dev.muster.job.Source;
import dev.muster.job.StopAfter;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/**
 * An {@link ImportJob} as JSON, as it is stored with the job. {@code version} rises only when a release could not understand what an
 * earlier one has written; a property that is added needs no new version.
 */
final class ImportJobJson {
    private static final long VERSION = 1;

    private ImportJobJson() {}

    /**
     * The job as JSON.
     *
     * @throws IllegalStateException if its source cannot be opened by another process: it has to be spooled, or registered, first
     */
    static String write(ImportJob job) {
        ObjectNode json = JsonObject.create();
        json.put("version", VERSION);
        json.set("source", source(job.source()));
        if (job.format() != null) {
            json.put("format", job.format().value());
        }
        json.set("options", FormatOptionsJson.write(job.options()));
        json.set("mapping", FieldMappingJson.write(job.mapping()));
        json.set("matching", MatchRulesJson.write(job.matching()));
        json.set("grants", GrantsJson.write(job.grants()));
        json.set("pace", pace(job.pace()));
        json.set("origin", origin(job.origin()));
        return json.toString();
    }

    /**
     * The job that was written as this JSON.
     *
     * @throws MusterException if this release cannot read it
     */
    static ImportJob read(String text) {
        JsonObject json = JsonObject.parse(text);
        if (json.number("version") != VERSION) {
            throw new MusterException("The import was stored by a release this one does not understand", null);
        }
        try {
            return new ImportJob(
                    source(json.object("source")),
                    json.has("format") ? new FormatName(json.text("format")) : null,
                    FormatOptionsJson.read(json, "options"),
                    FieldMappingJson.read(json.object("mapping")),
                    MatchRulesJson.read(json.object("matching")),
                    GrantsJson.read(json.object("grants")),
                    pace(json.object("pace")),
                    origin(json.object("origin")));
        } catch (IllegalArgumentException refused) {
            throw new MusterException("The stored import holds a value this release refuses", refused);
        }
    }

    private static ObjectNode source(Source source) {
        ObjectNode json = JsonObject.create();
        if (source instanceof Source.OfPath file) {
            if (!file.path().getFileSystem().equals(FileSystems.getDefault())) {
                throw new IllegalStateException("Only files of the default file system can be stored with a job;"
                        + " register the source under a name");
            }
            return json.put("type", "path").put("path", file.path().toString());
        }
        if (source instanceof Source.Named named) {
            return json.put("type", "named").put("name", named.name());
        }
        if (source instanceof Source.Rejected part) {
            json.put("type", "rejected").put("by", part.by().toString()).put("sha256", part.sha256());
            json.set("whole", source(part.whole()));
            return json;
        }
        if (source instanceof Source.Spooled spooled) {
            return json.put("type", "spooled").put("key", spooled.key()).put("name", spooled.name());
        }
        throw new IllegalStateException("The source has to be copied to the spool before its job can be stored");
    }

    private static Source source(JsonObject json) {
        String type = json.text("type");
        return switch (type) {
            case "path" -> new Source.OfPath(Path.of(json.text("path")));
            case "named" -> new Source.Named(json.text("name"));
            case "rejected" ->
                new Source.Rejected(JobId.of(json.text("by")), source(json.object("whole")), json.text("sha256"));
            case "spooled" -> new Source.Spooled(json.text("key"), json.text("name"));
            default -> throw new MusterException("The import has a kind of source this release does not know", null);
        };
    }

    private static ObjectNode pace(Pace pace) {
        ObjectNode json = JsonObject.create();
        json.put("dryRun", pace.dryRun());
        json.put("limit", pace.limit());
        json.putObject("stopAfter")
                .put("rejected", pace.stopAfter().rejected())
                .put("rate", pace.stopAfter().rate())
                .put("minimumRows", pace.stopAfter().minimumRows());
        json.put("chunkSize", pace.chunkSize());
        json.put("writers", pace.writers());
        return json.put("onBrokenSource", pace.onBrokenSource().name());
    }

    private static Pace pace(JsonObject json) {
        JsonObject stop = json.object("stopAfter");
        return new Pace(
                json.flag("dryRun"),
                json.number("limit"),
                new StopAfter(stop.number("rejected"), stop.fraction("rate"), stop.number("minimumRows")),
                json.count("chunkSize"),
                json.count("writers"),
                json.constant("onBrokenSource", OnBrokenSource.class));
    }

    private static ObjectNode origin(Origin origin) {
        ObjectNode json = JsonObject.create();
        json.put("locale", origin.locale().toLanguageTag());
        if (origin.requestedBy() != null) {
            json.put("requestedBy", origin.requestedBy());
        }
        if (origin.reason() != null) {
            json.put("reason", origin.reason());
        }
        if (origin.retryOf() != null) {
            json.put("retryOf", origin.retryOf().toString());
        }
        return json;
    }

    private static Origin origin(JsonObject json) {
        String retryOf = json.optionalText("retryOf");
        return new Origin(
                Locale.forLanguageTag(json.text("locale")),
                json.optionalText("requestedBy"),
                json.optionalText("reason"),
                retryOf == null ? null : JobId.of(retryOf));
    }
}
