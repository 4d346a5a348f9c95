// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.util.Arrays;

/**
 * Rows in the text format of COPY (PostgreSQL manual, "COPY", File Formats), in UTF-8, written without a text for each cell. For use by
 * one thread.
 */
final class CopyBuffer extends CellSink {
    private byte[] bytes = new byte[1 << 16];
    private int length;
    private boolean inRow;

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Begins a cell, the first of a row or the next. */
    void cell() {
        if (inRow) {
            ensure(1);
            bytes[length++] = '\t';
        }
        inRow = true;
    }

    void nothing() {
        ensure(2);
        bytes[length++] = '\\';
        bytes[length++] = 'N';
    }

    void endRow() {
        ensure(1);
        bytes[length++] = '\n';
        inRow = false;
    }

    /** Takes back everything behind the first {@code end} bytes, which end a row. */
    void cutTo(int end) {
        length = end;
        inRow = false;
    }

    @Override
    void ascii(char c) {
        ensure(2);
        put(c);
    }

    /** At most three bytes for a character; a pair of two needs four. */
    @Override
    void text(String text, int from, int to) {
        ensure(3 * (to - from));
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                put(c);
            } else if (c < 0x800) {
                bytes[length++] = (byte) (0xC0 | (c >> 6));
                bytes[length++] = (byte) (0x80 | (c & 0x3F));
            } else if (!Character.isSurrogate(c)) {
                bytes[length++] = (byte) (0xE0 | (c >> 12));
                bytes[length++] = (byte) (0x80 | ((c >> 6) & 0x3F));
                bytes[length++] = (byte) (0x80 | (c & 0x3F));
            } else {
                i++;
                pair(c, i < to ? text.charAt(i) : 0);
            }
        }
    }

    private void put(char c) {
        switch (c) {
            case 0 -> throw zero();
            case '\\' -> escaped('\\');
            case '\t' -> escaped('t');
            case '\n' -> escaped('n');
            case '\r' -> escaped('r');
            default -> bytes[length++] = (byte) c;
        }
    }

    private void escaped(char c) {
        bytes[length++] = '\\';
        bytes[length++] = (byte) c;
    }

    private void pair(char high, char low) {
        if (!Character.isSurrogatePair(high, low)) {
            throw half();
        }
        int c = Character.toCodePoint(high, low);
        bytes[length++] = (byte) (0xF0 | (c >> 18));
        bytes[length++] = (byte) (0x80 | ((c >> 12) & 0x3F));
        bytes[length++] = (byte) (0x80 | ((c >> 6) & 0x3F));
        bytes[length++] = (byte) (0x80 | (c & 0x3F));
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
