// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The part of a source that is in memory: moves over the stream as its scanner asks, and holds at least the record being scanned. */
final class ByteWindow {
    private static final int SIZE = 128 * 1024;

    private final InputStream source;
    private byte[] bytes = new byte[SIZE];
    private int end;

    /** What looks at a window and never back. */
    interface Scanner {
        /** Looks at another window; what lies before the new one's start has moved by {@code moved} bytes. */
        void window(byte[] window, int moved, int windowEnd, boolean complete);

        /** {@return from where on the bytes of the window must be kept} */
        int needed();
    }

    /** Reads the first bytes, so many unless the source is shorter. */
    ByteWindow(InputStream source, int first) throws IOException {
        this.source = source;
        end = source.readNBytes(bytes, 0, first);
    }

    byte[] bytes() {
        return bytes;
    }

    /** {@return where the bytes end that have been read} */
    int end() {
        return end;
    }

    /** Drops what the scanner no longer needs and reads on. */
    void move(Scanner scanner) throws IOException {
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
