// SPDX-License-Identifier: Apache-2.0
package dev.muster.user;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Some fields of a user: those a file's record carries, those a change writes, or what a user held in them before. A field that is not
 * {@linkplain #has present} is left alone; one that is present with the value null is to be cleared. Immutable.
 *
 * <p>Values have the Java type that {@link FieldType#valueType()} names; for {@link UserField#ATTRIBUTES} and {@link
 * UserField#PRIVATE_ATTRIBUTES} that is an {@link AttributePatch}.
 *
 * <pre>{@code
 * UserDraft draft = UserDraft.builder().set(EMAIL, "ann@example.org").set(NAME, "Ann").build();
 * User user = User.of(draft);
 * }</pre>
 */
public final class UserDraft {
    private static final UserField[] FIELDS = UserField.values();
    private static final UserDraft EMPTY = new UserDraft(new @Nullable Object[FIELDS.length], 0);

    private final @Nullable Object[] values;
    /** Bit n is set when the field at place n is present. */
    private final long present;

    private UserDraft(@Nullable Object[] values, long present) {
        this.values = values;
        this.present = present;
    }

    /** {@return a draft without any field} */
    public static UserDraft empty() {
        return EMPTY;
    }

    /** {@return a builder for a draft} */
    public static Builder builder() {
        return new Builder(new @Nullable Object[FIELDS.length], 0);
    }

    /** {@return a builder that starts with this draft's fields} */
    public Builder toBuilder() {
        return new Builder(values.clone(), present);
    }

    /** {@return the fields that are present, in the order of {@link UserField}} */
    public Set<UserField> fields() {
        EnumSet<UserField> fields = EnumSet.noneOf(UserField.class);
        for (UserField field : FIELDS) {
            if (has(field)) {
                fields.add(field);
            }
        }
        return fields;
    }

    /** {@return whether no field is present} */
    public boolean isEmpty() {
        return present == 0;
    }

    /**
     * {@return whether the field is present, be it with null}
     *
     * @param field the field to look for
     */
    public boolean has(UserField field) {
        return (present & bit(field)) != 0;
    }

    /**
     * {@return the field's value; null if it is absent or to be cleared}
     *
     * @param field the field to read
     */
    public @Nullable Object get(UserField field) {
        return values[index(field)];
    }

    /**
     * {@return the field's text; null if it is absent or to be cleared}
     *
     * @param field a field whose type {@linkplain FieldType#valueType() is text}
     * @throws ClassCastException if the field holds no text
     */
    public @Nullable String text(UserField field) {
        return (String) values[index(field)];
    }

    /**
     * {@return what the user holds in this draft's fields}: the draft that would take this one back
     *
     * @param user the user to look at
     */
    public UserDraft imageOf(User user) {
        Builder image = builder();
        for (UserField field : FIELDS) {
            if (has(field)) {
                image.set(field, imageOf(field, user));
            }
        }
        return image.build();
    }

    private @Nullable Object imageOf(UserField field, User user) {
        if (field.type() == FieldType.ATTRIBUTES) {
            AttributePatch patch = (AttributePatch) Objects.requireNonNull(values[index(field)]);
            return patch.imageOf(user.attributes(field));
        }
        return user.value(field);
    }

    /**
     * {@return whether the user holds exactly this draft's values in this draft's fields}
     *
     * @param user the user to compare with, in the store's canonical form as this draft is
     */
    public boolean matches(User user) {
        for (UserField field : FIELDS) {
            if (has(field) && !Objects.equals(values[index(field)], imageOf(field, user))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UserDraft that && present == that.present && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(present, Arrays.hashCode(values));
    }

    /** {@return the names of the fields without their values, safe to log} */
    @Override
    public String toString() {
        return "UserDraft" + fields();
    }

    private static long bit(UserField field) {
        return 1L << index(field);
    }

    /** A draft lives for one record of millions: an array by place, where a map would cost more than the values. */
    @SuppressWarnings("EnumOrdinal")
    private static int index(UserField field) {
        return field.ordinal();
    }

    /** Collects the fields of a draft. Not safe for use by several threads. */
    public static final class Builder {
        private final @Nullable Object[] values;
        private long present;
        private boolean built;

        private Builder(@Nullable Object[] values, long present) {
            this.values = values;
            this.present = present;
        }

        /**
         * Sets a field, or marks it to be cleared. Lists and sets are copied; {@link Attributes} are taken as a patch that sets them.
         *
         * @param field the field
         * @param value a value of the field's type, or null to clear it
         * @return this builder
         * @throws IllegalArgumentException if the value is of another type than the field
         */
        public Builder set(UserField field, @Nullable Object value) {
            checkNotBuilt();
            values[index(field)] = checked(field, value);
            present |= bit(field);
            return this;
        }

        /**
         * Leaves a field out again.
         *
         * @param field the field
         * @return this builder
         */
        public Builder remove(UserField field) {
            checkNotBuilt();
            values[index(field)] = null;
            present &= ~bit(field);
            return this;
        }

        /**
         * {@return whether the field has been set so far}
         *
         * @param field the field
         */
        public boolean has(UserField field) {
            return (present & bit(field)) != 0;
        }

        /**
         * {@return the value set so far, or null}
         *
         * @param field the field
         */
        public @Nullable Object get(UserField field) {
            return values[index(field)];
        }

        /** {@return the draft} */
        public UserDraft build() {
            built = true;
            return present == 0 ? EMPTY : new UserDraft(values, present);
        }

        /** The draft has the builder's array. */
        private void checkNotBuilt() {
            if (built) {
                throw new IllegalStateException("A draft's builder builds once");
            }
        }

        private static @Nullable Object checked(UserField field, @Nullable Object value) {
            if (field.type() == FieldType.ATTRIBUTES) {
                if (value == null) {
                    return AttributePatch.of(Attributes.empty());
                }
                if (value instanceof Attributes attributes) {
                    return AttributePatch.of(attributes);
                }
            }
            if (value == null) {
                return null;
            }
            if (!field.type().valueType().isInstance(value)) {
                throw new IllegalArgumentException(field.fileName() + " holds a "
                        + field.type().valueType().getSimpleName() + ", not a "
                        + value.getClass().getSimpleName());
            }
            if (value instanceof String) {
                return value; // most are, and whether a text is a list takes long to find out
            }
            if (value instanceof List<?> list) {
                return list.isEmpty() ? null : List.copyOf(list);
            }
            if (value instanceof Set<?> set) {
                return set.isEmpty() ? null : Set.copyOf(set);
            }
            return value;
        }
    }
}
