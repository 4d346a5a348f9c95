// SPDX-License-Identifier: Apache-2.0
package dev.muster.user;

import java.util.Objects;
import java.util.Set;

/**
 * A user's place in one organization.
 *
 * @param organization the organization's id in the host's words, not blank
 * @param roles the names of the roles held there, possibly none
 */
public record Membership(String organization, Set<String> roles) {
    /**
     * Checks and copies the parts.
     *
     * @param organization the organization's id in the host's words, not blank
     * @param roles the names of the roles held there, possibly none
     * @throws IllegalArgumentException if the organization is blank
     */
    public Membership {
        Objects.requireNonNull(organization, "organization");
        if (organization.isBlank()) {
            throw new IllegalArgumentException("A membership needs an organization");
        }
        roles = Set.copyOf(roles);
    }
}
