// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.source;

import dev.muster.issue.IssueCode;
import dev.muster.job.SourceRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks gzip (RFC 1952), strictly: concatenated members are one content, each is checked against its length and checksum, and nothing
 * but zeros may follow the last. The JDK's own stream takes whatever follows a member and is damaged for the end of the file.
 *
 * <p>It stops when it unpacks more than it is allowed to, and when it unpacks suspiciously much from little. Faults are {@link
 * SourceRefusedException}s and remain: who reads on is told again. Not safe for use by several threads.
 */
final class GzipStream extends InputStream {
    /** How much may come out before the ratio counts; small files of zeros and repetitions are harmless. */
    static final long FREE_BYTES = 10L << 20;
    /** How many times as much as went in may come out. Files of users come to 5 to 20, deflate can make 1,032 of it. */
    static final int MOST_RATIO = 100;

    private final GzipInput input;
    private final long maxBytes;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private long unpacked;
    private boolean begun;
    private boolean ended;
    private @Nullable SourceRefusedException fault;

    /** Reads nothing yet. At most {@code maxBytes} may come out. */
    GzipStream(InputStream raw, long maxBytes) {
        this.input = new GzipInput(raw);
        this.maxBytes = maxBytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (fault != null) {
            throw fault;
        }
        if (length == 0) {
            return 0;
        }
        try {
            return unpack(target, offset, length);
        } catch (SourceRefusedException broken) {
            fault = broken;
            throw broken;
        }
    }

    private int unpack(byte[] target, int offset, int length) throws IOException {
        if (!begun) {
            GzipHeader.pass(input.require(), input);
            begun = true;
        }
        while (!ended) {
            int count = inflate(target, offset, length);
            if (count > 0) {
                checksum.update(target, offset, count);
                unpacked += count;
                guard();
                return count;
            }
            if (inflater.finished()) {
                endMember();
            } else if (inflater.needsInput()) {
                input.feed(inflater);
            } else {
                throw GzipInput.broken("its data is damaged"); // it wants a dictionary, which gzip does not have
            }
        }
        return -1;
    }

    private int inflate(byte[] target, int offset, int length) {
        try {
            return inflater.inflate(target, offset, length);
        } catch (DataFormatException damaged) {
            throw GzipInput.broken("its data is damaged");
        }
    }

    private void endMember() throws IOException {
        input.takeBack(inflater);
        long expectedChecksum = input.number(4);
        long expectedLength = input.number(4);
        if (expectedChecksum != checksum.getValue() || expectedLength != (inflater.getBytesWritten() & 0xffff_ffffL)) {
            throw GzipInput.broken("its checksum is wrong");
        }
        inflater.reset();
        checksum.reset();
        int next = input.next();
        if (next > 0) {
            GzipHeader.pass(next, input);
        } else {
            passPadding(next);
            ended = true;
        }
    }

    private void passPadding(int first) throws IOException {
        int next = first;
        while (next == 0) {
            next = input.next();
        }
        if (next > 0) {
            throw GzipInput.broken("something follows its end");
        }
    }

    private void guard() {
        if (unpacked > maxBytes) {
            throw new SourceRefusedException(
                    IssueCode.SOURCE_TOO_LARGE, 0, "more than " + maxBytes + " bytes when unpacked");
        }
        if (unpacked > FREE_BYTES && unpacked / MOST_RATIO > input.taken()) {
            throw new SourceRefusedException(
                    IssueCode.COMPRESSION_RATIO, 0, "more than " + MOST_RATIO + " times as large when unpacked");
        }
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        input.close();
    }
}
