// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import dev.muster.issue.IssueCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the parser gets to read: the records that the scanner has found sound, each whole and ended by one line feed, whatever ended it in
 * the file. Line breaks inside quotes stay as they are; blank lines are left out. The line and the number of cells of each record wait
 * here until the parser has come to it.
 */
final class SoundRecords extends Reader {
    private final InputStream source;
    private final CsvWindow window;
    private final CsvScanner scanner;

    private char[] text = new char[0];
    private int from;
    private int to;
    private boolean started;

    private long[] lines = new long[1024];
    private int[] cells = new int[1024];
    private int first;
    private int waiting;

    private boolean ended;
    private @Nullable IOException failure;

    SoundRecords(InputStream source, CsvDialect dialect, boolean separatorLine) throws IOException {
        this.source = source;
        this.window = new CsvWindow(source, dialect, separatorLine);
        this.scanner = window.scanner();
    }

    /** {@return whether there is a record that has not been taken} */
    boolean available() throws IOException {
        while (waiting == 0 && !ended) {
            fill();
        }
        return waiting > 0;
    }

    /** Takes the record that comes next off the list. {@return how many cells it has} */
    int take() {
        int count = cells[first];
        first = (first + 1) % lines.length;
        waiting--;
        return count;
    }

    /** {@return the line that the record that comes next begins on} */
    long line() {
        return lines[first];
    }

    /** {@return why there are no more records, or null if the source has ended} */
    @Nullable
    IssueCode fault() {
        return scanner.fault();
    }

    long faultLine() {
        return scanner.faultLine();
    }

    /** {@return the failure of the stream that the parser was told of, or null} */
    @Nullable
    IOException failure() {
        return failure;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        try {
            while (from == to && !ended) {
                fill();
            }
        } catch (IOException e) {
            failure = e;
            throw e;
        }
        if (from == to) {
            return -1;
        }
        int count = Math.min(length, to - from);
        System.arraycopy(text, from, target, offset, count);
        from += count;
        return count;
    }

    /** Takes all whole records of the window, then moves it. */
    private void fill() throws IOException {
        if (from == to) {
            from = 0;
            to = 0;
        }
        if (!started) {
            started = true;
            // The parser would drop a U+FEFF at the beginning of its input; it drops this blank line instead.
            reserve(1);
            text[to++] = '\n';
        }
        while (true) {
            switch (scanner.next()) {
                case RECORD -> append();
                case MORE -> {
                    window.move();
                    return;
                }
                case END, FAULT -> {
                    ended = true;
                    return;
                }
            }
        }
    }

    private void append() {
        int start = scanner.recordStart();
        int end = scanner.recordEnd();
        reserve(end - start + 1);
        byte[] bytes = window.bytes();
        to = scanner.ascii() ? Utf8.decodeAscii(bytes, start, end, text, to) : Utf8.decode(bytes, start, end, text, to);
        text[to++] = '\n';
        if (waiting == lines.length) {
            growList();
        }
        int at = (first + waiting++) % lines.length;
        lines[at] = scanner.recordLine();
        cells[at] = scanner.cells();
    }

    private void reserve(int chars) {
        if (to + chars > text.length) {
            text = Arrays.copyOf(text, Math.max(to + chars, window.bytes().length + 2));
        }
    }

    private void growList() {
        long[] moreLines = new long[waiting * 2];
        int[] moreCells = new int[waiting * 2];
        for (int i = 0; i < waiting; i++) {
            moreLines[i] = lines[(first + i) % lines.length];
            moreCells[i] = cells[(first + i) % lines.length];
        }
        lines = moreLines;
        cells = moreCells;
        first = 0;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
