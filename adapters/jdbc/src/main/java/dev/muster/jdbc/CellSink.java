// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

/** Takes the text of one cell after the other on its way to the database. */
abstract class CellSink {
    /** Takes a part of a text. A surrogate pair comes in one piece. */
    abstract void text(String text, int from, int to);

    /** Takes a single character of ASCII. */
    abstract void ascii(char c);

    final void text(String text) {
        text(text, 0, text.length());
    }

    /** Takes a number with leading zeros. */
    final void digits(int number, int count) {
        int power = 1;
        for (int i = 1; i < count; i++) {
            power *= 10;
        }
        for (int rest = number; power > 0; power /= 10) {
            ascii((char) ('0' + rest / power));
            rest %= power;
        }
    }

    static UnfitValueException zero() {
        return new UnfitValueException("A text holds the character NUL (U+0000), which a database does not keep");
    }

    static UnfitValueException half() {
        return new UnfitValueException(
                "A text holds one half of a character (a lone surrogate), which no database keeps");
    }
}
