// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import dev.muster.issue.IssueCode;
import org.jspecify.annotations.Nullable;

/**
 * Finds where the records of a file of JSON begin and end, in its bytes: brackets, quotes and commas are ASCII, which in UTF-8 never stands
 * for anything else. It is the one judge of structure, for the pre-pass and for the reader alike. What is inside a record is none of its
 * business as long as brackets and quotes pair up; whether the record is well-formed is for {@link JsonCells} to say, so that one malformed
 * record costs that record only.
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
        AFTER_VALUE
    }

    private final JsonLayout layout;
    private final int maxRecord;
    private final JsonWrapper wrapper;
    private final ByteCursor cursor;
    private final JsonValueScan value;

    private State state;
    private @Nullable Step step;
    private boolean afterComma;
    private @Nullable IssueCode fault;
    private long faultLine;

    /**
     * Scans a source.
     *
     * @param names is told the names of the records' members, or null
     */
    JsonScanner(JsonOptions options, @Nullable JsonNames names) {
        layout = options.layout();
        maxRecord = options.maxRecordBytes();
        wrapper = new JsonWrapper(options.path(), names != null && options.isPathFound());
        cursor = new ByteCursor(layout != JsonLayout.LINES);
        value = new JsonValueScan(cursor, layout == JsonLayout.LINES, names);
        state = layout == JsonLayout.ARRAY ? State.OUTSIDE : State.BEFORE_VALUE;
    }

    @Override
    public void window(byte[] window, int moved, int windowEnd, boolean complete) {
        cursor.window(window, moved, windowEnd, complete);
        value.moved(moved);
    }

    @Override
    public int needed() {
        return state == State.IN_VALUE ? value.start() : cursor.position();
    }

    /** Begins after what stands before the first value. */
    void skipTo(int start) {
        cursor.moveTo(start);
    }

    Step next() {
        step = fault == null ? null : Step.FAULT;
        while (step == null) {
            switch (state) {
                case OUTSIDE -> outside();
                case BEFORE_VALUE -> beforeValue();
                case IN_VALUE -> inValue();
                case AFTER_VALUE -> afterValue();
            }
        }
        return step;
    }

    private void outside() {
        while (step == null && state == State.OUTSIDE && !cursor.isAtEnd()) {
            passOutside();
        }
        if (step != null || state != State.OUTSIDE) {
            return;
        }
        if (!cursor.isLast()) {
            step = Step.MORE;
        } else if (!wrapper.end()) {
            fail(wrapper.isSound() ? IssueCode.JSON_PATH_MISSING : IssueCode.JSON_BROKEN);
        } else if (wrapper.hasRival()) {
            fail(IssueCode.JSON_PATH_UNCERTAIN);
        } else {
            step = Step.END;
        }
    }

    private void passOutside() {
        int length = cursor.current() < 0 ? cursor.sequence() : 1;
        int at = cursor.position();
        long line = cursor.line();
        if (length < 0) {
            fail(IssueCode.ENCODING_INVALID);
        } else if (length == 0 || (length == 1 && !cursor.pass())) {
            step = Step.MORE;
        } else if (!wrapper.take(cursor.bytes(), at, length)) {
            cursor.moveTo(at, line);
            fail(IssueCode.JSON_BROKEN);
        } else {
            cursor.moveTo(at + length);
            if (wrapper.isAtRecords()) {
                state = State.BEFORE_VALUE;
                afterComma = false;
            }
        }
    }

    private void beforeValue() {
        if (!passBlanks()) {
            return;
        }
        byte b = cursor.current();
        if (layout == JsonLayout.ARRAY && b == ']' && !afterComma) {
            leaveArray();
        } else if (layout != JsonLayout.LINES && (b == ',' || b == ']' || b == '}' || b == ':')) {
            fail(IssueCode.JSON_BROKEN);
        } else {
            value.begin();
            state = State.IN_VALUE;
        }
    }

    /** Passes what stands between values. {@return whether there is something behind it in this window} */
    private boolean passBlanks() {
        while (!cursor.isAtEnd() && isBlank(cursor.current())) {
            if (!cursor.pass()) {
                step = Step.MORE;
                return false;
            }
        }
        if (!cursor.isAtEnd()) {
            return true;
        }
        if (!cursor.isLast()) {
            step = Step.MORE;
        } else if (layout == JsonLayout.ARRAY) {
            fail(IssueCode.JSON_BROKEN);
        } else {
            step = Step.END;
        }
        return false;
    }

    private boolean isBlank(byte b) {
        return b == ' '
                || b == '\n'
                || b == '\r'
                || b == '\t'
                || (b == Prologue.RECORD_SEPARATOR && layout != JsonLayout.ARRAY);
    }

    private void inValue() {
        switch (value.scan()) {
            case ENDED -> {
                state = layout == JsonLayout.ARRAY ? State.AFTER_VALUE : State.BEFORE_VALUE;
                step = Step.RECORD;
                refuseIfTooLong(value.end() - value.start());
            }
            case MORE -> {
                step = Step.MORE;
                refuseIfTooLong(value.length());
            }
            case BROKEN -> {
                fail(value.fault(), value.faultLine());
                refuseIfTooLong(value.length());
            }
        }
    }

    private void refuseIfTooLong(long length) {
        if (length > maxRecord) {
            fail(IssueCode.RECORD_TOO_LONG, value.firstLine());
        }
    }

    private void afterValue() {
        if (!passBlanks()) {
            return;
        }
        if (cursor.current() == ',') {
            cursor.moveTo(cursor.position() + 1);
            afterComma = true;
            state = State.BEFORE_VALUE;
        } else if (cursor.current() == ']') {
            leaveArray();
        } else {
            fail(IssueCode.JSON_BROKEN);
        }
    }

    private void leaveArray() {
        if (wrapper.take(cursor.bytes(), cursor.position(), 1)) {
            cursor.moveTo(cursor.position() + 1);
            state = State.OUTSIDE;
        } else {
            fail(IssueCode.JSON_BROKEN);
        }
    }

    private void fail(IssueCode code) {
        fail(code, cursor.line());
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
        return cursor.position();
    }

    /** {@return the line it is on} */
    long line() {
        return cursor.line();
    }

    /** {@return whether the scanner, after a record, has come to the comma behind it, or needs none to find another} */
    boolean isBeforeAnother() {
        if (layout == JsonLayout.ARRAY) {
            return state == State.AFTER_VALUE && passBlanks() && cursor.current() == ',';
        }
        return state == State.BEFORE_VALUE;
    }

    /** Goes on behind a record that somebody else has found. */
    void passTo(int recordsEnd, long recordsEndLine) {
        cursor.moveTo(recordsEnd, recordsEndLine);
    }

    int recordStart() {
        return value.start();
    }

    int recordEnd() {
        return value.end();
    }

    long recordLine() {
        return value.firstLine();
    }

    /** {@return whether the record has a backslash in a text} */
    boolean hasEscapes() {
        return value.hasEscapes();
    }

    @Nullable
    IssueCode fault() {
        return fault;
    }

    long faultLine() {
        return faultLine;
    }
}
