// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.source;

import dev.muster.job.FormatOptions;
import dev.muster.job.SourceRefusedException;
import dev.muster.job.TextEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The beginning of a source as a format gets to see it, and how the whole is packed and encoded.
 *
 * @param text the first bytes of its text in UTF-8, at most 1 MiB, which may end inside a character
 * @param complete whether they are all
 * @param options what the job says, together with what was found out: {@code compression} and {@code encoding} by their proper names
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record SourceHead(byte[] text, boolean complete, FormatOptions options) {
    /**
     * Looks at a source and finds out what the job leaves open about it.
     *
     * @param raw the source from its first byte; closed
     * @param given what the job says
     * @param maxBytes how much may come out when it is unpacked
     * @return its beginning
     * @throws SourceRefusedException if it has to be converted first, cannot be unpacked, or is not valid in its encoding; or if nothing
     *     tells the encoding
     * @throws IllegalArgumentException if the job names a compression that does not exist
     * @throws IOException if the stream fails
     */
    public static SourceHead read(InputStream raw, FormatOptions given, long maxBytes) throws IOException {
        try (ContentHead head = ContentHead.read(raw, given, maxBytes)) {
            TextEncoding encoding =
                    EncodingDetection.detect(head.bytes(), head.complete(), EncodingDetection.given(given));
            FormatOptions options = with(given, head.compression(), encoding);
            if (encoding == TextEncoding.UTF_8) {
                return new SourceHead(head.bytes(), head.complete(), options);
            }
            byte[] text = new TranscodingStream(head.content(), encoding).readNBytes(ContentHead.MOST_BYTES + 1);
            boolean complete = text.length <= ContentHead.MOST_BYTES;
            return new SourceHead(complete ? text : Arrays.copyOf(text, ContentHead.MOST_BYTES), complete, options);
        }
    }

    private static FormatOptions with(FormatOptions given, Compression compression, TextEncoding encoding) {
        return given.with(Compression.OPTION, compression.text())
                .with(TextEncoding.OPTION, encoding.charset().name());
    }

    /**
     * {@return options with how this source is packed and encoded, whatever they say about it}
     *
     * @param others options of a format
     */
    public FormatOptions over(FormatOptions others) {
        FormatOptions all = others;
        for (String name : new String[] {Compression.OPTION, TextEncoding.OPTION}) {
            all = all.with(name, options.get(name).orElseThrow());
        }
        return all;
    }
}
