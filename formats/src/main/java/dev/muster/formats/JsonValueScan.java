// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import dev.muster.issue.IssueCode;
import org.jspecify.annotations.Nullable;

/**
 * Finds the end of one value: where its brackets and quotes have paired up or, in NDJSON, where its line ends. What is between them is not
 * looked at, but for the names of the members at its top.
 */
final class JsonValueScan {
    /** What the scan has come to. */
    enum Result {
        /** The end of the value, {@link #end()}. */
        ENDED,
        /** The end of the window. */
        MORE,
        /** Something that cannot be; {@link #fault()}. */
        BROKEN
    }

    private enum State {
        VALUE,
        STRING,
        /** A line of which nothing but its end is asked for. */
        LINE,
        /** What is no object, array or string goes up to where another begins. */
        BARE
    }

    private static final boolean[] STOPS_VALUE = stops("\"{}[]:\n\r");
    private static final boolean[] STOPS_BARE = stops(",]}[{\":\n\r\t ");

    private final ByteCursor cursor;
    private final boolean byLines;
    private final @Nullable JsonNames names;
    private final BracketStack brackets = new BracketStack();

    private State state = State.VALUE;
    private @Nullable Result result;
    private long start;
    private int end;
    private long firstLine;
    private long stringStart;
    private long stringEnd;
    /** The first line of a text that goes over several, which is where a quote was forgotten if one was. */
    private long brokenTextLine;

    private boolean escapes;
    private IssueCode fault = IssueCode.JSON_BROKEN;
    private long faultLine;

    /**
     * Scans values.
     *
     * @param byLines whether a value ends with its line, whatever it is
     * @param names is told the names of the members, or null
     */
    JsonValueScan(ByteCursor cursor, boolean byLines, @Nullable JsonNames names) {
        this.cursor = cursor;
        this.byLines = byLines;
        this.names = names;
    }

    private static boolean[] stops(String ascii) {
        boolean[] stops = new boolean[256];
        for (int b = 0; b < 256; b++) {
            stops[b] = b > 0x7f || ascii.indexOf(b) >= 0;
        }
        return stops;
    }

    /** The window has moved. */
    void moved(int by) {
        start -= by;
        stringStart -= by;
        stringEnd -= by;
    }

    /** Begins with the value at the cursor. */
    void begin() {
        start = cursor.position();
        firstLine = cursor.line();
        brokenTextLine = 0;
        escapes = false;
        brackets.clear();
        byte b = cursor.current();
        if (byLines) {
            state = names == null ? State.LINE : State.VALUE;
        } else {
            state = b == '{' || b == '[' || b == '"' ? State.VALUE : State.BARE;
        }
    }

    /** Goes on to the end of the value or of the window. */
    Result scan() {
        result = null;
        while (result == null) {
            switch (state) {
                case VALUE -> value();
                case STRING -> string();
                case LINE -> line();
                case BARE -> bare();
            }
        }
        return result;
    }

    private void value() {
        byte[] window = cursor.bytes();
        int to = cursor.end();
        int i = cursor.position();
        while (i < to && !STOPS_VALUE[window[i] & 0xff]) {
            i++;
        }
        cursor.moveTo(i);
        if (i == to) {
            endOfWindow();
            return;
        }
        switch (window[i]) {
            case '"' -> beginText(i + 1);
            case '{', '[' -> {
                brackets.open(window[i] == '{');
                cursor.moveTo(i + 1);
            }
            case '}', ']' -> close(window[i] == '}');
            case ':' -> {
                if (names != null && brackets.depth() == 1) {
                    tellName(names);
                }
                cursor.moveTo(i + 1);
            }
            case '\n', '\r' -> breakLine();
            default -> sequence();
        }
    }

    /** Most texts are plain and end in the same window. */
    private void beginText(int from) {
        stringStart = from;
        byte[] window = cursor.bytes();
        int to = ByteSearch.endOfPlainText(window, from, cursor.end());
        if (to < cursor.end() && window[to] == '"') {
            endText(to);
        } else {
            cursor.moveTo(to);
            state = State.STRING;
        }
    }

    private void endText(int at) {
        stringEnd = at;
        cursor.moveTo(at + 1);
        state = State.VALUE;
        endIfWhole();
    }

    private void tellName(JsonNames told) {
        boolean isWithinLimit = !isName() || told.add(cursor.bytes(), (int) stringStart, (int) stringEnd);
        stringStart = start; // no text is looked at twice
        if (!isWithinLimit) {
            fail(IssueCode.TOO_MANY_COLUMNS, firstLine);
        }
    }

