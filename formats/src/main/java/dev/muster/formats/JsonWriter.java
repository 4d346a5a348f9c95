// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import dev.muster.format.Columns;
import dev.muster.format.RecordWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes records as JSON in UTF-8 (RFC 8259): one array with an object on each line, or one object a line without anything around them
 * (NDJSON). What is null is left out: an absent member never clears. A record that cannot be written leaves no trace in the file.
 */
final class JsonWriter implements RecordWriter {
    /** The target belongs to the caller, and half a record must not be made to look like a whole one. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET, StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .rootValueSeparator((String) null)
            .build();

    private final JsonGenerator json;
    private final SerializableString[] names;
    private final boolean lines;
    private boolean anyWritten;
    private boolean closed;

    /**
     * Starts a file.
     *
     * @param target where to write; not closed
     * @param columns the names of the members
     * @param lines whether to write NDJSON rather than one array
     * @throws IOException if the stream fails
     */
    JsonWriter(OutputStream target, Columns columns, boolean lines) throws IOException {
        columns.names().forEach(JsonWriter::check);
        this.names = columns.names().stream().map(SerializedString::new).toArray(SerializableString[]::new);
        this.lines = lines;
        this.json = FACTORY.createGenerator(ObjectWriteContext.empty(), target);
        if (!lines) {
            raw("[");
        }
    }

    @Override
    public void write(List<? extends @Nullable Object> cells) throws IOException {
        if (cells.size() > names.length) {
            throw new IllegalArgumentException(
                    "A record has " + cells.size() + " cells for " + names.length + " columns");
        }
        cells.forEach(JsonWriter::check);
        if (!lines) {
            raw(anyWritten ? ",\n" : "\n");
        }
        anyWritten = true;
        try {
            json.writeStartObject();
            for (int i = 0; i < cells.size(); i++) {
                Object cell = cells.get(i);
                if (cell != null) {
                    json.writeName(names[i]);
                    JsonText.write(json, cell);
                }
            }
            json.writeEndObject();
        } catch (JacksonIOException failed) {
            throw failed.getCause();
        }
        if (lines) {
            raw("\n");
        }
    }

    /** Refuses what UTF-8 cannot carry before any of the record is written. */
    private static void check(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> {
                check(String.valueOf(name));
                check(member);
            });
        } else if (value instanceof Collection<?> elements) {
            elements.forEach(JsonWriter::check);
        } else if (value instanceof Number number) {
            JsonText.number(number);
        } else if (value != null) {
            Utf8Output.check(value.toString());
        }
    }

    private void raw(String text) throws IOException {
        try {
            json.writeRaw(text);
        } catch (JacksonIOException failed) {
            throw failed.getCause();
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (!lines) {
                json.writeRaw(anyWritten ? "\n]\n" : "]\n");
            }
            json.close();
        } catch (JacksonIOException failed) {
            throw failed.getCause();
        }
    }
}
