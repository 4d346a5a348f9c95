// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.source;

import dev.muster.issue.IssueCode;
import dev.muster.job.SourceRefusedException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Content that is no text and has to be converted before it can be imported, told by the magic numbers of its kind: spreadsheets, archives
 * and the like.
 */
enum ForeignContent {
    /** ZIP, and what is made of it. */
    ZIP("PK\u0003\u0004", "It is a ZIP archive; unpack it and import the file inside."),
    /** A ZIP archive without entries. */
    EMPTY_ZIP("PK\u0005\u0006", "It is a ZIP archive without files."),
    /** Gzip where none is expected: inside gzip, against the word of the job, or of an unknown method. */
    GZIP(
            "\u001f\u008b",
            "It is compressed with gzip more than once, or although the import says it is not; unpack it."),
    /** The compound files of Office before 2007. */
    COMPOUND("\u00d0\u00cf\u0011\u00e0", "It is an old Excel workbook or the like; save the sheet as CSV UTF-8."),
    /** PDF. */
    PDF("%PDF-", "It is a PDF document; export the data behind it as CSV UTF-8."),
    /** 7-Zip. */
    SEVEN_ZIP("7z\u00bc\u00af'\u001c", "It is a 7-Zip archive; unpack it and import the file inside."),
    /** XZ. */
    XZ("\u00fd7zXZ\u0000", "It is compressed with xz; unpack it, or compress it with gzip."),
    /** Zstandard. */
    ZSTANDARD("(\u00b5/\u00fd", "It is compressed with Zstandard; unpack it, or compress it with gzip."),
    /** Armored OpenPGP. */
    PGP("-----BEGIN PGP", "It is encrypted or signed with PGP; decrypt it first.");

    private static final String PARQUET = "PAR1";
    /** What begins the header of a page, in Thrift's compact form. */
    private static final byte PARQUET_HEADER = 0x15;

    private static final String BZIP2 = "BZh";
    private static final String BZIP2_BLOCK = "1AY&SY";

    /** Its first bytes, one a character. */
    private final String magic;

    private final String advice;

    ForeignContent(String magic, String advice) {
        this.magic = magic;
        this.advice = advice;
    }

    /**
     * Refuses what would have to be converted first.
     *
     * @throws SourceRefusedException if it is that, with what it is and what to do
     */
    static void refuse(byte[] head) {
        advice(head).ifPresent(advice -> {
            throw new SourceRefusedException(IssueCode.FORMAT_UNSUPPORTED, 0, advice);
        });
    }

    private static Optional<String> advice(byte[] head) {
        for (ForeignContent kind : values()) {
            if (startsWith(head, 0, kind.magic)) {
                return Optional.of(kind == ZIP ? ZipContent.of(head).advice(kind.advice) : kind.advice);
            }
        }
        if (isParquet(head)) {
            return Optional.of("It is a Parquet file; export the data as CSV UTF-8.");
        }
        return isBzip2(head)
                ? Optional.of("It is compressed with bzip2; unpack it, or compress it with gzip.")
                : Optional.empty();
    }

    /** The magic number alone may begin the name of a column. */
    private static boolean isParquet(byte[] head) {
        return startsWith(head, 0, PARQUET)
                && head.length > PARQUET.length()
                && head[PARQUET.length()] == PARQUET_HEADER;
    }

    /** The fourth byte is the size of blocks, a digit; then the first block begins with the digits of pi. */
    private static boolean isBzip2(byte[] head) {
        return startsWith(head, 0, BZIP2) && startsWith(head, BZIP2.length() + 1, BZIP2_BLOCK);
    }

    private static boolean startsWith(byte[] bytes, int from, String prefix) {
        return startsWith(bytes, from, prefix.getBytes(StandardCharsets.ISO_8859_1));
    }

    static boolean startsWith(byte[] bytes, int from, byte... prefix) {
        int end = from + prefix.length;
        return end <= bytes.length && Arrays.equals(bytes, from, end, prefix, 0, prefix.length);
    }
}
