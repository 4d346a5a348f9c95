// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import dev.muster.issue.IssueCode;
import org.jspecify.annotations.Nullable;

/**
 * Finds where the records of a CSV file begin and end, and what is wrong with it, in its bytes: delimiters, quotes and line breaks are
 * ASCII, which in UTF-8 never stands for anything else. It is the one judge of structure: the pre-pass asks it, and the reader gives the
 * parser only records that it has found sound.
 *
 * <p>It works on a window that its owner moves over the source. It never looks back, and a window that ends in the middle of something
 * costs nothing but the wish for {@link Step#MORE}.
 */
final class CsvScanner implements ByteWindow.Scanner {
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
        RECORD_START,
        CELL_START,
        LEADING_BLANKS,
        UNQUOTED,
        QUOTED,
        CELL_END
    }

    private final byte delimiter;
    private final int maxCell;
    private final int maxColumns;
    private final int maxRecord;
    private final boolean[] stopsUnquoted = new boolean[256];
    private final boolean[] stopsQuoted = new boolean[256];

    private byte[] bytes = {};
    private int position;
    private int end;
    private boolean last;

    private State state = State.RECORD_START;
    private @Nullable Step step;
    private long line;
    private long recordLine;
    private long cellLine;
    private long recordStart;
    private int recordEnd;
    /** Where the cell's content starts, less what {@link #surplus} was there. */
    private long cellStart;
    /** How many bytes of the record are not characters of content: the rest of multi-byte sequences, second quotes of pairs. */
    private long surplus;

    private int cells;
    private boolean ascii;
    private @Nullable IssueCode overlong;
    private long overlongLine;
    private @Nullable IssueCode fault;
    private long faultLine;

    CsvScanner(CsvDialect dialect, long firstLine) {
        this.delimiter = (byte) dialect.delimiter();
        this.maxCell = dialect.maxCell();
        this.maxColumns = dialect.maxColumns();
        this.maxRecord = dialect.maxRecord();
        this.line = firstLine;
        for (int b = 0; b < 256; b++) {
            boolean special = b == '\r' || b == '\n' || b > 0x7f;
            stopsUnquoted[b] = special || b == dialect.delimiter();
            stopsQuoted[b] = special || b == '"';
        }
    }

    @Override
    public void window(byte[] window, int moved, int windowEnd, boolean complete) {
        bytes = window;
        position -= moved;
        recordStart -= moved;
        cellStart -= moved;
        end = windowEnd;
        last = complete;
    }

    /** Begins after what stands before the first record. */
    void skipTo(int start) {
        position = start;
    }

    Step next() {
        step = fault == null ? null : Step.FAULT;
        while (step == null) {
            switch (state) {
                case RECORD_START -> startRecord();
                case CELL_START -> startCell();
                case LEADING_BLANKS -> leadingBlanks();
                case UNQUOTED -> unquoted();
                case QUOTED -> quoted();
                case CELL_END -> endCell();
            }
        }
        return step;
    }

    private void startRecord() {
        while (position < end) {
            byte b = bytes[position];
            if (b != '\n' && b != '\r') {
                recordStart = position;
                recordLine = line;
                surplus = 0;
                cells = 1;
                ascii = true;
                state = State.CELL_START;
                return;
            }
            if (!breakLine()) {
                return;
            }
        }
        step = last ? Step.END : Step.MORE;
    }

    private void startCell() {
        cellLine = line;
        cellStart = position - surplus;
        if (position == end) {
            state = last ? State.CELL_END : State.CELL_START;
            step = last ? null : Step.MORE;
            return;
        }
        byte b = bytes[position];
        if (b == '"') {
            position++;
            cellStart++;
            state = State.QUOTED;
        } else {
            state = isBlank(b) ? State.LEADING_BLANKS : State.UNQUOTED;
        }
    }

    private boolean isBlank(byte b) {
        return b == ' ' || (b == '\t' && delimiter != '\t');
    }

    /** A quote after nothing but blanks was meant to open a cell, and would not: better to say so than to split the cell. */
    private void leadingBlanks() {
        while (position < end && isBlank(bytes[position])) {
            position++;
        }
        if (position == end && !last) {
            more();
        } else if (position < end && bytes[position] == '"') {
            fail(IssueCode.QUOTE_STRAY, line);
        } else {
            state = State.UNQUOTED;
        }
    }

    private void unquoted() {
        byte[] window = bytes;
        boolean[] stops = stopsUnquoted;
        int to = end;
        int i = position;
        while (i < to && !stops[window[i] & 0xff]) {
            i++;
        }
        position = i;
        if (i == to && !last) {
            more();
        } else if (i < to && window[i] < 0) {
            multiByte();
        } else {
            closeCell();
        }
    }

    private void quoted() {
        byte[] window = bytes;
        boolean[] stops = stopsQuoted;
        int to = end;
        int i = position;
        while (i < to && !stops[window[i] & 0xff]) {
            i++;
        }
        position = i;
        if (i == to) {
            if (last) {
                fail(IssueCode.QUOTE_UNCLOSED, cellLine);
            } else {
                more();
            }
        } else if (window[i] < 0) {
            multiByte();
        } else if (window[i] != '"') {
            breakLine();
        } else {
            quoteInQuotes();
        }
    }

    private void quoteInQuotes() {
        if (position + 1 == end && !last) {
            more();
        } else if (position + 1 < end && bytes[position + 1] == '"') {
            position += 2;
            surplus++;
        } else {
            closeCell();
            position++;
        }
    }

    /** Stands at the end of the content of a cell. */
    private void closeCell() {
        state = State.CELL_END;
        if (overlong != null) {
            fail(overlong, overlongLine);
        } else if (position - surplus - cellStart > maxCell) {
            fail(IssueCode.CELL_TOO_LONG, cellLine);
        }
    }

    private void endCell() {
        if (position == end) {
            if (last) {
                recordEnd = end;
                endRecord();
            } else {
                step = Step.MORE;
            }
            return;
        }
        byte b = bytes[position];
        if (b == delimiter) {
            position++;
            state = State.CELL_START;
            if (++cells > maxColumns) {
                fail(IssueCode.TOO_MANY_COLUMNS, recordLine);
            }
        } else if (b == '\n' || b == '\r') {
            recordEnd = position;
            if (breakLine()) {
                endRecord();
            }
        } else {
            fail(IssueCode.QUOTE_STRAY, line);
        }
    }

    private void endRecord() {
        state = State.RECORD_START;
        if (recordEnd - recordStart > maxRecord) {
            fail(IssueCode.RECORD_TOO_LONG, recordLine);
        } else {
            step = Step.RECORD;
        }
    }

    /** Passes CR, LF or CRLF, unless the window ends before it is clear which. */
    private boolean breakLine() {
        if (bytes[position] == '\r') {
            if (position + 1 == end && !last) {
                step = Step.MORE;
                return false;
            }
            if (position + 1 < end && bytes[position + 1] == '\n') {
                position++;
            }
        }
        position++;
        line++;
        return true;
    }

    private void multiByte() {
        int length = Utf8.length(bytes, position, end);
        if (length < 0 || (length == 0 && last)) {
            fail(IssueCode.ENCODING_INVALID, line);
        } else if (length == 0) {
            step = Step.MORE;
        } else {
            position += length;
            // Four bytes make two chars, as Java counts.
            surplus += length == 4 ? 2 : length - 1;
            ascii = false;
        }
    }

    /**
     * Asks for more, unless there was too much already. In a quoted cell it still goes on, keeping nothing, because whether the quote is
     * ever closed tells a long cell from a forgotten quote.
     */
    private void more() {
        step = Step.MORE;
        if (overlong != null) {
            return;
        }
        if (position - surplus - cellStart > maxCell) {
            overlong(IssueCode.CELL_TOO_LONG, cellLine);
        } else if (position - recordStart > maxRecord) {
            overlong(IssueCode.RECORD_TOO_LONG, recordLine);
        }
    }

    private void overlong(IssueCode code, long at) {
        if (state == State.QUOTED) {
            overlong = code;
            overlongLine = at;
        } else {
            fail(code, at);
        }
    }

    private void fail(IssueCode code, long at) {
        fault = code;
        faultLine = at;
        step = Step.FAULT;
    }

    @Override
    public int needed() {
        return state == State.RECORD_START || overlong != null ? position : (int) recordStart;
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

    int cells() {
        return cells;
    }

    boolean ascii() {
        return ascii;
    }

    @Nullable
    IssueCode fault() {
        return fault;
    }

    long faultLine() {
        return faultLine;
    }
}
