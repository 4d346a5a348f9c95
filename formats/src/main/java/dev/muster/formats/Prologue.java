// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import java.util.Optional;

/** What may stand before the first record: the byte order mark of UTF-8, then the line {@code sep=;} that Excel understands. */
final class Prologue {
    /** Stands before each record of a JSON text sequence, RFC 7464. */
    static final byte RECORD_SEPARATOR = 0x1e;

    private Prologue() {}

    /** {@return the place after the mark; 0 if there is none} */
    static int afterMark(byte[] bytes, int end) {
        return end >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf ? 3 : 0;
    }

    /** {@return the place of the first byte that is no blank, or of the end} */
    static int afterBlanks(byte[] head, int start) {
        int i = start;
        while (i < head.length && isBlank(head[i])) {
            i++;
        }
        return i;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n' || b == RECORD_SEPARATOR;
    }

    /** {@return whether it looks like JSON, XML or HTML, which are other formats' business than that of CSV} */
    static boolean isMarkup(byte[] head, int start) {
        int i = afterBlanks(head, start);
        return i < head.length && (head[i] == '{' || head[i] == '[' || head[i] == '<');
    }

    /** {@return the delimiter that the line names} */
    static Optional<Character> separator(byte[] bytes, int start, int end) {
        return afterSeparatorLine(bytes, start, end) > start ? Optional.of((char) bytes[start + 4]) : Optional.empty();
    }

    /** {@return the place after the line; the start itself if there is none} */
    static int afterSeparatorLine(byte[] bytes, int start, int end) {
        if (end - start < 5 || !startsWithSep(bytes, start) || !CsvOptions.isDelimiter((char) bytes[start + 4])) {
            return start;
        }
        int i = start + 5;
        if (i == end) {
            return i;
        }
        if (bytes[i] == '\r') {
            return i + 1 < end && bytes[i + 1] == '\n' ? i + 2 : i + 1;
        }
        return bytes[i] == '\n' ? i + 1 : start;
    }

    /** {@return whether the first line names something else than one of the delimiters, in one character or two} */
    static boolean namesAnother(byte[] bytes, int start, int end) {
        if (end - start < 5 || !startsWithSep(bytes, start)) {
            return false;
        }
        int i = start + 4;
        while (i < end && bytes[i] != '\n' && bytes[i] != '\r') {
            i++;
        }
        int length = i - start - 4;
        return length == 1 ? !CsvOptions.isDelimiter((char) bytes[start + 4]) : length == 2;
    }

    private static boolean startsWithSep(byte[] bytes, int start) {
        // Setting the bit 0x20 makes a letter small.
        return (bytes[start] | 0x20) == 's'
                && (bytes[start + 1] | 0x20) == 'e'
                && (bytes[start + 2] | 0x20) == 'p'
                && bytes[start + 3] == '=';
    }
}
