// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

/**
 * The part of a window that is whole and valid UTF-8, so that a lenient decoder may read it.
 *
 * @param end where that part ends
 * @param hasSurrogateEscapes whether an escape in it, such as {@code \}{@code ud83d}, stands for half of a surrogate pair; whether the other
 *     half is there is for the reader of the text to see
 */
@SuppressWarnings("ArrayRecordComponent") // the window itself, never compared
record CheckedBytes(byte[] bytes, int end, boolean hasSurrogateEscapes) {
    /** {@return the bytes from here on up to the end, or up to what is broken} */
    static CheckedBytes of(byte[] bytes, int from, int end) {
        boolean surrogates = false;
        int i = from;
        while (true) {
            i = ByteSearch.endOfPlainBytes(bytes, i, end);
            if (i == end) {
                return new CheckedBytes(bytes, end, surrogates);
            }
            if (bytes[i] == '\\') {
                surrogates |= isSurrogateEscape(bytes, i, end);
                i++;
            } else {
                int behind = Utf8.endOfSequences(bytes, i, end);
                if (behind == i) {
                    return new CheckedBytes(bytes, i, surrogates);
                }
                i = behind;
            }
        }
    }

    private static boolean isSurrogateEscape(byte[] bytes, int at, int end) {
        // What is cut off by the end of the window is read again with the next one.
        return at + 3 < end && bytes[at + 1] == 'u' && (bytes[at + 2] | 0x20) == 'd' && bytes[at + 3] >= '8';
    }
}
