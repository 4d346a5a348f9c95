// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.source;

import dev.muster.job.TextEncoding;
import java.util.Arrays;
import java.util.Optional;

/**
 * Tells UTF-16 and UTF-32 without a byte order mark by their NULs. A file with a header has ASCII in its first line, if only delimiters
 * and the line's end, and in these encodings each such character brings NULs, always at the same places. Text in UTF-8 may hold some
 * anywhere, but not in the names of columns.
 *
 * <p>A text that this does not recognise, such as one without any ASCII, is taken for UTF-8, and refused because it is none.
 */
final class NulPattern {
    private static final int SAMPLE = 1 << 16;
    /** Of so many characters at least one is of the first 256. */
    private static final int MOST_PER_LATIN = 8;
    /** Characters such as U+4E00 have their NUL on the other side; they are rare. */
    private static final int LATIN_PER_OTHER = 4;

    private NulPattern() {}

    static Optional<TextEncoding> of(byte[] content) {
        byte[] sample = content.length > SAMPLE ? Arrays.copyOf(content, SAMPLE) : content;
        if (!isInFirstLine(sample)) {
            return Optional.empty();
        }
        for (TextEncoding encoding : new TextEncoding[] {TextEncoding.UTF_32LE, TextEncoding.UTF_32BE}) {
            if (isUtf32(sample, encoding == TextEncoding.UTF_32BE)) {
                return Optional.of(encoding);
            }
        }
        return utf16(sample);
    }

    private static boolean isInFirstLine(byte[] sample) {
        int i = 0;
        while (i < sample.length && sample[i] != '\n' && sample[i] != '\r') {
            if (sample[i] == 0) {
                return true;
            }
            i++;
        }
        return false;
    }

    /** Four bytes of anything else are hardly ever the number of a character. */
    private static boolean isUtf32(byte[] sample, boolean highFirst) {
        int units = sample.length / 4;
        for (int unit = 0; unit < units; unit++) {
            int at = 4 * unit;
            int top = sample[highFirst ? at : at + 3];
            int plane = sample[highFirst ? at + 1 : at + 2] & 0xff;
            boolean nul = sample[at] == 0 && sample[at + 1] == 0 && sample[at + 2] == 0 && sample[at + 3] == 0;
            if (top != 0 || plane > Character.MAX_CODE_POINT >> 16 || nul) {
                return false;
            }
        }
        return units > 0;
    }

    private static Optional<TextEncoding> utf16(byte[] sample) {
        int units = sample.length / 2;
        int even = 0;
        int odd = 0;
        for (int unit = 0; unit < units; unit++) {
            even += sample[2 * unit] == 0 ? 1 : 0;
            odd += sample[2 * unit + 1] == 0 ? 1 : 0;
        }
        if (isLatinSide(odd, even, units)) {
            return Optional.of(TextEncoding.UTF_16LE);
        }
        return isLatinSide(even, odd, units) ? Optional.of(TextEncoding.UTF_16BE) : Optional.empty();
    }

    private static boolean isLatinSide(int nuls, int others, int units) {
        return nuls > 0 && nuls * MOST_PER_LATIN >= units && nuls >= others * LATIN_PER_OTHER;
    }
}
