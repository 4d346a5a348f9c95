// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.source;

import dev.muster.issue.IssueCode;
import dev.muster.job.FormatOptions;
import dev.muster.job.SourceRefusedException;
import dev.muster.job.TextEncoding;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The text of a source in UTF-8. How the source is packed and encoded is settled; nothing is detected here. Not safe for use by several
 * threads.
 *
 * <p>Where the source is not valid in its encoding, the text is not valid either, and ends there: a format finds that as in a source that
 * is in UTF-8 itself, tells the line, and knows which records stand before it. A source that cannot be unpacked is refused by a {@link
 * SourceRefusedException} instead: damage that shows at its end may lie anywhere, so none of its records can be trusted.
 */
public final class SourceText extends FilterInputStream {
    /** A byte that never occurs in UTF-8. */
    private static final byte INVALID = (byte) 0xff;

    private final InputStream content;
    private @Nullable SourceRefusedException fault;

    private SourceText(InputStream content, TextEncoding encoding) {
        super(encoding == TextEncoding.UTF_8 ? content : new TranscodingStream(content, encoding));
        this.content = content;
    }

    /**
     * Opens the text.
     *
     * @param raw the source from its first byte
     * @param options the options of a job that was started
     * @param maxBytes how much may come out when it is unpacked
     * @return the text; closing it closes the source
     */
    public static SourceText open(InputStream raw, FormatOptions options, long maxBytes) {
        Compression compression = Compression.given(options).orElse(Compression.NONE);
        InputStream content = compression == Compression.GZIP ? new GzipStream(raw, maxBytes) : raw;
        return new SourceText(content, encoding(options));
    }

    /**
     * {@return the encoding of a source}
     *
     * @param options the options of a job that was started
     */
    public static TextEncoding encoding(FormatOptions options) {
        return EncodingDetection.given(options).orElse(TextEncoding.UTF_8);
    }

    /** {@return why the text has ended early: because the source is not valid in its encoding; null if it has not} */
    public @Nullable SourceRefusedException fault() {
        return fault;
    }

    /**
     * Unpacks what is left, whatever it holds: a fault of the text may only be what damage of the packed source looks like.
     *
     * @throws SourceRefusedException if the source cannot be unpacked
     * @throws IOException if the stream fails
     */
    public void drain() throws IOException {
        byte[] buffer = new byte[1 << 16];
        int count;
        do {
            count = content.read(buffer, 0, buffer.length);
        } while (count >= 0);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (fault != null) {
            return -1;
        }
        try {
            return in.read(target, offset, length);
        } catch (SourceRefusedException refused) {
            if (refused.code() != IssueCode.ENCODING_INVALID) {
                throw refused;
            }
            fault = refused;
            target[offset] = INVALID;
            return 1;
        }
    }

    @Override
    public long skip(long n) throws IOException {
        return n > 0 && read() >= 0 ? 1 : 0;
    }

    @Override
    public int available() {
        return 0;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
