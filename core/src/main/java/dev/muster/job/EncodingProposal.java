// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Objects;

/**
 * An encoding in which a source can be read whose own encoding cannot be told, with lines to judge it by: whoever knows what they should
 * read like can say whether it is the right one, and start the job with {@link ImportJob#encoding}.
 *
 * @param charset the encoding
 * @param lines lines of the source decoded so, at most 5 of at most 200 characters, all with characters beyond ASCII. They are content of
 *     the source: to be shown to whoever may see it, not to be logged
 */
public record EncodingProposal(Charset charset, List<String> lines) {
    /**
     * Copies the lines.
     *
     * @param charset the encoding
     * @param lines lines of the source decoded so, at most 5 of at most 200 characters, all with characters beyond ASCII. They are content
     *     of the source: to be shown to whoever may see it, not to be logged
     */
    public EncodingProposal {
        Objects.requireNonNull(charset, "charset");
        lines = List.copyOf(lines);
    }

    /** {@return the encoding and the number of lines, but not what they hold} */
    @Override
    public String toString() {
        return charset.name() + ", " + lines.size() + " lines";
    }
}
