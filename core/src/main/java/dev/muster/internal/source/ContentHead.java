// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.source;

import dev.muster.job.FormatOptions;
import dev.muster.job.SourceRefusedException;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;

/**
 * The first bytes of a source, unpacked and not decoded yet. Closing it closes the source.
 *
 * @param bytes the bytes, at most 1 MiB
 * @param complete whether they are all
 * @param compression how the source is packed
 * @param content all of it, unpacked, from its first byte
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record ContentHead(byte[] bytes, boolean complete, Compression compression, InputStream content) implements Closeable {
    /** How much is looked at. */
    static final int MOST_BYTES = 1 << 20;

    private static final int MAGIC_BYTES = 3;

    /**
     * Looks at a source.
     *
     * @param raw the source from its first byte; closed if it is refused
     * @param given what the job says
     * @param maxBytes how much may come out when it is unpacked
     * @throws SourceRefusedException if it is of a kind that has to be converted first, or cannot be unpacked
     */
    static ContentHead read(InputStream raw, FormatOptions given, long maxBytes) throws IOException {
        PushbackInputStream start = new PushbackInputStream(raw, MAGIC_BYTES);
        byte[] magic = start.readNBytes(MAGIC_BYTES);
        start.unread(magic);
        Compression compression = Compression.given(given).orElseGet(() -> Compression.of(magic));
        InputStream content = compression == Compression.GZIP ? new GzipStream(start, maxBytes) : start;
        try {
            return read(content, compression);
        } catch (IOException | RuntimeException refused) {
            content.close();
            throw refused;
        }
    }

    private static ContentHead read(InputStream content, Compression compression) throws IOException {
        byte[] more = content.readNBytes(MOST_BYTES + 1);
        boolean complete = more.length <= MOST_BYTES;
        byte[] bytes = complete ? more : Arrays.copyOf(more, MOST_BYTES);
        ForeignContent.refuse(bytes);
        InputStream all = new SequenceInputStream(new ByteArrayInputStream(more), content);
        return new ContentHead(bytes, complete, compression, all);
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
