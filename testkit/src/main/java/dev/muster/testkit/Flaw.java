// SPDX-License-Identifier: Apache-2.0
package dev.muster.testkit;

import dev.muster.user.UserField;
import org.jspecify.annotations.Nullable;

/** A way in which {@link UserGenerator} spoils a row, so that an import rejects it. */
public enum Flaw {
    /** No e-mail address, which imports match by unless told otherwise. */
    NO_EMAIL(UserField.EMAIL, ""),
    /** Something that is no e-mail address. */
    BAD_EMAIL(UserField.EMAIL, "nobody at example.org"),
    /** A telephone number that is not in international form. */
    BAD_PHONE(UserField.PHONE, "call me"),
    /** A language that is none. */
    BAD_LOCALE(UserField.LOCALE, "klingon!"),
    /** A time zone that does not exist. */
    BAD_ZONE(UserField.ZONEINFO, "Mars/Olympus"),
    /** A day that does not exist. */
    BAD_BIRTHDATE(UserField.BIRTHDATE, "1983-02-30"),
    /** A point in time that is none. */
    BAD_CREATED_AT(UserField.CREATED_AT, "last tuesday"),
    /** An address of a page that leads nowhere. */
    BAD_WEBSITE(UserField.WEBSITE, "javascript:alert(1)"),
    /** A name of a thousand letters. */
    LONG_NAME(UserField.GIVEN_NAME, "x".repeat(1_000)),
    /** The last two cells are missing. */
    TOO_FEW_CELLS(null, ""),
    /** There are two cells more than columns. */
    TOO_MANY_CELLS(null, "");

    private final @Nullable UserField field;
    private final String text;

    Flaw(@Nullable UserField field, String text) {
        this.field = field;
        this.text = text;
    }

    /** {@return the field whose value is spoiled, or null where the whole row is} */
    public @Nullable UserField field() {
        return field;
    }

    String text() {
        return text;
    }
}
