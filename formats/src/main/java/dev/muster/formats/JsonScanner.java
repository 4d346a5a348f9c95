// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import dev.muster.issue.IssueCode;
import org.jspecify.annotations.Nullable;

/**
 * Finds where the records of a file of JSON begin and end, in its bytes: brackets, quotes and commas are ASCII, which in UTF-8 never stands
 * for anything else. It is the one judge of structure, for the pre-pass and for the reader alike. What is inside a record is none of its
 * business as long as brackets and quotes pair up; whether the record is well-formed is for {@link JsonRecordParser} to say, so that one
 * malformed record costs that record only.
 *
 * <p>It works on a window that its owner moves over the source, and never looks back.
 */
final class JsonScanner implements ByteWindow.Scanner {
    /** What the scanner has come to. */
    enum Step {
        /** The end of a record: {@link #recordStart()} to {@link #recordEnd()}. */
        RECORD,
        /** The end of the window. */
        MORE,
        /** The end of the source. */
        END,
        /** The place where the source is broken. */
        FAULT
    }

    private enum State {
        /** Around the array of records. */
        OUTSIDE,
        BEFORE_VALUE,
        IN_VALUE,
        IN_STRING,
        /** A line of which nothing but its end is asked for. */
        IN_LINE,
        /** A value that is no object, array or string: up to where another begins. */
        IN_BARE,
        AFTER_VALUE
    }

    private static final boolean[] STOPS_VALUE = stops("\"{}[]:\n\r");
    private static final boolean[] STOPS_BARE = stops(",]}[{\":\n\r\t ");
    /** Separates the records of a JSON text sequence, RFC 7464. */
    private static final byte RECORD_SEPARATOR = 0x1e;

    private final JsonLayout layout;
    private final int maxRecord;
    private final JsonWrapper wrapper;
    private final @Nullable JsonNames names;
    private final BracketStack brackets = new BracketStack();

    private byte[] bytes = {};
    private int position;
    private int end;
    private boolean last;

    private State state;
    private @Nullable Step step;
    private long line = 1;
    private long recordLine;
    private long recordStart;
    private int recordEnd;
    private long stringStart;
    private long stringEnd;
    /** The first line of a text that goes over several, which is where a quote was forgotten if one was. */
    private long brokenTextLine;

    private boolean afterComma;
    private boolean escapes;
    private @Nullable IssueCode fault;
    private long faultLine;

    /**
     * Scans a source.
     *
     * @param names is told the names of the records' members, or null
     */
    JsonScanner(JsonOptions options, @Nullable JsonNames names) {
        this.layout = options.layout();
        this.maxRecord = options.maxRecordBytes();
        this.wrapper = new JsonWrapper(options.path());
        this.names = names;
        this.state = layout == JsonLayout.ARRAY ? State.OUTSIDE : State.BEFORE_VALUE;
    }

    private static boolean[] stops(String ascii) {
        boolean[] stops = new boolean[256];
        for (int b = 0; b < 256; b++) {
            stops[b] = b > 0x7f || ascii.indexOf(b) >= 0;
        }
        return stops;
    }

    @Override
    public void window(byte[] window, int moved, int windowEnd, boolean complete) {
        bytes = window;
        position -= moved;
        recordStart -= moved;
        stringStart -= moved;
        stringEnd -= moved;
        end = windowEnd;
        last = complete;
    }

    @Override
    public int needed() {
        boolean between = state == State.OUTSIDE || state == State.BEFORE_VALUE || state == State.AFTER_VALUE;
        return between ? position : (int) recordStart;
    }

    /** Begins after what stands before the first value. */
    void skipTo(int start) {
        position = start;
    }

    Step next() {
        step = fault == null ? null : Step.FAULT;
        while (step == null) {
            switch (state) {
                case OUTSIDE -> outside();
                case BEFORE_VALUE -> beforeValue();
                case IN_VALUE -> inValue();
                case IN_STRING -> inString();
                case IN_LINE -> inLine();
                case IN_BARE -> inBare();
                case AFTER_VALUE -> afterValue();
            }
        }
        return step;
    }

