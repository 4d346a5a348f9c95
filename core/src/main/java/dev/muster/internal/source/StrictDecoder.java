// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.source;

import dev.muster.job.TextEncoding;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Decodes text piece by piece, to the letter, and knows on which line it is. A byte order mark is a character like any other. Not safe for
 * use by several threads.
 */
final class StrictDecoder {
    private final CharsetDecoder decoder;
    private long line = 1;
    private long firstBeyondAscii;
    private boolean afterReturn;
    private boolean broken;

    StrictDecoder(TextEncoding encoding) {
        this.decoder = decoder(encoding)
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static CharsetDecoder decoder(TextEncoding encoding) {
        return switch (encoding) {
            case UTF_32LE -> new Utf32Decoder(encoding.charset(), ByteOrder.LITTLE_ENDIAN);
            case UTF_32BE -> new Utf32Decoder(encoding.charset(), ByteOrder.BIG_ENDIAN);
            case UTF_8, UTF_16LE, UTF_16BE, WINDOWS_1252, ISO_8859_1 ->
                encoding.charset().newDecoder();
        };
    }

    /**
     * Decodes what fits, surrogate pairs as a whole; {@code chars} is empty before and to be read afterwards.
     *
     * @param last whether nothing comes after these bytes
     * @return whether all is decoded but for what needs more bytes; else there is more for the room, or it is {@link #broken}
     */
    boolean decode(ByteBuffer bytes, CharBuffer chars, boolean last) {
        chars.clear();
        CoderResult result = decoder.decode(bytes, chars, last);
        broken |= result.isError();
        chars.flip();
        count(chars);
        return result.isUnderflow();
    }

    /** Lines end with CR, LF or both, as everywhere in Muster. */
    private void count(CharBuffer chars) {
        for (int i = chars.position(); i < chars.limit(); i++) {
            char c = chars.get(i);
            if (c == '\n') {
                line += afterReturn ? 0 : 1;
            } else if (c == '\r') {
                line++;
            } else if (c >= 0x80 && firstBeyondAscii == 0) {
                firstBeyondAscii = line;
            }
            afterReturn = c == '\r';
        }
    }

    /** Whether what follows is not valid in the encoding. */
    boolean broken() {
        return broken;
    }

    /** The physical line of what comes next, 1 for the first. */
    long line() {
        return line;
    }

    /** The physical line of the first character beyond ASCII so far, or 0. */
    long firstBeyondAscii() {
        return firstBeyondAscii;
    }

    /** Decodes all of this and keeps nothing of it. To be asked once, before anything else. */
    StrictDecoder pass(byte[] bytes, boolean last) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer room = CharBuffer.allocate(1 << 13);
        boolean done;
        do {
            done = decode(in, room, last);
        } while (!done && !broken);
        return this;
    }
}
