// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.source;

import dev.muster.issue.IssueCode;
import dev.muster.job.SourceRefusedException;
import dev.muster.job.TextEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Gives text of another encoding in UTF-8, byte order mark and all. Everything before bytes that are not valid is given first; then it
 * throws a {@link SourceRefusedException} that tells the line, each time it is asked. Not safe for use by several threads.
 */
final class TranscodingStream extends InputStream {
    private static final int SIZE = 1 << 13;
    /** One char makes three bytes of UTF-8 at most; two that are a pair make four. */
    private static final int BYTES_A_CHAR = 3;

    private final InputStream source;
    private final StrictDecoder decoder;
    private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
    private final ByteBuffer raw = ByteBuffer.allocate(SIZE).limit(0);
    private final CharBuffer chars = CharBuffer.allocate(SIZE);
    private final ByteBuffer text = ByteBuffer.allocate(SIZE * BYTES_A_CHAR).limit(0);
    private boolean sourceEnded;
    private boolean ended;

    TranscodingStream(InputStream source, TextEncoding encoding) {
        this.source = source;
        this.decoder = new StrictDecoder(encoding);
    }

    @Override
    public int read() throws IOException {
        return prepare() ? text.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!prepare()) {
            return -1;
        }
        int count = Math.min(length, text.remaining());
        text.get(target, offset, count);
        return count;
    }

    /** Makes sure that there is text to give, unless it has ended. */
    private boolean prepare() throws IOException {
        while (!text.hasRemaining()) {
            if (decoder.broken()) {
                throw new SourceRefusedException(IssueCode.ENCODING_INVALID, decoder.line());
            }
            if (ended) {
                return false;
            }
            fill();
            ended = decoder.decode(raw, chars, sourceEnded) && sourceEnded;
            encode();
        }
        return true;
    }

    private void fill() throws IOException {
        raw.compact();
        if (!sourceEnded && raw.hasRemaining()) {
            int count = source.read(raw.array(), raw.position(), raw.remaining());
            sourceEnded = count < 0;
            raw.position(raw.position() + Math.max(count, 0));
        }
        raw.flip();
    }

    /** Each piece holds whole characters, so nothing is left over. */
    private void encode() throws IOException {
        text.clear();
        encoder.reset();
        if (!encoder.encode(chars, text, true).isUnderflow()) {
            throw new IllegalStateException("Decoded text has to fit UTF-8");
        }
        text.flip();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
