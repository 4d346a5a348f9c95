// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** A JSON object for people to read: its members in the order they were put in, one a line. */
final class JsonDocument {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Map<String, Object> members = new LinkedHashMap<>();

    /** Line feeds on every machine, so that a document is the same everywhere. */
    private static final class Context extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }

    /** Puts a member in; nothing where there is no value. */
    JsonDocument with(String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value instanceof JsonDocument document ? document.members : value);
        }
        return this;
    }

    /** The members, for a document around this one. */
    Map<String, Object> asMap() {
        return members;
    }

    /**
     * Writes the document in UTF-8.
     *
     * @throws IllegalArgumentException if a text holds half of a surrogate pair
     */
    void write(OutputStream target) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(new Context(), text)) {
            JsonText.write(json, members);
        }
        Utf8Output.check(text.toString());
        target.write((text + "\n").getBytes(StandardCharsets.UTF_8));
        target.flush();
    }
}
