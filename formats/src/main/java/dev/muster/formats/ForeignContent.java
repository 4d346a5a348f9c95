// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

/** Text that is no CSV, told by its first character. */
final class ForeignContent {
    private ForeignContent() {}

    /** {@return whether it looks like JSON, XML or HTML, which are other formats' business} */
    static boolean isMarkup(byte[] head, int start) {
        int i = start;
        while (i < head.length && (head[i] == ' ' || head[i] == '\t' || head[i] == '\r' || head[i] == '\n')) {
            i++;
        }
        return i < head.length && (head[i] == '{' || head[i] == '[' || head[i] == '<');
    }
}
