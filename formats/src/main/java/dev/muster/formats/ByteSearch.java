// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds the next byte that matters, eight at a time: arithmetic on a long sets the highest bit of each byte that is below a limit. Such
 * tricks may also mark bytes above the first true one, never below it, so the lowest mark counts (H. Warren, Hacker's Delight, 6-1).
 */
final class ByteSearch {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long LINE_FEEDS = ONES * '\n';

    private ByteSearch() {}

    /** {@return the place of the first quote, backslash, control character or byte beyond ASCII, or the end} */
    static int endOfPlainText(byte[] bytes, int from, int end) {
        int i = from;
        for (; i + Long.BYTES <= end; i += Long.BYTES) {
            long eight = (long) LONGS.get(bytes, i);
            long marks = below(eight, ' ') | zeros(eight ^ QUOTES) | zeros(eight ^ BACKSLASHES) | (eight & HIGHS);
            if (marks != 0) {
                return i + (Long.numberOfTrailingZeros(marks) >>> 3);
            }
        }
        while (i < end && bytes[i] >= ' ' && bytes[i] != '"' && bytes[i] != '\\') {
            i++;
        }
        return i;
    }

    /** {@return the place of the first line feed, backslash or byte beyond ASCII, or the end} */
    static int endOfPlainLine(byte[] bytes, int from, int end) {
        int i = from;
        for (; i + Long.BYTES <= end; i += Long.BYTES) {
            long eight = (long) LONGS.get(bytes, i);
            long marks = zeros(eight ^ LINE_FEEDS) | zeros(eight ^ BACKSLASHES) | (eight & HIGHS);
            if (marks != 0) {
                return i + (Long.numberOfTrailingZeros(marks) >>> 3);
            }
        }
        while (i < end && bytes[i] >= 0 && bytes[i] != '\n' && bytes[i] != '\\') {
            i++;
        }
        return i;
    }

    /** {@return the place of the first backslash or byte beyond ASCII, or the end} */
    static int endOfPlainBytes(byte[] bytes, int from, int end) {
        int i = from;
        for (; i + Long.BYTES <= end; i += Long.BYTES) {
            long eight = (long) LONGS.get(bytes, i);
            long marks = zeros(eight ^ BACKSLASHES) | (eight & HIGHS);
            if (marks != 0) {
                return i + (Long.numberOfTrailingZeros(marks) >>> 3);
            }
        }
        while (i < end && bytes[i] >= 0 && bytes[i] != '\\') {
            i++;
        }
        return i;
    }

    private static long zeros(long eight) {
        return (eight - ONES) & ~eight & HIGHS;
    }

    private static long below(long eight, int limit) {
        return (eight - ONES * limit) & ~eight & HIGHS;
    }
}
