// SPDX-License-Identifier: Apache-2.0
package dev.muster.user;

import static dev.muster.user.FieldClass.PERSONAL;
import static dev.muster.user.FieldClass.PUBLIC;
import static dev.muster.user.FieldClass.SECRET;
import static dev.muster.user.FieldClass.SENSITIVE;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every field a user can have: its name in files, the kind of its values, how carefully it is treated, whether it identifies a user,
 * and what a job must say before an import sets it.
 *
 * <p>Names in files follow the standard claims of OpenID Connect Core 1.0, section 5.1, where there is one.
 */
public enum UserField {
    /** The store's own id of the user. Read from a store, written to exports, never set by an import. */
    ID("id", FieldType.TEXT, PUBLIC, Grant.NEVER),
    /** The id the user has in the system the file comes from. A key. */
    EXTERNAL_ID("external_id", FieldType.TEXT, PUBLIC, Grant.NONE),
    /** The name the user logs in with, where it is not the e-mail address. A key. */
    USERNAME("username", FieldType.TEXT, PERSONAL, Grant.NONE),
    /** The user's main e-mail address. A key. */
    EMAIL("email", FieldType.EMAIL, PERSONAL, Grant.NONE),
    /** Whether the user has proved to own the main e-mail address. */
    EMAIL_VERIFIED("email_verified", FieldType.BOOLEAN, PERSONAL, Grant.TRUST_VERIFIED),
    /** Further e-mail addresses. */
    OTHER_EMAILS("other_emails", FieldType.TEXT_LIST, PERSONAL, Grant.NONE),
    /** The telephone number. A key. */
    PHONE("phone_number", FieldType.PHONE, PERSONAL, Grant.NONE),
    /** Whether the user has proved to own the telephone number. */
    PHONE_VERIFIED("phone_number_verified", FieldType.BOOLEAN, PERSONAL, Grant.TRUST_VERIFIED),
    /** Given or first name. */
    GIVEN_NAME("given_name", FieldType.TEXT, PERSONAL, Grant.NONE),
    /** Middle name. */
    MIDDLE_NAME("middle_name", FieldType.TEXT, PERSONAL, Grant.NONE),
    /** Family or last name. */
    FAMILY_NAME("family_name", FieldType.TEXT, PERSONAL, Grant.NONE),
    /** The whole name as it is displayed. */
    NAME("name", FieldType.TEXT, PERSONAL, Grant.NONE),
    /** What the user wants to be called. */
    NICKNAME("nickname", FieldType.TEXT, PERSONAL, Grant.NONE),
    /** Address of a picture of the user. */
    PICTURE("picture", FieldType.URI, PERSONAL, Grant.NONE),
    /** Address of the user's profile page. */
    PROFILE("profile", FieldType.URI, PERSONAL, Grant.NONE),
    /** Address of the user's own page. */
    WEBSITE("website", FieldType.URI, PERSONAL, Grant.NONE),
    /** The user's language. */
    LOCALE("locale", FieldType.LOCALE, PUBLIC, Grant.NONE),
    /** The user's time zone. */
    ZONEINFO("zoneinfo", FieldType.ZONE, PUBLIC, Grant.NONE),
    /** Date of birth. */
    BIRTHDATE("birthdate", FieldType.DATE, SENSITIVE, Grant.NONE),
    /** Gender, in the host's words. */
    GENDER("gender", FieldType.TEXT, SENSITIVE, Grant.NONE),
    /** Postal address. */
    ADDRESS("address", FieldType.ADDRESS, SENSITIVE, Grant.NONE),
    /** Whether and how the user may use the application. */
    STATUS("status", FieldType.STATUS, PUBLIC, Grant.ALLOW),
    /** The organization the user belongs to, by the host's id. */
    ORGANIZATION("organization", FieldType.TEXT, PUBLIC, Grant.ORGANIZATION),
    /** Department within the organization. */
    DEPARTMENT("department", FieldType.TEXT, PUBLIC, Grant.NONE),
    /** Job title. */
    TITLE("title", FieldType.TEXT, PUBLIC, Grant.NONE),
    /** Names of the user's roles. */
    ROLES("roles", FieldType.NAME_SET, PUBLIC, Grant.ROLES),
    /** Organizations with the roles held in each, for users of several organizations. */
    MEMBERSHIPS("memberships", FieldType.MEMBERSHIPS, PUBLIC, Grant.ORGANIZATION_AND_ROLES),
    /** When the user was created. */
    CREATED_AT("created_at", FieldType.INSTANT, PERSONAL, Grant.NONE),
    /** When the user was last changed. */
    UPDATED_AT("updated_at", FieldType.INSTANT, PERSONAL, Grant.ALLOW),
    /** When the user last logged in. */
    LAST_LOGIN_AT("last_login_at", FieldType.INSTANT, PERSONAL, Grant.ALLOW),
    /** The password hash. */
    CREDENTIAL("password_hash", FieldType.CREDENTIAL, SECRET, Grant.PASSWORDS),
    /** Second factors. */
    MFA_FACTORS("mfa_factors", FieldType.MFA_FACTORS, SECRET, Grant.PASSWORDS),
    /** Identities at other providers that belong to the user. */
    IDENTITIES("identities", FieldType.IDENTITIES, PERSONAL, Grant.NONE),
    /** Everything else about the user that the application may show. */
    ATTRIBUTES("attributes", FieldType.ATTRIBUTES, PERSONAL, Grant.NONE),
    /** Everything else about the user that only administrators may see. */
    PRIVATE_ATTRIBUTES("private_attributes", FieldType.ATTRIBUTES, SENSITIVE, Grant.NONE);

