// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

/** Strict UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing beyond U+10FFFF. */
final class Utf8 {
    private Utf8() {}

    /**
     * {@return how many bytes the sequence beginning with a byte over 0x7F has: 2 to 4; 0 if the bytes end before it does; -1 if it is
     * not valid}
     */
    static int length(byte[] bytes, int from, int end) {
        int lead = bytes[from] & 0xff;
        if (lead < 0xc2 || lead > 0xf4) {
            return -1;
        }
        int length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        int available = Math.min(length, end - from);
        if (available > 1 && !isSecond(lead, bytes[from + 1] & 0xff)) {
            return -1;
        }
        for (int i = 2; i < available; i++) {
            if ((bytes[from + i] & 0xc0) != 0x80) {
                return -1;
            }
        }
        return available == length ? length : 0;
    }

    /** {@return the place behind the sequences that follow each other from here on, as far as they are whole and valid} */
    static int endOfSequences(byte[] bytes, int from, int end) {
        int i = from;
        while (i < end && bytes[i] < 0) {
            int length = length(bytes, i, end);
            if (length <= 0) {
                return i;
            }
            i += length;
        }
        return i;
    }

    private static boolean isSecond(int lead, int second) {
        int least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        return second >= least && second <= most;
    }

    /** Decodes bytes that are known to be valid. {@return the place after the last character written} */
    static int decode(byte[] bytes, int from, int end, char[] target, int at) {
        int i = from;
        int to = at;
        while (i < end) {
            int b = bytes[i];
            if (b >= 0) {
                target[to++] = (char) b;
                i++;
            } else if ((b & 0xe0) == 0xc0) {
                target[to++] = (char) (((b & 0x1f) << 6) | (bytes[i + 1] & 0x3f));
                i += 2;
            } else if ((b & 0xf0) == 0xe0) {
                target[to++] = (char) (((b & 0x0f) << 12) | ((bytes[i + 1] & 0x3f) << 6) | (bytes[i + 2] & 0x3f));
                i += 3;
            } else {
                int point = ((b & 0x07) << 18)
                        | ((bytes[i + 1] & 0x3f) << 12)
                        | ((bytes[i + 2] & 0x3f) << 6)
                        | (bytes[i + 3] & 0x3f);
                target[to++] = Character.highSurrogate(point);
                target[to++] = Character.lowSurrogate(point);
                i += 4;
            }
        }
        return to;
    }

    /** Decodes bytes that are known to be ASCII; apart, so that the compiler can make it fast. */
    static int decodeAscii(byte[] bytes, int from, int end, char[] target, int at) {
        int length = end - from;
        for (int i = 0; i < length; i++) {
            target[at + i] = (char) bytes[from + i];
        }
        return at + length;
    }
}
