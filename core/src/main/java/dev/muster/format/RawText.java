// SPDX-License-Identifier: Apache-2.0
package dev.muster.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * The text of a record as it stands in the source. Nearly all records are accepted and nobody ever asks for their text, so it stays bytes
 * until somebody does. Immutable.
 */
public final class RawText {
    private final byte[] utf8;

    private RawText(byte[] utf8) {
        this.utf8 = utf8;
    }

    /**
     * {@return a text}
     *
     * @param utf8 bytes of valid UTF-8 among others, copied
     * @param from where the text begins
     * @param to where it ends
     * @throws IndexOutOfBoundsException if there are no such bytes
     */
    public static RawText of(byte[] utf8, int from, int to) {
        Objects.checkFromToIndex(from, to, utf8.length);
        return new RawText(Arrays.copyOfRange(utf8, from, to));
    }

    /**
     * {@return a text}
     *
     * @param text the text
     */
    public static RawText of(String text) {
        return new RawText(text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return how many bytes of UTF-8 the text has} */
    public int size() {
        return utf8.length;
    }

    /** {@return the text} */
    public String text() {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawText raw && Arrays.equals(utf8, raw.utf8);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(utf8);
    }

    /** {@return no word of the text, safe to log} */
    @Override
    public String toString() {
        return "RawText[" + utf8.length + " bytes]";
    }
}
