// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

/** The text of one cell, as a parameter of a statement. For use by one thread. */
final class CellText extends CellSink {
    private final StringBuilder parts = new StringBuilder();
    /** Most cells are one text, which then needs no copy. */
    private String whole = "";

    /** The text taken since the last call. */
    String take() {
        if (parts.isEmpty()) {
            String text = whole;
            whole = "";
            return text;
        }
        String text = parts.toString();
        parts.setLength(0);
        return text;
    }

    @Override
    void text(String text, int from, int to) {
        check(text, from, to);
        if (parts.isEmpty() && whole.isEmpty() && from == 0 && to == text.length()) {
            whole = text;
            return;
        }
        gather();
        parts.append(text, from, to);
    }

    @Override
    void ascii(char c) {
        gather();
        parts.append(c);
    }

    /** Whether a database can hold the text. */
    static boolean isSound(String text) {
        try {
            check(text, 0, text.length());
            return true;
        } catch (UnfitValueException unfit) {
            return false;
        }
    }

    private void gather() {
        if (!whole.isEmpty()) {
            parts.append(whole);
            whole = "";
        }
    }

    private static void check(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw zero();
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c) || i + 1 == to || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw half();
                }
                i++;
            }
        }
    }
}
