// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.source;

import dev.muster.job.EncodingProposal;
import dev.muster.job.FormatOptions;
import dev.muster.job.TextEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/** What somebody who knows the content has to be asked about its encoding, because bytes alone do not tell. */
public final class EncodingQuestion {
    private static final int MOST_LINES = 5;
    private static final int MOST_CHARACTERS = 200;

    private EncodingQuestion() {}

    /**
     * {@return the encodings that may be right where neither the job nor the bytes tell; empty if they do, or if none fits}
     *
     * @param raw the source from its first byte; closed
     * @param given what the job says
     * @param maxBytes how much may come out when it is unpacked
     * @throws IOException if the stream fails
     */
    public static List<EncodingProposal> proposals(InputStream raw, FormatOptions given, long maxBytes)
            throws IOException {
        if (given.get(TextEncoding.OPTION).isPresent()) {
            return List.of();
        }
        try (ContentHead head = ContentHead.read(raw, given, maxBytes)) {
            return proposals(head);
        }
    }

    private static List<EncodingProposal> proposals(ContentHead head) {
        boolean told = EncodingDetection.found(head.bytes()).isPresent()
                || !look(head, TextEncoding.UTF_8).broken();
        if (told
                || !isText(head.bytes())
                || look(head, TextEncoding.WINDOWS_1252).broken()) {
            return List.of();
        }
        Charset charset = TextEncoding.WINDOWS_1252.charset();
        return List.of(new EncodingProposal(charset, linesBeyondAscii(head.bytes(), charset)));
    }

    /**
     * {@return the line of the first letter beyond ASCII in a source that is read in an encoding older than Unicode and whose beginning is
     * valid UTF-8; 0 if there is no doubt}
     *
     * @param raw the source from its first byte; closed
     * @param options the options of a job that was started
     * @param maxBytes how much may come out when it is unpacked
     * @throws IOException if the stream fails
     */
    public static long doubtfulLine(InputStream raw, FormatOptions options, long maxBytes) throws IOException {
        try (ContentHead head = ContentHead.read(raw, options, maxBytes)) {
            StrictDecoder utf8 = look(head, TextEncoding.UTF_8);
            return utf8.broken() ? 0 : utf8.firstBeyondAscii();
        }
    }

    private static StrictDecoder look(ContentHead head, TextEncoding encoding) {
        return new StrictDecoder(encoding).pass(head.bytes(), head.complete());
    }

    /** Text holds no controls but those that lay it out. */
    private static boolean isText(byte[] bytes) {
        for (byte b : bytes) {
            if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f') {
                return false;
            }
        }
        return true;
    }

    private static List<String> linesBeyondAscii(byte[] bytes, Charset singleByte) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        int beyond = -1;
        for (int i = 0; i <= bytes.length && lines.size() < MOST_LINES; i++) {
            if (i == bytes.length || bytes[i] == '\n' || bytes[i] == '\r') {
                if (beyond >= 0) {
                    lines.add(around(beyond, bytes, start, i, singleByte));
                }
                start = i + 1;
                beyond = -1;
            } else if (bytes[i] < 0 && beyond < 0) {
                beyond = i;
            }
        }
        return lines;
    }

    /** Of a line that is too long, the part that there is something to see in. */
    private static String around(int beyond, byte[] bytes, int start, int end, Charset singleByte) {
        int from = Math.max(start, Math.min(beyond - MOST_CHARACTERS / 2, end - MOST_CHARACTERS));
        return new String(bytes, from, Math.min(end - from, MOST_CHARACTERS), singleByte);
    }
}
