// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import java.util.Arrays;

/** Which brackets are open, one bit each: a million of them cost 125 kB. */
final class BracketStack {
    private long[] braces = new long[1];
    private int depth;

    int depth() {
        return depth;
    }

    void clear() {
        depth = 0;
    }

    void open(boolean brace) {
        int word = depth >> 6;
        if (word == braces.length) {
            braces = Arrays.copyOf(braces, word * 2);
        }
        long bit = 1L << depth;
        braces[word] = brace ? braces[word] | bit : braces[word] & ~bit;
        depth++;
    }

    /** {@return whether the innermost bracket is of this kind; it is closed if so} */
    boolean close(boolean brace) {
        int innermost = depth - 1;
        if (innermost < 0 || ((braces[innermost >> 6] >> innermost & 1) == 1) != brace) {
            return false;
        }
        depth = innermost;
        return true;
    }
}
