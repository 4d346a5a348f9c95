// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/** Counts and digests what is read through it. The count may be read by another thread than the one that reads the stream. */
final class MeasuredStream extends FilterInputStream {
    private final MessageDigest digest = sha256();
    private final LongConsumer watcher;
    private volatile long count;

    /** The watcher is told the count after each read; what it throws ends the reading. */
    MeasuredStream(InputStream in, LongConsumer watcher) {
        super(in);
        this.watcher = watcher;
    }

    /** How many bytes have been read. */
    long count() {
        return count;
    }

    /** The SHA-256 of what has been read, in lower-case hexadecimal digits. To be asked for once, at the end. */
    String sha256Hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Reads what is left. */
    void drain() throws IOException {
        byte[] buffer = new byte[1 << 16];
        int n;
        do {
            n = read(buffer, 0, buffer.length);
        } while (n >= 0);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes, others only read
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = in.read(buffer, offset, length);
        if (n > 0) {
            digest.update(buffer, offset, n);
            count += n;
            watcher.accept(count);
        }
        return n;
    }

    @Override
    public long skip(long n) throws IOException {
        byte[] buffer = new byte[(int) Math.min(Math.max(n, 0), 1 << 13)];
        int read = buffer.length == 0 ? 0 : read(buffer, 0, buffer.length);
        return Math.max(read, 0);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
