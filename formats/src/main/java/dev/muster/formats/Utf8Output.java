// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import java.io.IOException;
import java.io.OutputStream;

/** Text to a stream in UTF-8, strictly: half of a surrogate pair is an error, not a question mark. */
final class Utf8Output {
    private static final int SIZE = 64 * 1024;

    private final OutputStream target;
    private final byte[] bytes = new byte[SIZE];
    private int count;

    Utf8Output(OutputStream target) {
        this.target = target;
    }

    /** Refuses a text that cannot be written, wherever the half of a pair stands. */
    static void check(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isPair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (isPair) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw halfOfAPair();
            }
        }
    }

    private static IllegalArgumentException halfOfAPair() {
        return new IllegalArgumentException("A text holds half of a surrogate pair, which UTF-8 cannot carry");
    }

    void write(String text) throws IOException {
        write(text, 0, text.length());
    }

    void write(String text, int from, int end) throws IOException {
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (c < 0x80 && count < SIZE) {
                bytes[count++] = (byte) c;
            } else if (Character.isHighSurrogate(c) && i + 1 < end && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                pair(Character.toCodePoint(c, text.charAt(i)));
            } else {
                write(c);
            }
        }
    }

    /** Writes a character that is no half of a pair. */
    void write(char c) throws IOException {
        if (Character.isSurrogate(c)) {
            throw halfOfAPair();
        }
        room();
        if (c < 0x80) {
            bytes[count++] = (byte) c;
        } else if (c < 0x800) {
            bytes[count++] = (byte) (0xc0 | (c >> 6));
            continuation(c);
        } else {
            bytes[count++] = (byte) (0xe0 | (c >> 12));
            continuation(c >> 6);
            continuation(c);
        }
    }

    private void pair(int point) throws IOException {
        room();
        bytes[count++] = (byte) (0xf0 | (point >> 18));
        continuation(point >> 12);
        continuation(point >> 6);
        continuation(point);
    }

    private void continuation(int bits) {
        bytes[count++] = (byte) (0x80 | (bits & 0x3f));
    }

    private void room() throws IOException {
        if (count > SIZE - 4) {
            drain();
        }
    }

    private void drain() throws IOException {
        target.write(bytes, 0, count);
        count = 0;
    }

    void flush() throws IOException {
        drain();
        target.flush();
    }
}