    /** Whether the last text stands where a name does: in a malformed record a colon may follow anything, and what it follows is data. */
    private boolean isName() {
        byte[] window = cursor.bytes();
        if (stringStart <= start || window[(int) start] != '{') {
            return false;
        }
        int before = (int) stringStart - 2;
        while (isBlank(window[before])) {
            before--; // up to the record's own brace at most
        }
        int after = (int) stringEnd + 1;
        while (isBlank(window[after])) {
            after++; // up to the colon at most
        }
        return (window[before] == '{' || window[before] == ',') && after == cursor.position();
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    private void close(boolean brace) {
        cursor.moveTo(cursor.position() + 1);
        if (brackets.close(brace)) {
            endIfWhole();
        } else if (!byLines) {
            fail(IssueCode.JSON_BROKEN, cursor.line());
        }
    }

    private void endIfWhole() {
        if (brackets.depth() == 0 && !byLines) {
            end(cursor.position());
        }
    }

    private void string() {
        cursor.moveTo(ByteSearch.endOfPlainText(cursor.bytes(), cursor.position(), cursor.end()));
        if (cursor.isAtEnd()) {
            endOfWindow();
            return;
        }
        byte b = cursor.current();
        if (b == '"') {
            endText(cursor.position());
        } else if (b == '\\') {
            escape();
        } else if (b == '\n' || b == '\r') {
            brokenTextLine = brokenTextLine == 0 ? cursor.line() : brokenTextLine;
            breakLine();
        } else if (b < 0) {
            sequence();
        } else {
            // A control character, which is for the reader of the record to refuse.
            cursor.moveTo(cursor.position() + 1);
        }
    }

    /** An escaped quote ends no text, and an escaped backslash escapes nothing; whatever else is escaped is looked at by itself. */
    private void escape() {
        escapes = true;
        byte escaped = cursor.following();
        if (cursor.position() + 1 == cursor.end() && !cursor.isLast()) {
            result = Result.MORE;
        } else {
            cursor.moveTo(cursor.position() + (escaped == '"' || escaped == '\\' ? 2 : 1));
        }
    }

    private void line() {
        cursor.moveTo(ByteSearch.endOfPlainLine(cursor.bytes(), cursor.position(), cursor.end()));
        if (cursor.isAtEnd()) {
            endOfWindow();
        } else if (cursor.current() == '\n') {
            breakLine();
        } else if (cursor.current() < 0) {
            sequence();
        } else {
            escapes = true;
            cursor.moveTo(cursor.position() + 1);
        }
    }

    private void bare() {
        byte[] window = cursor.bytes();
        int i = cursor.position();
        while (i < cursor.end() && !STOPS_BARE[window[i] & 0xff]) {
            i++;
        }
        cursor.moveTo(i);
        if (cursor.isAtEnd()) {
            endOfWindow();
        } else if (cursor.current() < 0) {
            sequence();
        } else {
            end(i);
        }
    }

    private void breakLine() {
        int at = cursor.position();
        if (byLines && cursor.current() == '\n') {
            end(at > start && cursor.bytes()[at - 1] == '\r' ? at - 1 : at);
        } else if (!cursor.pass()) {
            result = Result.MORE;
        }
    }

    private void sequence() {
        int behind = Utf8.endOfSequences(cursor.bytes(), cursor.position(), cursor.end());
        if (behind > cursor.position()) {
            cursor.moveTo(behind);
        } else if (cursor.sequence() == 0) {
            result = Result.MORE;
        } else {
            fail(IssueCode.ENCODING_INVALID, cursor.line());
        }
    }

    private void endOfWindow() {
        if (!cursor.isLast()) {
            result = Result.MORE;
        } else if (byLines || state == State.BARE) {
            end(cursor.end());
        } else {
            fail(IssueCode.JSON_BROKEN, brokenTextLine > 0 ? brokenTextLine : firstLine);
        }
    }

    private void end(int at) {
        end = at;
        result = Result.ENDED;
    }

    private void fail(IssueCode code, long at) {
        fault = code;
        faultLine = at;
        result = Result.BROKEN;
    }

    int start() {
        return (int) start;
    }

    int end() {
        return end;
    }

    /** {@return how far the scan has come from the start} */
    long length() {
        return cursor.position() - start;
    }

    /** {@return the line that the value begins on} */
    long firstLine() {
        return firstLine;
    }

    /** {@return whether the value has a backslash in a text} */
    boolean hasEscapes() {
        return escapes;
    }

    IssueCode fault() {
        return fault;
    }

    long faultLine() {
        return faultLine;
    }
}
