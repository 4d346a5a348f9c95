// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

/** A place in a window that moves over a source, and the line it is on. */
final class ByteCursor {
    /** Whether a carriage return that stands alone ends a line. */
    private final boolean breaksAtReturns;

    private byte[] bytes = {};
    private int position;
    private int end;
    private boolean last;
    private long line = 1;

    ByteCursor(boolean breaksAtReturns) {
        this.breaksAtReturns = breaksAtReturns;
    }

    /** Looks at another window; what lies before the new one's start has moved by {@code moved} bytes. */
    void window(byte[] window, int moved, int windowEnd, boolean complete) {
        bytes = window;
        position -= moved;
        end = windowEnd;
        last = complete;
    }

    byte[] bytes() {
        return bytes;
    }

    int position() {
        return position;
    }

    /** {@return where the window ends} */
    int end() {
        return end;
    }

    /** {@return whether the source ends where the window does} */
    boolean isLast() {
        return last;
    }

    boolean isAtEnd() {
        return position == end;
    }

    long line() {
        return line;
    }

    /** {@return the byte here; to be asked for before the end only} */
    byte current() {
        return bytes[position];
    }

    /** {@return the byte behind the one here, or 0 if it is not in the window} */
    byte following() {
        return position + 1 < end ? bytes[position + 1] : 0;
    }

    /** Goes somewhere on the same line. */
    void moveTo(int place) {
        position = place;
    }

    void moveTo(int place, long itsLine) {
        position = place;
        line = itsLine;
    }

    /** Passes one byte and counts lines. {@return whether it could: a return at the end of a window may be half a line break} */
    boolean pass() {
        byte b = bytes[position];
        if (b == '\n') {
            line++;
        } else if (b == '\r' && breaksAtReturns) {
            if (position + 1 == end && !last) {
                return false;
            }
            line += following() == '\n' ? 0 : 1;
        }
        position++;
        return true;
    }

    /** {@return how long the UTF-8 sequence here is; 0 if the rest is behind the window, negative if it is broken} */
    int sequence() {
        int length = Utf8.length(bytes, position, end);
        return length == 0 && last ? -1 : length;
    }
}
