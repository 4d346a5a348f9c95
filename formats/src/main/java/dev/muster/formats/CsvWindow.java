// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The part of a CSV file that is in memory: moves over the stream as the scanner asks, and holds at least the record being scanned. */
final class CsvWindow {
    private static final int SIZE = 128 * 1024;
    /** More than a byte order mark and a line that names the delimiter have. */
    private static final int PROLOGUE = 16;

    private final InputStream source;
    private final CsvScanner scanner;
    private byte[] bytes = new byte[SIZE];
    private int end;

    /** Reads the beginning, and passes over what stands before the first record: a byte order mark, a line that names the delimiter. */
    CsvWindow(InputStream source, CsvDialect dialect, boolean separatorLine) throws IOException {
        this.source = source;
        end = source.readNBytes(bytes, 0, PROLOGUE);
        boolean last = end < PROLOGUE;
        int start = Prologue.afterMark(bytes, end);
        int afterLine = separatorLine ? Prologue.afterSeparatorLine(bytes, start, end) : start;
        scanner = new CsvScanner(dialect, afterLine > start ? 2 : 1);
        scanner.window(bytes, 0, end, last);
        scanner.skipTo(afterLine);
    }

    CsvScanner scanner() {
        return scanner;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Drops what the scanner no longer needs and reads on. */
    void move() throws IOException {
        int from = scanner.needed();
        int kept = end - from;
        byte[] target = kept > bytes.length / 4 * 3 ? Arrays.copyOf(bytes, bytes.length * 2) : bytes;
        System.arraycopy(bytes, from, target, 0, kept);
        bytes = target;
        int read = source.read(bytes, kept, bytes.length - kept);
        end = kept + Math.max(read, 0);
        scanner.window(bytes, from, end, read < 0);
    }
}
