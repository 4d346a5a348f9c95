// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.util.Collection;
import java.util.Map;

/** Writes JSON (RFC 8259) into a cell, without a text of its own for it. */
final class JsonCell {
    private static final String HEX = "0123456789abcdef";

    private JsonCell() {}

    /** Writes a value made of text, truth values, numbers, collections and maps; members that are null are left out. */
    static void write(Object value, CellSink sink) {
        if (value instanceof Map<?, ?> map) {
            object(map, sink);
        } else if (value instanceof Collection<?> list) {
            array(list, sink);
        } else if (value instanceof String text) {
            text(text, sink);
        } else {
            sink.text(value.toString());
        }
    }

    private static void object(Map<?, ?> map, CellSink sink) {
        char before = '{';
        for (Map.Entry<?, ?> member : map.entrySet()) {
            Object value = member.getValue();
            if (value != null) {
                sink.ascii(before);
                text((String) member.getKey(), sink);
                sink.ascii(':');
                write(value, sink);
                before = ',';
            }
        }
        end(before, '{', '}', sink);
    }

    private static void array(Collection<?> list, CellSink sink) {
        char before = '[';
        for (Object element : list) {
            sink.ascii(before);
            write(element, sink);
            before = ',';
        }
        end(before, '[', ']', sink);
    }

    private static void end(char before, char open, char close, CellSink sink) {
        if (before == open) {
            sink.ascii(open);
        }
        sink.ascii(close);
    }

    private static void text(String text, CellSink sink) {
        sink.ascii('"');
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                sink.text(text, start, i);
                escaped(c, sink);
                start = i + 1;
            }
        }
        sink.text(text, start, text.length());
        sink.ascii('"');
    }

    private static void escaped(char c, CellSink sink) {
        if (c == 0) {
            throw CellSink.zero();
        }
        sink.ascii('\\');
        if (c >= ' ') {
            sink.ascii(c);
            return;
        }
        sink.text("u00");
        sink.ascii(HEX.charAt(c >> 4));
        sink.ascii(HEX.charAt(c & 0xF));
    }
}
