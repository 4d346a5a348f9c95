// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The encodings of text that Muster reads and writes. Those of Unicode are found out; the others only count when the job names them,
 * because nearly any bytes are text in them.
 */
public enum TextEncoding {
    /** UTF-8 (RFC 3629). */
    UTF_8(StandardCharsets.UTF_8),
    /** UTF-16, the low byte first, as Excel writes "Unicode Text". */
    UTF_16LE(StandardCharsets.UTF_16LE),
    /** UTF-16, the high byte first. */
    UTF_16BE(StandardCharsets.UTF_16BE),
    /** UTF-32, the low byte first. */
    UTF_32LE(Charset.forName("UTF-32LE")),
    /** UTF-32, the high byte first. */
    UTF_32BE(Charset.forName("UTF-32BE")),
    /** What Windows calls ANSI in western Europe. */
    WINDOWS_1252(Charset.forName("windows-1252")),
    /** ISO 8859-1, Latin 1. */
    ISO_8859_1(StandardCharsets.ISO_8859_1);

    /** The name of the option under which a job keeps its encoding. */
    public static final String OPTION = "encoding";

    private final Charset charset;

    TextEncoding(Charset charset) {
        this.charset = charset;
    }

    /** {@return the encoding as the JDK knows it; its name is the one that is stored with a job} */
    public Charset charset() {
        return charset;
    }

    /** {@return whether each character of Unicode can be written in it} */
    public boolean isUnicode() {
        return this != WINDOWS_1252 && this != ISO_8859_1;
    }

    /**
     * {@return the encoding of this name, or empty if it is none of these}
     *
     * @param name the name, or another one the JDK knows for it, such as {@code latin1}; upper and lower case do not matter
     */
    public static Optional<TextEncoding> named(String name) {
        try {
            return Optional.of(from(Charset.forName(name)));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /**
     * {@return the encoding that is this charset}
     *
     * @param charset the charset
     * @throws IllegalArgumentException if it is none of these
     */
    public static TextEncoding from(Charset charset) {
        return Arrays.stream(values())
                .filter(one -> one.charset.equals(charset))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("The encoding is one of " + names() + ", not " + charset));
    }

    /** {@return the names of all, to tell somebody} */
    public static String names() {
        return List.of(values()).stream().map(one -> one.charset.name()).collect(Collectors.joining(", "));
    }
}
