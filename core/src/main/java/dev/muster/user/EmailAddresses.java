// SPDX-License-Identifier: Apache-2.0
package dev.muster.user;

/** The form of an e-mail address: RFC 5321 and RFC 6531 as far as mailboxes of people go. */
final class EmailAddresses {
    private static final int MAX_LENGTH = 254;
    private static final int MAX_LOCAL = 64;
    private static final int MAX_LABEL = 63;

    private EmailAddresses() {}

    static boolean isWellFormed(String text) {
        int at = text.lastIndexOf('@');
        return text.length() <= MAX_LENGTH
                && at > 0
                && at <= MAX_LOCAL
                && isLocalPart(text, at)
                && isDomain(text, at + 1);
    }

    /** A dot-string: atoms of at least one character, joined by single dots. */
    private static boolean isLocalPart(String text, int end) {
        char before = '.';
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c == '.' ? before == '.' : !isAtomText(c)) {
                return false;
            }
            before = c;
        }
        return before != '.';
    }

    private static boolean isAtomText(char c) {
        return isLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~".indexOf(c) >= 0;
    }

    private static boolean isDomain(String text, int start) {
        int labels = 0;
        int labelStart = start;
        for (int i = start; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == '.') {
                if (!isLabel(text, labelStart, i)) {
                    return false;
                }
                labels++;
                labelStart = i + 1;
            }
        }
        return labels >= 2;
    }

    private static boolean isLabel(String text, int start, int end) {
        if (start == end || end - start > MAX_LABEL || text.charAt(start) == '-' || text.charAt(end - 1) == '-') {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (text.charAt(i) != '-' && !isLetterOrDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** ASCII letters and digits, and everything beyond ASCII that is neither a control nor a space nor an invisible mark. */
    private static boolean isLetterOrDigit(char c) {
        if (c < 0x80) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        }
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SPACE_SEPARATOR
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.UNASSIGNED
                && c != '\uFFFD';
    }
}
