// SPDX-License-Identifier: Apache-2.0
package dev.muster.user;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** The kind of value a field holds, and the Java type it has in {@link User} and {@link UserDraft}. */
public enum FieldType {
    /** Any text. */
    TEXT(String.class),
    /** An e-mail address. */
    EMAIL(String.class),
    /** A telephone number in E.164 form: {@code +} and 7 to 15 digits. */
    PHONE(String.class),
    /** An absolute URI as text. It is never fetched. */
    URI(String.class),
    /** A language tag of BCP 47 (RFC 5646). */
    LOCALE(String.class),
    /** A zone name of the IANA time zone database. */
    ZONE(String.class),
    /** Yes or no. */
    BOOLEAN(Boolean.class),
    /** A calendar date without a zone. */
    DATE(LocalDate.class),
    /** A point in time. */
    INSTANT(Instant.class),
    /** A {@link UserStatus}. */
    STATUS(UserStatus.class),
    /** Texts in order. */
    TEXT_LIST(List.class),
    /** Names without order or repetition. */
    NAME_SET(Set.class),
    /** An {@link Address}. */
    ADDRESS(Address.class),
    /** A list of {@link Membership}. */
    MEMBERSHIPS(List.class),
    /** A {@link Credential}. */
    CREDENTIAL(Credential.class),
    /** A list of {@link MfaFactor}. */
    MFA_FACTORS(List.class),
    /** A list of {@link LinkedIdentity}. */
    IDENTITIES(List.class),
    /** JSON values by name: {@link Attributes} in a user, an {@link AttributePatch} in a draft. */
    ATTRIBUTES(AttributePatch.class);

    private final Class<?> valueType;

    FieldType(Class<?> valueType) {
        this.valueType = valueType;
    }

    /** {@return the Java type of a value of this kind in a {@link UserDraft}} */
    public Class<?> valueType() {
        return valueType;
    }

    /** {@return whether a value has parts of its own, so that a cell of text can only hold it as JSON} */
    public boolean isStructured() {
        return switch (this) {
            case ADDRESS, MEMBERSHIPS, MFA_FACTORS, IDENTITIES, ATTRIBUTES -> true;
            case TEXT,
                    EMAIL,
                    PHONE,
                    URI,
                    LOCALE,
                    ZONE,
                    BOOLEAN,
                    DATE,
                    INSTANT,
                    STATUS,
                    TEXT_LIST,
                    NAME_SET,
                    CREDENTIAL -> false;
        };
    }
}
