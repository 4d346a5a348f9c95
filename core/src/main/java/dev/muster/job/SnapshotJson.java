// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

import java.io.StringWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes a snapshot by hand, so that its names are a decision and not an accident of reflection. */
final class SnapshotJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private SnapshotJson() {}

    static String write(JobSnapshot job) {
        StringWriter text = new StringWriter(400);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            text(json, "id", job.id().toString());
            text(json, "kind", job.kind());
            text(json, "state", job.state().name());
            text(
                    json,
                    "pauseReason",
                    job.pauseReason() == null ? null : job.pauseReason().name());
            if (!job.missing().isEmpty()) {
                json.writeArrayPropertyStart("missing");
                job.missing().forEach(json::writeString);
                json.writeEndArray();
            }
            fault(json, job.fault());
            progress(json, job.progress());
            json.writeBooleanProperty("dryRun", job.dryRun());
            text(json, "requestedBy", job.requestedBy());
            text(json, "reason", job.reason());
            text(json, "parent", job.parent() == null ? null : job.parent().toString());
            time(json, "createdAt", job.createdAt());
            time(json, "startedAt", job.startedAt());
            time(json, "endedAt", job.endedAt());
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void fault(JsonGenerator json, @Nullable JobFault fault) {
        if (fault == null) {
            return;
        }
        json.writeObjectPropertyStart("fault");
        text(json, "code", fault.code() == null ? null : fault.code().name());
        json.writeNumberProperty("line", fault.line());
        text(json, "message", fault.message());
        json.writeEndObject();
    }

    private static void progress(JsonGenerator json, Progress progress) {
        json.writeObjectPropertyStart("progress");
        text(json, "phase", progress.phase().name());
        json.writeNumberProperty("read", progress.read());
        count(json, "total", progress.total());
        json.writeNumberProperty("bytesRead", progress.bytesRead());
        count(json, "bytesTotal", progress.bytesTotal());
        tally(json, progress.tally());
        json.writeNumberProperty("rowsPerSecond", Math.round(progress.rowsPerSecond()));
        if (progress.eta() != null) {
            json.writeObjectPropertyStart("eta");
            json.writeNumberProperty("low", progress.eta().low().toSeconds());
            json.writeNumberProperty("high", progress.eta().high().toSeconds());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void tally(JsonGenerator json, Tally tally) {
        json.writeObjectPropertyStart("tally");
        json.writeNumberProperty("created", tally.created());
        json.writeNumberProperty("updated", tally.updated());
        json.writeNumberProperty("unchanged", tally.unchanged());
        json.writeNumberProperty("skipped", tally.skipped());
        json.writeNumberProperty("rejected", tally.rejected());
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }

    private static void count(JsonGenerator json, String name, long value) {
        if (value >= 0) {
            json.writeNumberProperty(name, value);
        }
    }

    private static void time(JsonGenerator json, String name, @Nullable Instant value) {
        text(json, name, value == null ? null : value.toString());
    }
}
