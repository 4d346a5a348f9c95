// SPDX-License-Identifier: Apache-2.0
package dev.muster.user;

import java.util.Objects;

/**
 * What a user proves a password against.
 *
 * @param hash the password hash in its text form, not blank; never a password
 */
public record Credential(String hash) {
    /**
     * Checks the hash.
     *
     * @param hash the password hash in its text form, not blank; never a password
     * @throws IllegalArgumentException if the hash is blank
     */
    public Credential {
        Objects.requireNonNull(hash, "hash");
        if (hash.isBlank()) {
            throw new IllegalArgumentException("A password hash must not be blank");
        }
    }

    /** {@return a text without the hash, safe to log} */
    @Override
    public String toString() {
        return "Credential[***]";
    }
}