    private void outside() {
        while (position < end) {
            int length = bytes[position] < 0 ? multiByte() : 1;
            if (length == 0) {
                return;
            }
            if (bytes[position] == '\r' && position + 1 == end && !last) {
                step = Step.MORE;
                return;
            }
            if (!wrapper.take(bytes, position, length)) {
                fail(IssueCode.JSON_BROKEN, line);
                return;
            }
            if (length == 1) {
                passByte();
            } else {
                position += length;
            }
            if (wrapper.isAtRecords()) {
                state = State.BEFORE_VALUE;
                afterComma = false;
                return;
            }
        }
        if (!last) {
            step = Step.MORE;
        } else if (!wrapper.end()) {
            fail(wrapper.isSound() ? IssueCode.JSON_PATH_MISSING : IssueCode.JSON_BROKEN, line);
        } else {
            step = Step.END;
        }
    }

    /** Passes a byte and counts lines. {@return whether it could: a carriage return at the end of the window may be half a line break} */
    private boolean passByte() {
        byte b = bytes[position];
        if (b == '\n') {
            line++;
        } else if (b == '\r') {
            if (position + 1 == end && !last) {
                step = Step.MORE;
                return false;
            }
            boolean isPart = layout == JsonLayout.LINES || (position + 1 < end && bytes[position + 1] == '\n');
            line += isPart ? 0 : 1;
        }
        position++;
        return true;
    }

    /** Passes what stands between values. {@return whether there is something behind it in this window} */
    private boolean passBlanks() {
        boolean passed = true;
        while (passed && position < end && isBlank(bytes[position])) {
            passed = passByte();
        }
        if (passed && position == end) {
            endBetween();
        }
        return passed && position < end;
    }

    private void beforeValue() {
        if (!passBlanks()) {
            return;
        }
        byte b = bytes[position];
        if (layout == JsonLayout.ARRAY && b == ']' && !afterComma) {
            leaveArray();
        } else if (layout != JsonLayout.LINES && (b == ',' || b == ']' || b == '}' || b == ':')) {
            fail(IssueCode.JSON_BROKEN, line);
        } else {
            startRecord(b);
        }
    }

    private boolean isBlank(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t' || (b == RECORD_SEPARATOR && layout != JsonLayout.ARRAY);
    }

    private void endBetween() {
        if (!last) {
            step = Step.MORE;
        } else if (layout == JsonLayout.ARRAY) {
            fail(IssueCode.JSON_BROKEN, line);
        } else {
            step = Step.END;
        }
    }

    private void startRecord(byte b) {
        recordStart = position;
        recordLine = line;
        brokenTextLine = 0;
        escapes = false;
        brackets.clear();
        if (layout == JsonLayout.LINES) {
            state = names == null ? State.IN_LINE : State.IN_VALUE;
        } else {
            state = b == '{' || b == '[' || b == '"' ? State.IN_VALUE : State.IN_BARE;
        }
    }

    private void inValue() {
        byte[] window = bytes;
        int to = end;
        int i = position;
        while (i < to && !STOPS_VALUE[window[i] & 0xff]) {
            i++;
        }
        position = i;
        if (i == to) {
            endOfWindow();
            return;
        }
        switch (window[i]) {
            case '"' -> {
                position++;
                stringStart = position;
                state = State.IN_STRING;
            }
            case '{', '[' -> {
                brackets.open(window[i] == '{');
                position++;
            }
            case '}', ']' -> close(window[i] == '}');
            case ':' -> {
                if (names != null && brackets.depth() == 1) {
                    tellName(names);
                }
                position++;
            }
            case '\n', '\r' -> breakLine();
            default -> position += multiByte();
        }
    }

    private void tellName(JsonNames told) {
        if (!told.add(bytes, (int) stringStart, (int) stringEnd)) {
            fail(IssueCode.TOO_MANY_COLUMNS, recordLine);
        }
    }

    private void close(boolean brace) {
        position++;
        if (brackets.close(brace)) {
            if (brackets.depth() == 0 && layout != JsonLayout.LINES) {
                endRecord(position);
            }
        } else if (layout != JsonLayout.LINES) {
            fail(IssueCode.JSON_BROKEN, line);
        }
    }

    private void inString() {
        position = ByteSearch.endOfPlainText(bytes, position, end);
        if (position == end) {
            endOfWindow();
            return;
        }
        switch (bytes[position]) {
            case '"' -> {
                stringEnd = position;
                position++;
                state = State.IN_VALUE;
                if (brackets.depth() == 0 && layout != JsonLayout.LINES) {
                    endRecord(position);
                }
            }
            case '\\' -> passEscape();
            case '\n', '\r' -> {
                brokenTextLine = brokenTextLine == 0 ? line : brokenTextLine;
                breakLine();
            }
            default -> position += bytes[position] < 0 ? multiByte() : 1;
        }
    }

