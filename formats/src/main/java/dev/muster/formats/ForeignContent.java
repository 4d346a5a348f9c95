// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import dev.muster.issue.IssueCode;
import dev.muster.job.SourceRefusedException;

/** Content that is no CSV in UTF-8, told by its first bytes: other encodings, spreadsheets and archives, JSON and the kin of XML. */
final class ForeignContent {
    private static final int SAMPLE = 4096;
    private static final byte[][] MAGIC = {
        {'P', 'K', 3, 4}, // ZIP, and so XLSX and ODS
        {'P', 'K', 5, 6}, // an empty ZIP
        {0x1f, (byte) 0x8b}, // gzip
        {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0}, // XLS
        {'%', 'P', 'D', 'F', '-'},
        {'7', 'z', (byte) 0xbc, (byte) 0xaf},
        {(byte) 0xfd, '7', 'z', 'X', 'Z', 0},
        {'B', 'Z', 'h', '9', '1', 'A', 'Y'}, // bzip2
        {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd}, // Zstandard
        {'P', 'A', 'R', '1'}, // Parquet
    };

    private ForeignContent() {}

    /**
     * Refuses what would have to be converted first.
     *
     * @throws SourceRefusedException if it is that
     */
    static void refuse(byte[] head) {
        for (byte[] magic : MAGIC) {
            if (startsWith(head, magic)) {
                throw new SourceRefusedException(IssueCode.FORMAT_UNSUPPORTED, 0);
            }
        }
        String encoding = encoding(head);
        if (!encoding.isEmpty()) {
            throw new SourceRefusedException(
                    IssueCode.ENCODING_UNSUPPORTED, 0, "The file is in " + encoding + "; save it as CSV UTF-8.");
        }
    }

    private static String encoding(byte[] head) {
        if (startsWith(head, (byte) 0xff, (byte) 0xfe, (byte) 0, (byte) 0)
                || startsWith(head, (byte) 0, (byte) 0, (byte) 0xfe, (byte) 0xff)) {
            return "UTF-32";
        }
        if (startsWith(head, (byte) 0xff, (byte) 0xfe) || startsWith(head, (byte) 0xfe, (byte) 0xff)) {
            return "UTF-16";
        }
        return encodingByNuls(head);
    }

    /** Latin text in UTF-16 has a NUL in every other byte, in UTF-32 in three of four; a CSV in UTF-8 may have some, anywhere. */
    private static String encodingByNuls(byte[] head) {
        int length = Math.min(head.length, SAMPLE) / 4 * 4;
        int[] nuls = new int[4];
        for (int i = 0; i < length; i++) {
            nuls[i % 4] += head[i] == 0 ? 1 : 0;
        }
        int even = nuls[0] + nuls[2];
        int odd = nuls[1] + nuls[3];
        int most = length / 2 * 7 / 10;
        if (length == 0 || Math.max(even, odd) <= most) {
            return "";
        }
        return (even > most && odd * 4 > length / 2) || (odd > most && even * 4 > length / 2) ? "UTF-32" : "UTF-16";
    }

    /** {@return whether it looks like JSON, XML or HTML, which are other formats' business} */
    static boolean isMarkup(byte[] head, int start) {
        int i = start;
        while (i < head.length && (head[i] == ' ' || head[i] == '\t' || head[i] == '\r' || head[i] == '\n')) {
            i++;
        }
        return i < head.length && (head[i] == '{' || head[i] == '[' || head[i] == '<');
    }

    private static boolean startsWith(byte[] head, byte... prefix) {
        if (head.length < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (head[i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
