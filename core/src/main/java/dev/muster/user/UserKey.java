// SPDX-License-Identifier: Apache-2.0
package dev.muster.user;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something a user can be found by: a value of a {@linkplain UserField#isKey() key field} in normalised form, or the store's own id.
 *
 * <p>Two keys are equal when their normalised values are. E-mail addresses are trimmed, brought to Unicode form C, their domain to its
 * ASCII form (RFC 5890), and to lower case independent of language; telephone numbers keep {@code +} and digits; everything else is
 * trimmed and brought to Unicode form C. What a user's record holds is never changed by this.
 *
 * @param field {@link UserField#EXTERNAL_ID}, {@link UserField#USERNAME}, {@link UserField#EMAIL}, {@link UserField#PHONE} or {@link
 *     UserField#ID}
 * @param value the normalised value, not blank
 * @param scope the organization within which the key is unique, or null where it is unique in the whole store
 */
public record UserKey(
        UserField field, String value, @Nullable String scope) {
    /**
     * Normalises the value.
     *
     * @param field {@link UserField#EXTERNAL_ID}, {@link UserField#USERNAME}, {@link UserField#EMAIL}, {@link UserField#PHONE} or {@link UserField#ID}
     * @param value the normalised value, not blank
     * @param scope the organization within which the key is unique, or null where it is unique in the whole store
     * @throws IllegalArgumentException if the field is no key or the value is blank
     */
    public UserKey {
        Objects.requireNonNull(field, "field");
        if (!field.isKey() && field != UserField.ID) {
            throw new IllegalArgumentException(field.fileName() + " identifies no user");
        }
        value = KeyNormalizer.normalize(field, value);
        if (value.isEmpty()) {
            throw new IllegalArgumentException("A key must not be blank");
        }
    }

    /**
     * {@return a key that is unique in the whole store}
     *
     * @param field a key field, or {@link UserField#ID}
     * @param value the value in any spelling
     */
    public static UserKey of(UserField field, String value) {
        return new UserKey(field, value, null);
    }

    /**
     * {@return the key under which a store knows this id}
     *
     * @param id the store's id
     */
    public static UserKey of(UserId id) {
        return new UserKey(UserField.ID, id.value(), null);
    }

    /**
     * {@return the user's key in this field, or null where the field is empty}
     *
     * @param field a key field
     * @param user the user
     */
    public static @Nullable UserKey in(UserField field, User user) {
        return user.value(field) instanceof String text && !text.isBlank() ? of(field, text) : null;
    }

    /**
     * {@return the draft's key in this field, or null where it is absent, cleared or blank}
     *
     * @param field a key field
     * @param draft the draft
     */
    public static @Nullable UserKey in(UserField field, UserDraft draft) {
        return draft.get(field) instanceof String text && !text.isBlank() ? of(field, text) : null;
    }

    /**
     * {@return all keys the user has, strongest kind first, without scope}
     *
     * <p>Every call normalises them anew.
     *
     * @param user the user
     */
    public static List<UserKey> allOf(User user) {
        List<UserKey> keys = new ArrayList<>(4);
        for (UserField field : UserField.keys()) {
            UserKey key = in(field, user);
            if (key != null) {
                keys.add(key);
            }
        }
        return keys;
    }

    /**
     * {@return whether the user has this key}
     *
     * @param user a user of the same scope
     */
    public boolean identifies(User user) {
        return equals(in(field, user)) || (scope != null && new UserKey(field, value, null).equals(in(field, user)));
    }

    /**
     * {@return the spellings a store should look for if it cannot compare normalised values: the normalised one first}
     *
     * <p>For an e-mail address that also is the one with a Unicode domain. A store that keeps addresses as they came has to compare
     * without regard to case.
     */
    public List<String> lookupForms() {
        return KeyNormalizer.lookupForms(field, value);
    }

    /** {@return the kind of key without its value, safe to log} */
    @Override
    public String toString() {
        return "UserKey[" + field.fileName() + "]";
    }
}
