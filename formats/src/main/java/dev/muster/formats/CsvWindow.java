// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import java.io.IOException;
import java.io.InputStream;

/** A CSV file as its scanner sees it: from the first record on, after a byte order mark and a line that names the delimiter. */
final class CsvWindow {
    /** More than a byte order mark and a line that names the delimiter have. */
    private static final int PROLOGUE = 16;

    private final ByteWindow window;
    private final CsvScanner scanner;

    /** Reads the beginning, and passes over what stands before the first record. */
    CsvWindow(InputStream source, CsvDialect dialect, boolean separatorLine) throws IOException {
        window = new ByteWindow(source, PROLOGUE);
        byte[] bytes = window.bytes();
        int end = window.end();
        int start = Prologue.afterMark(bytes, end);
        int afterLine = separatorLine ? Prologue.afterSeparatorLine(bytes, start, end) : start;
        scanner = new CsvScanner(dialect, afterLine > start ? 2 : 1);
        scanner.window(bytes, 0, end, end < PROLOGUE);
        scanner.skipTo(afterLine);
    }

    CsvScanner scanner() {
        return scanner;
    }

    byte[] bytes() {
        return window.bytes();
    }

    /** Drops what the scanner no longer needs and reads on. */
    void move() throws IOException {
        window.move(scanner);
    }
}
