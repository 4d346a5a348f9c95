// SPDX-License-Identifier: Apache-2.0
package dev.muster.user;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The user's identity at another provider.
 *
 * @param provider the provider's name, such as {@code google-oauth2}
 * @param subject the user's id there
 * @param email the e-mail address known there, or null
 */
public record LinkedIdentity(
        String provider, String subject, @Nullable String email) {
    /**
     * Checks that provider and subject are there.
     *
     * @param provider the provider's name, such as {@code google-oauth2}
     * @param subject the user's id there
     * @param email the e-mail address known there, or null
     */
    public LinkedIdentity {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(subject, "subject");
    }
}
