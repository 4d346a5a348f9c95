// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Tells NDJSON from values that merely follow each other, by the first lines: in NDJSON each line is one value, and a line that is broken
 * spoils no other.
 */
final class JsonLines {
    private static final int LINES = 100;

    private int whole;
    private int several;
    private int broken;

    private JsonLines() {}

    static JsonLines of(byte[] head, int start, boolean complete) {
        JsonLines lines = new JsonLines();
        int from = start;
        while (from < head.length && lines.count() < LINES) {
            int end = from;
            while (end < head.length && head[end] != '\n') {
                end++;
            }
            if (end < head.length || complete) {
                lines.look(head, from, end);
            }
            from = end + 1;
        }
        return lines;
    }

    private void look(byte[] bytes, int start, int end) {
        try (JsonParser parser = JsonValues.parser(bytes, start, end)) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                return;
            }
            parser.skipChildren();
            if (token != JsonToken.START_OBJECT) {
                broken++;
            } else if (parser.nextToken() == null) {
                whole++;
            } else {
                several++;
            }
        } catch (JacksonException malformed) {
            broken++;
        }
    }

    /** {@return how many lines were looked at that are not blank} */
    int count() {
        return whole + several + broken;
    }

    /** {@return whether each line is a record: most are whole objects, and if some hold more than one then others are broken} */
    boolean areRecords() {
        return whole > 0 && whole >= broken && (several == 0 || broken > 0);
    }
}
