// SPDX-License-Identifier: Apache-2.0
package dev.muster.mapping;

import dev.muster.user.FieldType;
import dev.muster.user.UserField;
import java.util.List;
import java.util.Objects;

/** Where a column leads. */
public sealed interface ColumnTarget {
    /**
     * Into a field, or into a part of it.
     *
     * @param field the field
     * @param path empty for the whole field; the names below {@code attributes} or {@code private_attributes}; the part of an {@code
     *     address}
     */
    record Into(UserField field, List<String> path) implements ColumnTarget {
        /**
         * Checks that the field has such parts.
         *
         * @param field the field
         * @param path empty for the whole field; the names below {@code attributes} or {@code private_attributes}; the part of an {@code address}
         * @throws IllegalArgumentException if the field has no parts and the path names one, or a name is blank
         */
        public Into {
            Objects.requireNonNull(field, "field");
            path = List.copyOf(path);
            boolean hasParts = field.type() == FieldType.ATTRIBUTES || field.type() == FieldType.ADDRESS;
            if (!path.isEmpty() && !hasParts) {
                throw new IllegalArgumentException(field.fileName() + " has no parts");
            }
            if (path.stream().anyMatch(String::isBlank)) {
                throw new IllegalArgumentException("A part of " + field.fileName() + " needs a name");
            }
        }

        /** {@return the name in files: the field's name and the path, joined by dots} */
        @Override
        public String toString() {
            return path.isEmpty() ? field.fileName() : field.fileName() + "." + String.join(".", path);
        }
    }

    /**
     * Nowhere.
     *
     * @param reason why
     */
    record Nowhere(Reason reason) implements ColumnTarget {}

    /** Why a column leads nowhere. */
    enum Reason {
        /** The job ignores it. */
        IGNORED,
        /** It is one of Muster's own columns of a rejected-rows file or an export. */
        MUSTER_COLUMN,
        /** It looks like a secret. */
        LOOKS_SECRET,
        /** It is unknown and the job ignores unknown columns. */
        UNKNOWN,
        /** It was matched by a guess that the job does not accept. */
        GUESS_NOT_ACCEPTED
    }

    /**
     * {@return a target that is a whole field}
     *
     * @param field the field
     */
    static ColumnTarget field(UserField field) {
        return new Into(field, List.of());
    }

    /**
     * {@return a target that is an attribute}
     *
     * @param path the names that lead to it, outermost first, at least one
     */
    static ColumnTarget attribute(String... path) {
        return new Into(UserField.ATTRIBUTES, List.of(path));
    }

    /** {@return the target of a column that the job ignores} */
    static ColumnTarget ignored() {
        return new Nowhere(Reason.IGNORED);
    }
}
