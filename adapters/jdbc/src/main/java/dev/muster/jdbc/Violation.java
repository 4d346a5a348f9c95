// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a row, as far as its database tells: names of constraints and columns, never values.
 *
 * @param kind what was violated
 * @param name the constraint or index, the columns of a unique one in SQLite, or null
 * @param column the column, or null
 * @param state the SQLSTATE, or null in SQLite
 */
record Violation(
        Kind kind,
        @Nullable String name,
        @Nullable String column,
        @Nullable String state) {
    /** Result codes of SQLite: CONSTRAINT, MISMATCH, TOOBIG. */
    private static final int SQLITE_CONSTRAINT = 19;

    private static final int SQLITE_MISMATCH = 20;
    private static final int SQLITE_TOO_BIG = 18;
    /** What the driver adds in brackets to a text of its own: the words of SQLite. */
    private static final Pattern SQLITE_WORDS =
            Pattern.compile("(UNIQUE|NOT NULL|CHECK|FOREIGN KEY) constraint failed(?:: (.*?))?\\)?$");

    enum Kind {
        UNIQUE,
        NOT_NULL,
        CHECK,
        FOREIGN_KEY,
        TOO_LONG,
        OTHER
    }

    /** What a row has done wrong, or null where the failure is not a row's fault. */
    static @Nullable Violation of(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null) {
            return ofSqlite(failure.getErrorCode() & 0xff, String.valueOf(failure.getMessage()));
        }
        Kind kind = kind(state);
        return kind == null ? null : PostgresDetails.violation(kind, state, failure);
    }

    /** SQLSTATEs of PostgreSQL, appendix A of its manual: data exceptions, integrity, check options, limits, errors raised by triggers. */
    private static @Nullable Kind kind(String state) {
        return switch (state) {
            case "23505" -> Kind.UNIQUE;
            case "23502" -> Kind.NOT_NULL;
            case "23514" -> Kind.CHECK;
            case "23503" -> Kind.FOREIGN_KEY;
            case "22001" -> Kind.TOO_LONG;
            default ->
                switch (state.substring(0, Math.min(2, state.length()))) {
                    case "22", "23", "44", "54", "P0" -> Kind.OTHER;
                    default -> null;
                };
        };
    }

    private static @Nullable Violation ofSqlite(int code, String message) {
        if (code != SQLITE_CONSTRAINT) {
            return code == SQLITE_MISMATCH || code == SQLITE_TOO_BIG
                    ? new Violation(Kind.OTHER, null, null, null)
                    : null;
        }
        Matcher words = SQLITE_WORDS.matcher(message);
        if (!words.find()) {
            return new Violation(Kind.OTHER, null, null, null);
        }
        String subject = words.group(2);
        return switch (words.group(1)) {
            case "UNIQUE" -> new Violation(Kind.UNIQUE, subject == null ? null : index(subject), null, null);
            case "NOT NULL" -> new Violation(Kind.NOT_NULL, null, subject == null ? null : columnOf(subject), null);
            case "CHECK" -> new Violation(Kind.CHECK, subject, null, null);
            default -> new Violation(Kind.FOREIGN_KEY, null, null, null);
        };
    }

    /** SQLite names an index over expressions, and the columns of any other. */
    private static String index(String subject) {
        if (subject.startsWith("index '")) {
            return subject.substring("index '".length(), subject.length() - 1);
        }
        return Arrays.stream(subject.split(", "))
                .map(column -> columnOf(column).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(","));
    }

    private static String columnOf(String qualified) {
        return qualified.substring(qualified.lastIndexOf('.') + 1);
    }

    /** The reason to refuse a row that was to be written. */
    String reason() {
        return switch (kind) {
            case UNIQUE -> "Another row has the same values" + named("unique constraint");
            case NOT_NULL ->
                column == null ? "A column must not be empty" : "The column " + column + " must not be empty";
            case CHECK -> "The values do not satisfy a rule of the table" + named("check constraint");
            case FOREIGN_KEY -> "The values refer to something that does not exist" + named("foreign key");
            case TOO_LONG -> "A text is too long for its column";
            case OTHER ->
                "The database does not take these values" + (state == null ? "" : " (SQLSTATE " + state + ")");
        };
    }

    /** The reason to refuse a deletion. */
    String reasonToKeep() {
        return kind == Kind.FOREIGN_KEY ? "Other rows refer to this user" + named("foreign key") : reason();
    }

    private String named(String what) {
        return name == null ? "" : " (" + what + " " + name + ")";
    }
}
