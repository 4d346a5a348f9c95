// SPDX-License-Identifier: Apache-2.0
package dev.muster.user;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user in Muster's canonical form. The user's id is not part of it: that belongs to the store, see {@code StoredUser}. Immutable.
 *
 * <p>The constraints are those every import checks; a host adds its own by a {@code jakarta.validation.Validator} of its own. Build one
 * with {@link #of(UserDraft)} rather than by the long constructor.
 *
 * @param externalId id in the system the user came from, or null
 * @param username name to log in with, or null
 * @param email main e-mail address as it was given, or null
 * @param emailVerified whether that address was proved, or null where not known
 * @param otherEmails further addresses, possibly none
 * @param phone telephone number in E.164 form, or null
 * @param phoneVerified whether that number was proved, or null where not known
 * @param givenName given name, or null
 * @param middleName middle name, or null
 * @param familyName family name, or null
 * @param name whole name for display, or null
 * @param nickname nickname, or null
 * @param picture URI of a picture, never fetched, or null
 * @param profile URI of a profile page, or null
 * @param website URI of the user's own page, or null
 * @param locale BCP 47 language tag, or null
 * @param zoneinfo IANA time zone name, or null
 * @param birthdate date of birth, or null
 * @param gender gender in the host's words, or null
 * @param address postal address, or null
 * @param status status, or null where the store shall decide
 * @param organization id of the user's organization in the host's words, or null
 * @param department department, or null
 * @param title job title, or null
 * @param roles role names, possibly none
 * @param memberships organizations and the roles held there, possibly none
 * @param createdAt when the user was created, or null
 * @param updatedAt when the user was last changed, or null
 * @param lastLoginAt when the user last logged in, or null
 * @param credential password hash, or null
 * @param mfaFactors second factors, possibly none
 * @param identities identities at other providers, possibly none
 * @param attributes further values the application may show
 * @param privateAttributes further values for administrators only
 */
public record User(
        @Nullable @Size(max = 255) String externalId,
        @Nullable @Size(max = 255) String username,
        @Nullable @WellFormed(FieldType.EMAIL) String email,
        @Nullable Boolean emailVerified,
        @Size(max = 50) List<@WellFormed(FieldType.EMAIL) String> otherEmails,
        @Nullable @WellFormed(FieldType.PHONE) String phone,
        @Nullable Boolean phoneVerified,
        @Nullable @Size(max = 200) String givenName,
        @Nullable @Size(max = 200) String middleName,
        @Nullable @Size(max = 200) String familyName,
        @Nullable @Size(max = 400) String name,
        @Nullable @Size(max = 200) String nickname,

        @Nullable @WellFormed(FieldType.URI) @Size(max = 2048)
        String picture,

        @Nullable @WellFormed(FieldType.URI) @Size(max = 2048)
        String profile,

        @Nullable @WellFormed(FieldType.URI) @Size(max = 2048)
        String website,

        @Nullable @WellFormed(FieldType.LOCALE) String locale,
        @Nullable @WellFormed(FieldType.ZONE) String zoneinfo,
        @Nullable LocalDate birthdate,
        @Nullable @Size(max = 64) String gender,
        @Nullable @Valid Address address,
        @Nullable UserStatus status,
        @Nullable @Size(max = 255) String organization,
        @Nullable @Size(max = 255) String department,
        @Nullable @Size(max = 255) String title,
        @Size(max = 200) Set<String> roles,
        @Size(max = 200) List<Membership> memberships,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable Instant lastLoginAt,
        @Nullable Credential credential,
        @Size(max = 50) List<MfaFactor> mfaFactors,
        @Size(max = 50) List<LinkedIdentity> identities,
        Attributes attributes,
        Attributes privateAttributes) {
    /**
     * Copies the lists and sets.
     *
     * @param externalId id in the system the user came from, or null
     * @param username name to log in with, or null
     * @param email main e-mail address as it was given, or null
     * @param emailVerified whether that address was proved, or null where not known
     * @param otherEmails further addresses, possibly none
     * @param phone telephone number in E.164 form, or null
     * @param phoneVerified whether that number was proved, or null where not known
     * @param givenName given name, or null
     * @param middleName middle name, or null
     * @param familyName family name, or null
     * @param name whole name for display, or null
     * @param nickname nickname, or null
     * @param picture URI of a picture, never fetched, or null
     * @param profile URI of a profile page, or null
     * @param website URI of the user's own page, or null
     * @param locale BCP 47 language tag, or null
     * @param zoneinfo IANA time zone name, or null
     * @param birthdate date of birth, or null
     * @param gender gender in the host's words, or null
     * @param address postal address, or null
     * @param status status, or null where the store shall decide
     * @param organization id of the user's organization in the host's words, or null
     * @param department department, or null
     * @param title job title, or null
     * @param roles role names, possibly none
     * @param memberships organizations and the roles held there, possibly none
     * @param createdAt when the user was created, or null
     * @param updatedAt when the user was last changed, or null
     * @param lastLoginAt when the user last logged in, or null
     * @param credential password hash, or null
     * @param mfaFactors second factors, possibly none
     * @param identities identities at other providers, possibly none
     * @param attributes further values the application may show
     * @param privateAttributes further values for administrators only
     */
    public User {
        otherEmails = List.copyOf(otherEmails);
        roles = Set.copyOf(roles);
        memberships = List.copyOf(memberships);
        mfaFactors = List.copyOf(mfaFactors);
        identities = List.copyOf(identities);
    }

    /**
     * {@return a user with exactly the draft's values}
     *
     * @param draft the values; {@link UserField#ID} is ignored
     */
    public static User of(UserDraft draft) {
        return UserValues.user(draft, null);
    }

    /**
     * {@return this user after the draft's fields have been written}
     *
     * @param draft the fields to write
     */
    public User with(UserDraft draft) {
        return UserValues.user(draft, this);
    }

    /**
     * {@return the value of a field; null where the user has none, also for an empty list or set}
     *
     * @param field the field; {@link UserField#ID} is always null, and attributes are answered as {@link Attributes}
     */
    public @Nullable Object value(UserField field) {
        return UserValues.value(this, field);
    }

    /** {@return all values of this user as a draft, without those that are null or empty} */
    public UserDraft toDraft() {
        return UserValues.draft(this);
    }

    /**
     * {@return the attributes that a field of that type holds}
     *
     * @param field {@link UserField#ATTRIBUTES} or {@link UserField#PRIVATE_ATTRIBUTES}
     * @throws IllegalArgumentException for any other field
     */
    public Attributes attributes(UserField field) {
        return switch (field) {
            case ATTRIBUTES -> attributes;
            case PRIVATE_ATTRIBUTES -> privateAttributes;
            default -> throw new IllegalArgumentException(field.fileName() + " holds no attributes");
        };
    }

    /** {@return a text that names no person, safe to log} */
    @Override
    public String toString() {
        return "User[***]";
    }
}
