// SPDX-License-Identifier: Apache-2.0
package dev.muster.user;

import java.util.Objects;

/**
 * A second factor of a user.
 *
 * @param kind the kind of factor, such as {@code totp}, {@code phone} or {@code email}
 * @param value the seed, number or address behind it; a secret
 */
public record MfaFactor(String kind, String value) {
    /**
     * Checks that both parts are there.
     *
     * @param kind the kind of factor, such as {@code totp}, {@code phone} or {@code email}
     * @param value the seed, number or address behind it; a secret
     */
    public MfaFactor {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(value, "value");
    }

    /** {@return a text without the secret, safe to log} */
    @Override
    public String toString() {
        return "MfaFactor[" + kind + "]";
    }
}
