// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.source;

import dev.muster.job.TextEncoding;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Takes UTF-8 and writes it in another encoding, to the letter: a character that the encoding lacks is an {@link IOException}, never a
 * question mark. {@link #finish} belongs at the end; the stream below stays open. Not safe for use by several threads.
 */
public final class EncodedOutput extends OutputStream {
    private static final int SIZE = 1 << 13;
    /** A char takes four bytes at most, in UTF-32. */
    private static final int BYTES_A_CHAR = 4;

    private final OutputStream target;
    private final TextEncoding encoding;
    private final StrictDecoder decoder = new StrictDecoder(TextEncoding.UTF_8);
    private final CharsetEncoder encoder;
    private final ByteBuffer text = ByteBuffer.allocate(SIZE);
    private final CharBuffer chars = CharBuffer.allocate(SIZE);
    private final ByteBuffer encoded = ByteBuffer.allocate(SIZE * BYTES_A_CHAR);

    /**
     * Starts writing.
     *
     * @param target where to write; not closed
     * @param encoding the encoding to write in
     */
    public EncodedOutput(OutputStream target, TextEncoding encoding) {
        this.target = target;
        this.encoding = encoding;
        this.encoder = encoding.charset()
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /**
     * {@return a text with a question mark for each character that an encoding lacks}
     *
     * @param text the text, one of Muster's own, not of a file
     * @param encoding the encoding
     */
    public static String fitting(String text, TextEncoding encoding) {
        return encoding.isUnicode() ? text : new String(text.getBytes(encoding.charset()), encoding.charset());
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (encoding == TextEncoding.UTF_8) {
            target.write(bytes, offset, length);
            return;
        }
        int from = offset;
        int end = offset + length;
        while (from < end) {
            int count = Math.min(text.remaining(), end - from);
            text.put(bytes, from, count);
            from += count;
            encode(false);
        }
    }

    /** Room remains in {@code text} afterwards: it keeps no more than the beginning of one character. */
    private void encode(boolean last) throws IOException {
        text.flip();
        boolean done;
        do {
            done = decoder.decode(text, chars, last);
            encoded.clear();
            CoderResult result = encoder.encode(chars, encoded, false);
            if (result.isError()) {
                throw new CharConversionException("A character of the file does not fit " + encoding.charset());
            }
            target.write(encoded.array(), 0, encoded.position());
            if (decoder.broken()) {
                throw new CharConversionException("A format has to write valid UTF-8");
            }
        } while (!done);
        text.compact();
    }

    @Override
    public void flush() throws IOException {
        target.flush();
    }

    /**
     * Writes what is left.
     *
     * @throws IOException if the stream fails, or the text ends inside a character
     */
    public void finish() throws IOException {
        encode(true);
        target.flush();
    }
}
