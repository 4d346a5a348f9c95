// SPDX-License-Identifier: Apache-2.0
package dev.muster.user;

import java.util.Objects;

/**
 * The id a store gives to a user. Muster proposes a UUID of version 7 (RFC 9562) when it creates one; a store may use its own.
 *
 * @param value the id as text, not blank
 */
public record UserId(String value) {
    /**
     * Checks the id.
     *
     * @param value the id as text, not blank
     * @throws IllegalArgumentException if the value is blank
     */
    public UserId {
        Objects.requireNonNull(value, "value");
        if (value.isBlank()) {
            throw new IllegalArgumentException("A user id must not be blank");
        }
    }

    /** {@return the id as text} */
    @Override
    public String toString() {
        return value;
    }
}
