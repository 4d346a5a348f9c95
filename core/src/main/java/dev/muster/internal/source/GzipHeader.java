// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.source;

import java.io.IOException;
import java.util.zip.CRC32;

/** Passes over the header of a gzip member as RFC 1952, section 2.3, lays it out. Nothing that it says about a file is used. */
final class GzipHeader {
    private static final int DEFLATE = 8;
    private static final int CHECKSUM = 1 << 1;
    private static final int EXTRA = 1 << 2;
    private static final int NAME = 1 << 3;
    private static final int COMMENT = 1 << 4;
    private static final int RESERVED = 0xe0;
    /** The time of change, a hint of the compressor, and the system it ran on. */
    private static final int UNUSED_BYTES = 6;

    private final GzipInput input;
    private final CRC32 checksum = new CRC32();

    private GzipHeader(GzipInput input) {
        this.input = input;
    }

    /** Passes over a header whose first byte has been read. */
    static void pass(int first, GzipInput input) throws IOException {
        GzipHeader header = new GzipHeader(input);
        header.checksum.update(first);
        header.pass(first);
    }

    private void pass(int first) throws IOException {
        if (first != 0x1f || next() != 0x8b) {
            throw GzipInput.broken("what follows is not gzip");
        }
        if (next() != DEFLATE) {
            throw GzipInput.broken("it is compressed by an unknown method");
        }
        int flags = next();
        if ((flags & RESERVED) != 0) {
            throw GzipInput.broken("its header is damaged");
        }
        skip(UNUSED_BYTES);
        if ((flags & EXTRA) != 0) {
            int low = next();
            skip(low | (next() << 8));
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & CHECKSUM) != 0) {
            long expected = checksum.getValue() & 0xffff;
            if (input.number(2) != expected) {
                throw GzipInput.broken("its header is damaged");
            }
        }
    }

    private int next() throws IOException {
        int next = input.require();
        checksum.update(next);
        return next;
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            next();
        }
    }

    private void skipText() throws IOException {
        int next;
        do {
            next = next();
        } while (next != 0);
    }
}
