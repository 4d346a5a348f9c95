// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.util.Locale;
import java.util.UUID;

/** Ids that are text in Muster and something narrower in the database. */
final class IdText {
    private static final int UUID_LENGTH = 36;

    private IdText() {}

    /** The id as the database gives it back, or something else where the column cannot hold it. */
    static String canonical(ColumnType type, String text, String otherwise) {
        try {
            return switch (type) {
                case UUID -> uuid(text, otherwise);
                case INTEGER -> Long.toString(Long.parseLong(text));
                default -> text;
            };
        } catch (IllegalArgumentException none) {
            return otherwise;
        }
    }

    private static String uuid(String text, String otherwise) {
        return text.length() == UUID_LENGTH ? UUID.fromString(text).toString().toLowerCase(Locale.ROOT) : otherwise;
    }

    static boolean fits(ColumnType type, String text) {
        return !canonical(type, text, "").isEmpty();
    }

    static void check(TableColumn column, String text) {
        if (!fits(column.type(), text)) {
            throw new UnfitValueException("The column " + column.name() + " holds "
                    + (column.type() == ColumnType.UUID ? "UUIDs" : "whole numbers") + " only");
        }
    }
}
