// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.user.FieldType;
import dev.muster.user.UserField;
import org.jspecify.annotations.Nullable;

/** Which columns can hold which fields, and how. */
final class ColumnCodecs {
    private ColumnCodecs() {}

    /** How the column keeps values of the field, or null if it cannot. */
    static @Nullable ColumnCodec of(UserField field, TableColumn column, TableMapping mapping, KeySpelling spelling) {
        ColumnType type = column.type();
        return switch (field.type()) {
            case TEXT, EMAIL, PHONE, URI, LOCALE, ZONE ->
                holdsText(field, type) ? new TextCodec(field, column, spelling) : null;
            case BOOLEAN -> type == ColumnType.BOOLEAN || isNumberOfSqlite(column) ? new BooleanCodec() : null;
            case DATE -> type == ColumnType.DATE || isTextOfSqlite(column) ? new DateCodec(column) : null;
            case INSTANT ->
                type == ColumnType.TIMESTAMP || type == ColumnType.LOCAL_TIMESTAMP || isTextOfSqlite(column)
                        ? new InstantCodec(column)
                        : null;
            case STATUS -> type.isText() || type == ColumnType.WORD ? new StatusCodec(mapping.statuses()) : null;
            case CREDENTIAL -> type.isText() ? new CredentialCodec(column) : null;
            case TEXT_LIST, NAME_SET ->
                type == ColumnType.TEXT_ARRAY ? new TextArrayCodec(field.type()) : json(field.type(), column);
            case ADDRESS, MEMBERSHIPS, MFA_FACTORS, IDENTITIES, ATTRIBUTES -> json(field.type(), column);
        };
    }

    private static boolean holdsText(UserField field, ColumnType type) {
        return type.isText()
                || (field.type() == FieldType.TEXT
                        && (type == ColumnType.UUID || type == ColumnType.INTEGER || type == ColumnType.WORD));
    }

    private static @Nullable ColumnCodec json(FieldType field, TableColumn column) {
        ColumnType type = column.type();
        return type == ColumnType.JSON || type == ColumnType.LOOSE || type.isText()
                ? new JsonCodec(field, column)
                : null;
    }

    /** PostgreSQL declares its types in lower case. */
    private static boolean isTextOfSqlite(TableColumn column) {
        return column.type() == ColumnType.LOOSE || (column.type() == ColumnType.TEXT && isOfSqlite(column));
    }

    private static boolean isNumberOfSqlite(TableColumn column) {
        return column.type() == ColumnType.INTEGER && isOfSqlite(column);
    }

    private static boolean isOfSqlite(TableColumn column) {
        return column.declared().chars().noneMatch(Character::isLowerCase);
    }

    /** What to use for a field, for whoever has to change a column. */
    static String fitting(UserField field, Dialect dialect) {
        boolean sqlite = dialect == Dialect.SQLITE;
        return switch (field.type()) {
            case TEXT, EMAIL, PHONE, URI, LOCALE, ZONE, STATUS, CREDENTIAL -> "text";
            case BOOLEAN -> "boolean";
            case DATE -> sqlite ? "text" : "date";
            case INSTANT -> sqlite ? "text" : "timestamp with time zone";
            case TEXT_LIST, NAME_SET -> sqlite ? "text" : "text[] or jsonb";
            case ADDRESS, MEMBERSHIPS, MFA_FACTORS, IDENTITIES, ATTRIBUTES -> sqlite ? "text" : "jsonb";
        };
    }
}