    private static final Map<String, UserField> BY_FILE_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(UserField::fileName, Function.identity()));

    private static final List<UserField> KEYS =
            Stream.of(values()).filter(UserField::isKey).toList();

    private final String fileName;
    private final FieldType type;
    private final FieldClass fieldClass;
    private final Grant grant;

    UserField(String fileName, FieldType type, FieldClass fieldClass, Grant grant) {
        this.fileName = fileName;
        this.type = type;
        this.fieldClass = fieldClass;
        this.grant = grant;
    }

    /** {@return the field's name in files: lower case, words joined by underscores} */
    public String fileName() {
        return fileName;
    }

    /** {@return the kind of value the field holds} */
    public FieldType type() {
        return type;
    }

    /** {@return how carefully the field is treated} */
    public FieldClass fieldClass() {
        return fieldClass;
    }

    /** {@return what a job must say before an import sets this field} */
    public Grant grant() {
        return grant;
    }

    /**
     * {@return what people call the field, for headings and forms; no two fields have the same title in one language, and an import
     * finds the field under its title in each language of {@link #languages()}}
     *
     * @param locale the language; English where there is no translation
     */
    public String title(Locale locale) {
        return FieldTexts.title(this, locale);
    }

    /**
     * {@return what the field holds and in what form, with an example, and what a job must say where an import does not set it by itself}
     *
     * @param locale the language; English where there is no translation
     */
    public String definition(Locale locale) {
        return FieldTexts.definition(this, locale);
    }

    /** {@return the languages of titles and definitions: English, German, French and Spanish} */
    public static List<Locale> languages() {
        return FieldTexts.LANGUAGES;
    }

    /** {@return all fields a user can be matched by, the strongest first} */
    public static List<UserField> keys() {
        return KEYS;
    }

    /** {@return whether a user can be matched by this field} */
    public boolean isKey() {
        return this == EXTERNAL_ID || this == USERNAME || this == EMAIL || this == PHONE;
    }

    /**
     * {@return the field with this name in files, or empty}
     *
     * @param fileName a name such as {@code given_name}; case does not matter
     */
    public static Optional<UserField> named(String fileName) {
        return Optional.ofNullable(BY_FILE_NAME.get(fileName.toLowerCase(Locale.ROOT)));
    }
}
