// SPDX-License-Identifier: Apache-2.0
package dev.muster.testkit;

import dev.muster.user.FieldType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Generated users as JSON: an object a line, with or without an array around them. What a user has nothing in is left out. */
final class GeneratedJson {
    private static final int BUFFER = 1 << 16;

    private final OutputStream target;
    private final long seed;
    private final StringBuilder text = new StringBuilder(BUFFER + 8_192);
    private long bytes;

    GeneratedJson(OutputStream target, long seed) {
        this.target = target;
        this.seed = seed;
    }

    /** Writes the users, and answers how many bytes that took. */
    long write(long rows, boolean inArray) throws IOException {
        text.append(inArray ? "[\n" : "");
        for (long row = 1; row <= rows; row++) {
            user(new GeneratedUser(seed, row));
            text.append(inArray && row < rows ? ",\n" : "\n");
            if (text.length() >= BUFFER) {
                flush();
            }
        }
        text.append(inArray ? "]\n" : "");
        flush();
        return bytes;
    }

    private void user(GeneratedUser user) {
        text.append('{');
        user.texts((field, value) -> {
            if (field.type() == FieldType.NAME_SET && !value.isEmpty()) {
                member(field.fileName(), value.split(";", -1));
            } else if (!value.isEmpty()) {
                member(field.fileName(), value);
            }
        });
        String note = user.note();
        if (!note.isEmpty()) {
            member("note", note);
        }
        member("cost_center", user.costCenter());
        text.setCharAt(text.length() - 1, '}');
    }

    private void member(String name, String value) {
        text.append('"').append(name).append("\":");
        quoted(value);
        text.append(',');
    }

    private void member(String name, String[] values) {
        text.append('"').append(name).append("\":[");
        for (int i = 0; i < values.length; i++) {
            text.append(i == 0 ? "" : ",");
            quoted(values[i]);
        }
        text.append("],");
    }

    private void quoted(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> text.append('\\').append(c);
                case '\n' -> text.append("\\n");
                default -> text.append(c);
            }
        }
        text.append('"');
    }

    private void flush() throws IOException {
        byte[] encoded = text.toString().getBytes(StandardCharsets.UTF_8);
        target.write(encoded);
        bytes += encoded.length;
        text.setLength(0);
    }
}
