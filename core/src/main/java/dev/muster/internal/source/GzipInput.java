// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.source;

import dev.muster.issue.IssueCode;
import dev.muster.job.SourceRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;

/** The compressed bytes: read one by one where there are headers and trailers, handed to the inflater in pieces between them. */
final class GzipInput {
    private final InputStream raw;
    private final byte[] buffer = new byte[1 << 13];
    private int position;
    private int limit;
    private long taken;

    GzipInput(InputStream raw) {
        this.raw = raw;
    }

    /** How many bytes have been used up. */
    long taken() {
        return taken;
    }

    /** The next byte, or -1 at the end. */
    int next() throws IOException {
        if (position == limit && !fill()) {
            return -1;
        }
        taken++;
        return buffer[position++] & 0xff;
    }

    /** The next byte, which has to be there. */
    int require() throws IOException {
        int next = next();
        if (next < 0) {
            throw broken("it ends too early");
        }
        return next;
    }

    /** A number of so many bytes, the lowest first. */
    long number(int bytes) throws IOException {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number |= (long) require() << (8 * i);
        }
        return number;
    }

    /** Gives the inflater what there is; to be taken back with {@link #takeBack} before anything else is read. */
    void feed(Inflater inflater) throws IOException {
        if (position == limit && !fill()) {
            throw broken("it ends too early");
        }
        inflater.setInput(buffer, position, limit - position);
        taken += limit - position;
        position = limit;
    }

    /** Takes back what the inflater has not used. */
    void takeBack(Inflater inflater) {
        position = limit - inflater.getRemaining();
        taken -= inflater.getRemaining();
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(raw.read(buffer, 0, buffer.length), 0);
        return limit > 0;
    }

    void close() throws IOException {
        raw.close();
    }

    static SourceRefusedException broken(String detail) {
        return new SourceRefusedException(IssueCode.COMPRESSION_BROKEN, 0, detail);
    }
}
