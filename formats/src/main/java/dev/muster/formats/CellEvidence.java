// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

/**
 * What the cells of the first records say for or against the delimiter that divides them so. Only consulted where several delimiters
 * divide the header, as in {@code Name, Vorname;E-Mail;Ort}.
 */
final class CellEvidence {
    private final byte delimiter;
    private final int[] addresses;
    private final int[] others;
    private int separators;
    private int followedByBlank;
    private boolean quotesInside;
    private boolean mixedAddresses;

    CellEvidence(char delimiter, int width) {
        this.delimiter = (byte) delimiter;
        this.addresses = new int[width];
        this.others = new int[width];
    }

    /** Takes the header into account. */
    void header(byte[] bytes, int start, int end) {
        record(bytes, start, end, false);
    }

    /** Takes a record into account that has as many cells as the header. */
    void record(byte[] bytes, int start, int end) {
        record(bytes, start, end, true);
    }

    private void record(byte[] bytes, int start, int end, boolean values) {
        int column = 0;
        int i = start;
        while (i <= end) {
            int from = i;
            boolean quoted = i < end && bytes[i] == '"';
            i = quoted ? afterQuotes(bytes, i, end) : afterText(bytes, i, end);
            if (values) {
                cell(column, bytes, quoted ? from + 1 : from, quoted ? i - 1 : i);
            }
            if (i < end) {
                separator(bytes, i, end);
            }
            column++;
            i++;
        }
    }

    private int afterText(byte[] bytes, int start, int end) {
        int i = start;
        while (i < end && bytes[i] != delimiter) {
            quotesInside |= bytes[i] == '"';
            i++;
        }
        return i;
    }

    /** The record is sound, so the quote is closed, and the delimiter or the end follows. */
    private static int afterQuotes(byte[] bytes, int start, int end) {
        int i = start + 1;
        while (i < end && (bytes[i] != '"' || (i + 1 < end && bytes[i + 1] == '"'))) {
            i += bytes[i] == '"' ? 2 : 1;
        }
        return Math.min(i + 1, end);
    }

    private void separator(byte[] bytes, int at, int end) {
        separators++;
        boolean blankBefore = at > 0 && bytes[at - 1] == ' ';
        followedByBlank += at + 1 < end && bytes[at + 1] == ' ' && !blankBefore ? 1 : 0;
    }

    private void cell(int column, byte[] bytes, int from, int to) {
        if (from < to && column < addresses.length) {
            if (isAddress(bytes, from, to)) {
                addresses[column]++;
            } else {
                others[column]++;
                mixedAddresses |= holds(bytes, from, to, '@') && holdsDelimiter(bytes, from, to);
            }
        }
    }

    private static boolean holds(byte[] bytes, int from, int to, char c) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == c) {
                return true;
            }
        }
        return false;
    }

    private static boolean holdsDelimiter(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (CsvOptions.isDelimiter((char) bytes[i])) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is one e-mail address and nothing else: an address that is cut or has its neighbour's text in it is none. */
    private static boolean isAddress(byte[] bytes, int from, int to) {
        int at = -1;
        int dot = -1;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b == '@') {
                if (at >= 0) {
                    return false;
                }
                at = i;
            } else if (b == '.') {
                dot = i;
            } else if ((b >= 0 && b <= ' ') || b == '"' || CsvOptions.isDelimiter((char) b)) {
                return false;
            }
        }
        return at > from && dot > at + 1 && dot < to - 1;
    }

    /** {@return how many columns hold e-mail addresses, each whole and alone; some may be mistyped} */
    int addressColumns() {
        int columns = 0;
        for (int i = 0; i < addresses.length; i++) {
            columns += addresses[i] > 0 && addresses[i] >= others[i] * 9 ? 1 : 0;
        }
        return columns;
    }

    /** {@return whether there are addresses, but only together with what another delimiter would divide from them} */
    boolean mixesAddresses() {
        return mixedAddresses && addressColumns() == 0;
    }

    /** {@return whether a blank follows where a cell ends, as after the commas of a sentence or between last and first name} */
    boolean prose() {
        return separators > 0 && followedByBlank * 10L >= separators * 9L;
    }

    /** {@return whether a quote stands inside an unquoted cell, as those of the right delimiter do when a wrong one divides} */
    boolean quotesInside() {
        return quotesInside;
    }
}
