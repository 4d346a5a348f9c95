// SPDX-License-Identifier: Apache-2.0
package dev.muster.user;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The one place where fields by name and the components of {@link User} meet. */
final class UserValues {
    private static final UserField[] FIELDS = UserField.values();

    private UserValues() {}

    static @Nullable Object value(User user, UserField field) {
        return switch (field) {
            case ID -> null;
            case EXTERNAL_ID -> user.externalId();
            case USERNAME -> user.username();
            case EMAIL -> user.email();
            case EMAIL_VERIFIED -> user.emailVerified();
            case OTHER_EMAILS -> unlessEmpty(user.otherEmails());
            case PHONE -> user.phone();
            case PHONE_VERIFIED -> user.phoneVerified();
            case GIVEN_NAME -> user.givenName();
            case MIDDLE_NAME -> user.middleName();
            case FAMILY_NAME -> user.familyName();
            case NAME -> user.name();
            case NICKNAME -> user.nickname();
            case PICTURE -> user.picture();
            case PROFILE -> user.profile();
            case WEBSITE -> user.website();
            case LOCALE -> user.locale();
            case ZONEINFO -> user.zoneinfo();
            case BIRTHDATE -> user.birthdate();
            case GENDER -> user.gender();
            case ADDRESS -> user.address();
            case STATUS -> user.status();
            case ORGANIZATION -> user.organization();
            case DEPARTMENT -> user.department();
            case TITLE -> user.title();
            case ROLES -> unlessEmpty(user.roles());
            case MEMBERSHIPS -> unlessEmpty(user.memberships());
            case CREATED_AT -> user.createdAt();
            case UPDATED_AT -> user.updatedAt();
            case LAST_LOGIN_AT -> user.lastLoginAt();
            case CREDENTIAL -> user.credential();
            case MFA_FACTORS -> unlessEmpty(user.mfaFactors());
            case IDENTITIES -> unlessEmpty(user.identities());
            case ATTRIBUTES -> user.attributes().isEmpty() ? null : user.attributes();
            case PRIVATE_ATTRIBUTES -> user.privateAttributes().isEmpty() ? null : user.privateAttributes();
        };
    }

    private static @Nullable Object unlessEmpty(Collection<?> values) {
        return values.isEmpty() ? null : values;
    }

    static UserDraft draft(User user) {
        UserDraft.Builder draft = UserDraft.builder();
        for (UserField field : FIELDS) {
            Object value = value(user, field);
            if (value != null) {
                draft.set(field, value);
            }
        }
        return draft.build();
    }

    static User user(UserDraft draft, @Nullable User base) {
        Overlay over = new Overlay(draft, base);
        return new User(
                over.get(UserField.EXTERNAL_ID, String.class),
                over.get(UserField.USERNAME, String.class),
                over.get(UserField.EMAIL, String.class),
                over.get(UserField.EMAIL_VERIFIED, Boolean.class),
                over.list(UserField.OTHER_EMAILS),
                over.get(UserField.PHONE, String.class),
                over.get(UserField.PHONE_VERIFIED, Boolean.class),
                over.get(UserField.GIVEN_NAME, String.class),
                over.get(UserField.MIDDLE_NAME, String.class),
                over.get(UserField.FAMILY_NAME, String.class),
                over.get(UserField.NAME, String.class),
                over.get(UserField.NICKNAME, String.class),
                over.get(UserField.PICTURE, String.class),
                over.get(UserField.PROFILE, String.class),
                over.get(UserField.WEBSITE, String.class),
                over.get(UserField.LOCALE, String.class),
                over.get(UserField.ZONEINFO, String.class),
                over.get(UserField.BIRTHDATE, LocalDate.class),
                over.get(UserField.GENDER, String.class),
                over.get(UserField.ADDRESS, Address.class),
                over.get(UserField.STATUS, UserStatus.class),
                over.get(UserField.ORGANIZATION, String.class),
                over.get(UserField.DEPARTMENT, String.class),
                over.get(UserField.TITLE, String.class),
                over.names(UserField.ROLES),
                over.list(UserField.MEMBERSHIPS),
                over.get(UserField.CREATED_AT, Instant.class),
                over.get(UserField.UPDATED_AT, Instant.class),
                over.get(UserField.LAST_LOGIN_AT, Instant.class),
                over.get(UserField.CREDENTIAL, Credential.class),
                over.list(UserField.MFA_FACTORS),
                over.list(UserField.IDENTITIES),
                over.attributes(UserField.ATTRIBUTES),
                over.attributes(UserField.PRIVATE_ATTRIBUTES));
    }

    /** A draft laid over a user: the draft's fields hide the user's. The element types hold because {@link UserField} fixes them. */
    private record Overlay(UserDraft draft, @Nullable User base) {
        private @Nullable Object value(UserField field) {
            if (draft.has(field)) {
                return draft.get(field);
            }
            return base == null ? null : UserValues.value(base, field);
        }

        <T> @Nullable T get(UserField field, Class<T> type) {
            return type.cast(value(field));
        }

        @SuppressWarnings("unchecked")
        <T> List<T> list(UserField field) {
            Object value = value(field);
            return value == null ? List.of() : (List<T>) value;
        }

        @SuppressWarnings("unchecked")
        Set<String> names(UserField field) {
            Object value = value(field);
            return value == null ? Set.of() : (Set<String>) value;
        }

        Attributes attributes(UserField field) {
            Attributes current = base == null ? Attributes.empty() : base.attributes(field);
            return draft.get(field) instanceof AttributePatch patch ? patch.applyTo(current) : current;
        }
    }
}
