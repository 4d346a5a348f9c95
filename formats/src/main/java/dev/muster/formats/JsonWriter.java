// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import dev.muster.format.Columns;
import dev.muster.format.RecordWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonPointer;
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
    /** What closes the array and what is around it; null where there is nothing around the records. */
    private final @Nullable String suffix;

    private boolean anyWritten;
    private boolean closed;

    /**
     * Starts a file.
     *
     * @param target where to write; not closed
     * @param columns the names of the members
     * @param options whether the records stand in an array, and where that is
     * @throws IOException if the stream fails
     */
    JsonWriter(OutputStream target, Columns columns, JsonOptions options) throws IOException {
        columns.names().forEach(JsonWriter::check);
        this.names = columns.names().stream().map(SerializedString::new).toArray(SerializableString[]::new);
        this.json = FACTORY.createGenerator(ObjectWriteContext.empty(), target);
        if (options.byteOrderMark()) {
            raw("\ufeff");
        }
        if (options.layout() == JsonLayout.ARRAY) {
            List<String> path = names(options.path());
            raw(path.stream().map(name -> "{" + JsonText.quoted(name) + ":").collect(Collectors.joining()) + "[");
            this.suffix = "]" + "}".repeat(path.size()) + "\n";
        } else {
            this.suffix = null;
        }
    }

    @Override
    public void write(List<? extends @Nullable Object> cells) throws IOException {
        checkAll(cells);
        before();
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
        after();
    }

    @Override
    public void writeAgain(String raw, List<? extends @Nullable Object> cells) throws IOException {
        checkAll(cells);
        StringBuilder record = new StringBuilder("{");
        Optional<List<RawRecord.Member>> members = RawRecord.members(raw);
        for (RawRecord.Member member : members.orElse(List.of())) {
            // A text of a record is still there only because nobody could make anything of it, so it must not get lost.
            if (!member.name().startsWith(RawRecord.PREFIX) || member.name().equals(RawRecord.MEMBER)) {
                record.append(inTheirPlace(member.words())).append(',');
            }
        }
        if (members.isEmpty()) {
            record.append(JsonText.quoted(RawRecord.MEMBER))
                    .append(':')
                    .append(JsonText.quoted(raw))
                    .append(',');
        }
        for (int i = 0; i < cells.size(); i++) {
            Object cell = cells.get(i);
            if (cell != null) {
                record.append(JsonText.quoted(names[i].getValue()))
                        .append(':')
                        .append(JsonText.json(cell))
                        .append(',');
            }
        }
        if (record.length() > 1) {
            record.setLength(record.length() - 1); // the last comma
        }
        record.append('}');
        before();
        raw(record.toString());
        after();
    }

    /** Without an array around them, records are told apart by lines: a break between words would make two of one. */
    private String inTheirPlace(String words) {
        return suffix == null ? words.replace('\n', ' ').replace('\r', ' ') : words;
    }

    private void before() throws IOException {
        if (suffix != null) {
            raw(anyWritten ? ",\n" : "\n");
        }
        anyWritten = true;
    }

    private void after() throws IOException {
        if (suffix == null) {
            raw("\n");
        }
    }

    private static List<String> names(String path) {
        List<String> names = new ArrayList<>();
        for (JsonPointer rest = JsonPointer.compile(path); !rest.matches(); rest = rest.tail()) {
            names.add(rest.getMatchingProperty());
        }
        return names;
    }

    private void checkAll(List<? extends @Nullable Object> cells) {
        if (cells.size() > names.length) {
            throw new IllegalArgumentException(
                    "A record has " + cells.size() + " cells for " + names.length + " columns");
        }
        cells.forEach(JsonWriter::check);
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
            if (suffix != null) {
                json.writeRaw(anyWritten ? "\n" + suffix : suffix);
            }
            json.close();
        } catch (JacksonIOException failed) {
            throw failed.getCause();
        }
    }
}
