// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/**
 * The records of a window that need no judge: as long as one well-formed object follows the other, Jackson alone finds where each ends, and
 * one parser reads them all. A run ends in front of everything else, be it the end of the window, a malformed record or the end of the
 * array. There {@link JsonScanner} takes over, which would have found the same ends.
 */
final class JsonRun {
    private final JsonScanner scanner;
    private final JsonCells cells;
    private final CheckedBytes checked;
    private final int maxRecord;
    /** What the parser's places count from. */
    private final int origin;

    private final JsonParser parser;
    private final JsonValues values;
    private final long firstLine;
    private int start;
    private long line;
    /** Where the last record ends. */
    private int end;

    private long endLine;

    private JsonRun(JsonScanner scanner, JsonCells cells, CheckedBytes checked, int maxRecord) {
        this.scanner = scanner;
        this.cells = cells;
        this.checked = checked;
        this.maxRecord = maxRecord;
        this.origin = scanner.position();
        this.end = origin;
        this.firstLine = scanner.line();
        this.endLine = firstLine;
        this.parser = JsonValues.parser(checked.bytes(), origin, checked.end());
        this.values = new JsonValues(parser, checked.hasSurrogateEscapes());
    }

    /** {@return a run of what follows the record that the scanner has just found; null if it is not clear yet that anything does} */
    static @Nullable JsonRun after(JsonScanner scanner, JsonCells cells, CheckedBytes checked, int maxRecord) {
        if (!scanner.isBeforeAnother() || scanner.position() >= checked.end()) {
            return null;
        }
        JsonRun run = new JsonRun(scanner, cells, checked, maxRecord);
        if (scanner.layout() == JsonLayout.ARRAY) {
            run.openArray();
        }
        return run;
    }

    /** To the parser, the comma that it begins with opens an array. */
    private void openArray() {
        byte[] bytes = checked.bytes();
        bytes[origin] = '[';
        try {
            parser.nextToken();
        } finally {
            bytes[origin] = ',';
        }
    }

    /** Reads the next record. {@return whether there was one; if not, the scanner has been told where to go on} */
    boolean next() {
        try {
            if (parser.nextToken() == JsonToken.START_OBJECT && read()) {
                return true;
            }
        } catch (JacksonException | JsonValues.Refused notForHere) {
            // Whoever reads this record by itself tells what is wrong with it.
            close();
            return false;
        }
        close();
        return false;
    }

    private boolean read() {
        TokenStreamLocation from = parser.currentTokenLocation();
        cells.readObject(parser, values);
        TokenStreamLocation to = parser.currentLocation();
        int recordStart = origin + (int) from.getByteOffset();
        int recordEnd = origin + (int) to.getByteOffset();
        long recordLine = firstLine + from.getLineNr() - 1;
        long recordEndLine = firstLine + to.getLineNr() - 1;
        if (recordEnd - recordStart > maxRecord) {
            return false;
        }
        if (scanner.layout() == JsonLayout.LINES) {
            recordLine = endLine + lineFeeds(end, recordStart);
            boolean isLine = to.getLineNr() == from.getLineNr() && recordLine > endLine && isEndOfLine(recordEnd);
            if (!isLine) {
                return false;
            }
            recordEndLine = recordLine;
        }
        start = recordStart;
        line = recordLine;
        end = recordEnd;
        endLine = recordEndLine;
        return true;
    }

    private int lineFeeds(int from, int to) {
        int lineFeeds = 0;
        for (int i = from; i < to; i++) {
            lineFeeds += checked.bytes()[i] == '\n' ? 1 : 0;
        }
        return lineFeeds;
    }

    private boolean isEndOfLine(int from) {
        byte[] bytes = checked.bytes();
        int i = from;
        while (i < checked.end() && (bytes[i] == ' ' || bytes[i] == '\t' || bytes[i] == '\r')) {
            i++;
        }
        return i < checked.end() && bytes[i] == '\n';
    }

    private void close() {
        parser.close();
        scanner.passTo(end, endLine);
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    long line() {
        return line;
    }
}
