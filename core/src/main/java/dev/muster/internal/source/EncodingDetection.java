// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.source;

import dev.muster.issue.IssueCode;
import dev.muster.job.FormatOptions;
import dev.muster.job.SourceRefusedException;
import dev.muster.job.TextEncoding;
import java.util.List;
import java.util.Optional;

/** Finds out in which encoding a source is: by what the job says, by a byte order mark, by NULs, or because it is valid UTF-8. */
final class EncodingDetection {
    /** UTF-32 before UTF-16: the mark of the one begins like that of the other. */
    private static final List<TextEncoding> MARKED = List.of(
            TextEncoding.UTF_32LE,
            TextEncoding.UTF_32BE,
            TextEncoding.UTF_8,
            TextEncoding.UTF_16LE,
            TextEncoding.UTF_16BE);

    private EncodingDetection() {}

    /**
     * What the job says.
     *
     * @throws SourceRefusedException if there is no such encoding here
     */
    static Optional<TextEncoding> given(FormatOptions options) {
        return options.get(TextEncoding.OPTION)
                .map(name -> TextEncoding.named(name)
                        .orElseThrow(() -> new SourceRefusedException(
                                IssueCode.ENCODING_UNSUPPORTED, 0, "supported: " + TextEncoding.names())));
    }

    /**
     * Decides. That the content is valid in an encoding of Unicode other than UTF-8 remains to be seen.
     *
     * @param head the first bytes of the content, unpacked
     * @param complete whether they are all
     * @throws SourceRefusedException if the job's word contradicts a byte order mark, or if nothing tells the encoding
     */
    static TextEncoding detect(byte[] head, boolean complete, Optional<TextEncoding> given) {
        if (given.isPresent()) {
            byMark(head).filter(mark -> mark != given.get()).ifPresent(mark -> {
                throw new SourceRefusedException(
                        IssueCode.ENCODING_CONTRADICTED,
                        1,
                        mark.charset() + ", not " + given.get().charset());
            });
            return given.get();
        }
        Optional<TextEncoding> found = found(head);
        if (found.isPresent()) {
            return found.get();
        }
        StrictDecoder utf8 = new StrictDecoder(TextEncoding.UTF_8).pass(head, complete);
        if (utf8.broken()) {
            throw new SourceRefusedException(IssueCode.ENCODING_INVALID, utf8.line());
        }
        return TextEncoding.UTF_8;
    }

    /** What the bytes themselves say without being decoded. */
    static Optional<TextEncoding> found(byte[] head) {
        return byMark(head).or(() -> NulPattern.of(head));
    }

    private static Optional<TextEncoding> byMark(byte[] head) {
        return MARKED.stream()
                .filter(one -> ForeignContent.startsWith(head, 0, "\ufeff".getBytes(one.charset())))
                .findFirst();
    }
}
