// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.source;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/** Decodes UTF-32 to the letter. The JDK's decoder swallows a byte order mark, and lets halves of surrogate pairs pass. */
final class Utf32Decoder extends CharsetDecoder {
    private static final int UNIT = 4;

    private final ByteOrder order;

    Utf32Decoder(Charset charset, ByteOrder order) {
        super(charset, 0.25f, 1.0f);
        this.order = order;
    }

    @Override
    protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
        in.order(order);
        while (in.remaining() >= UNIT) {
            int point = in.getInt(in.position());
            if (!Character.isValidCodePoint(point)
                    || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
                return CoderResult.malformedForLength(UNIT);
            }
            if (out.remaining() < Character.charCount(point)) {
                return CoderResult.OVERFLOW;
            }
            if (Character.isBmpCodePoint(point)) {
                out.put((char) point);
            } else {
                out.put(Character.highSurrogate(point)).put(Character.lowSurrogate(point));
            }
            in.position(in.position() + UNIT);
        }
        return CoderResult.UNDERFLOW;
    }
}
