// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

/** The types of columns, as far as it matters how values are written to them and read from them. */
enum ColumnType {
    /** Text of any length, or with a limit. */
    TEXT,
    /** Text that is filled up with blanks. */
    PADDED_TEXT,
    /** Text that compares without regard to case. */
    CITEXT,
    /** One of the words of an enumerated type. */
    WORD,
    UUID,
    INTEGER,
    BOOLEAN,
    DATE,
    /** A time of day on a date, without a zone: taken as UTC. */
    LOCAL_TIMESTAMP,
    TIMESTAMP,
    TEXT_ARRAY,
    JSON,
    /** What SQLite does not declare as one of these: takes any text that does not look like a number. */
    LOOSE,
    OTHER;

    boolean isText() {
        return this == TEXT || this == PADDED_TEXT || this == CITEXT;
    }

    /** Whether a parameter for such a column is a number to the database. */
    boolean isNumber() {
        return this == INTEGER || this == BOOLEAN;
    }
}
