// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

/**
 * Keeps spreadsheets from taking a text for a formula, and takes that back without loss: an apostrophe is put before every text that
 * begins, after any number of apostrophes, with a character that may start a formula. So each guarded text decodes to what it was.
 *
 * <p>After OWASP, "CSV Injection", and ASVS 5.0, 1.2.10, which leave open how to get the value back.
 */
final class FormulaGuard {
    /** The column that says that a file is guarded; in the file itself, so that it survives being edited. */
    static final String MARK = "_muster_guard_v1";
    /** What the names of marks of all versions begin with. */
    static final String MARK_FAMILY = "_muster_guard_v";

    private FormulaGuard() {}

    static String encode(String text) {
        return isDangerous(text) ? "'" + text : text;
    }

    static String decode(String text) {
        return !text.isEmpty() && text.charAt(0) == '\'' && isDangerous(text) ? text.substring(1) : text;
    }

    private static boolean isDangerous(String text) {
        int i = 0;
        while (i < text.length() && text.charAt(i) == '\'') {
            i++;
        }
        return i < text.length() && startsFormula(text.charAt(i));
    }

    private static boolean startsFormula(char c) {
        return switch (c) {
            case '=', '+', '-', '@', '\t', '\r', '\n', '\0' -> true;
            case '\uff1d', '\uff0b', '\uff0d', '\uff20' -> true; // the full-width forms of the first four
            default -> false;
        };
    }
}
