// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.source;

import dev.muster.job.FormatOptions;
import dev.muster.job.TextEncoding;
import java.io.InputStream;

/** The text of a source whose compression and encoding are settled. Nothing is detected here. */
public final class SourceText {
    private SourceText() {}

    /**
     * Opens the text. Reading from it throws a {@link dev.muster.job.SourceRefusedException} where the source cannot be unpacked or is not
     * valid in its encoding; except for UTF-8, which formats check themselves.
     *
     * @param raw the source from its first byte
     * @param options the options of a job that was started
     * @param maxBytes how much may come out when it is unpacked
     * @return the text in UTF-8; closing it closes the source
     */
    public static InputStream open(InputStream raw, FormatOptions options, long maxBytes) {
        Compression compression = Compression.given(options).orElse(Compression.NONE);
        InputStream content = compression == Compression.GZIP ? new GzipStream(raw, maxBytes) : raw;
        TextEncoding encoding = encoding(options);
        return encoding == TextEncoding.UTF_8 ? content : new TranscodingStream(content, encoding);
    }

    /**
     * {@return the encoding of a source}
     *
     * @param options the options of a job that was started
     */
    public static TextEncoding encoding(FormatOptions options) {
        return EncodingDetection.given(options).orElse(TextEncoding.UTF_8);
    }

    static FormatOptions with(FormatOptions options, Compression compression, TextEncoding encoding) {
        return options.with(Compression.OPTION, compression.text())
                .with(TextEncoding.OPTION, encoding.charset().name());
    }
}