    /** What is escaped can end neither a text nor, in ASCII, anything else; a line break or more bytes are looked at by themselves. */
    private void passEscape() {
        escapes = true;
        if (position + 1 == end && !last) {
            step = Step.MORE;
        } else {
            boolean single = position + 1 < end && (bytes[position + 1] == '"' || bytes[position + 1] == '\\');
            position += single ? 2 : 1;
        }
    }

    private void inLine() {
        position = ByteSearch.endOfPlainLine(bytes, position, end);
        if (position == end) {
            endOfWindow();
        } else if (bytes[position] == '\n') {
            breakLine();
        } else if (bytes[position] < 0) {
            position += multiByte();
        } else {
            escapes = true;
            position++;
        }
    }

    private void inBare() {
        while (position < end && !STOPS_BARE[bytes[position] & 0xff]) {
            position++;
        }
        if (position == end) {
            if (last && layout == JsonLayout.CONCATENATED) {
                endRecord(end);
            } else {
                endOfWindow();
            }
        } else if (bytes[position] < 0) {
            position += multiByte();
        } else {
            endRecord(position);
        }
    }

    private void afterValue() {
        if (!passBlanks()) {
            return;
        }
        if (bytes[position] == ',') {
            position++;
            afterComma = true;
            state = State.BEFORE_VALUE;
        } else if (bytes[position] == ']') {
            leaveArray();
        } else {
            fail(IssueCode.JSON_BROKEN, line);
        }
    }

    private void leaveArray() {
        if (wrapper.take(bytes, position, 1)) {
            position++;
            state = State.OUTSIDE;
        } else {
            fail(IssueCode.JSON_BROKEN, line);
        }
    }

    private void breakLine() {
        if (layout == JsonLayout.LINES && bytes[position] == '\n') {
            int start = (int) recordStart;
            endRecord(position > start && bytes[position - 1] == '\r' ? position - 1 : position);
        } else {
            passByte();
        }
    }

    /** {@return the length of the sequence here, or 0 if it is broken or goes on behind the window} */
    private int multiByte() {
        int length = Utf8.length(bytes, position, end);
        if (length < 0 || (length == 0 && last)) {
            fail(IssueCode.ENCODING_INVALID, line);
        } else if (length == 0) {
            step = Step.MORE;
        }
        return Math.max(length, 0);
    }

    private void endOfWindow() {
        if (position - recordStart > maxRecord) {
            fail(IssueCode.RECORD_TOO_LONG, recordLine);
        } else if (!last) {
            step = Step.MORE;
        } else if (layout == JsonLayout.LINES) {
            endRecord(end);
        } else {
            fail(IssueCode.JSON_BROKEN, brokenTextLine > 0 ? brokenTextLine : recordLine);
        }
    }

    private void endRecord(int at) {
        recordEnd = at;
        state = layout == JsonLayout.ARRAY ? State.AFTER_VALUE : State.BEFORE_VALUE;
        if (at - recordStart > maxRecord) {
            fail(IssueCode.RECORD_TOO_LONG, recordLine);
        } else {
            step = Step.RECORD;
        }
    }

    private void fail(IssueCode code, long at) {
        fault = code;
        faultLine = at;
        step = Step.FAULT;
    }

    JsonLayout layout() {
        return layout;
    }

    /** {@return where the scanner is} */
    int position() {
        return position;
    }

    /** {@return the line it is on} */
    long line() {
        return line;
    }

    /** {@return whether the scanner, after a record, has come to the comma behind it, or needs none to find another} */
    boolean isBeforeAnother() {
        if (layout == JsonLayout.ARRAY) {
            return state == State.AFTER_VALUE && passBlanks() && bytes[position] == ',';
        }
        return state == State.BEFORE_VALUE;
    }

    /** Goes on behind a record that somebody else has found. */
    void passTo(int recordsEnd, long recordsEndLine) {
        position = recordsEnd;
        line = recordsEndLine;
    }

    int recordStart() {
        return (int) recordStart;
    }

    int recordEnd() {
        return recordEnd;
    }

    long recordLine() {
        return recordLine;
    }

    /** {@return whether the record has a backslash in a text} */
    boolean hasEscapes() {
        return escapes;
    }

    @Nullable
    IssueCode fault() {
        return fault;
    }

    long faultLine() {
        return faultLine;
    }
}
