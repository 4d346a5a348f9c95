// SPDX-License-Identifier: Apache-2.0
package dev.muster.store;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** The roles and organizations a host knows. Safe for use by several threads; asked often, so it should answer from memory. */
public interface Directory {
    /** {@return the names of all roles, or empty where any role will do} */
    Optional<Set<String>> roles();

    /**
     * {@return whether there is an organization of this id}
     *
     * @param id the id in the host's words
     */
    boolean hasOrganization(String id);

    /** {@return a directory that knows every role and organization} */
    static Directory open() {
        return new Directory() {
            @Override
            public Optional<Set<String>> roles() {
                return Optional.empty();
            }

            @Override
            public boolean hasOrganization(String id) {
                return true;
            }
        };
    }

    /**
     * {@return a directory of these roles and organizations}
     *
     * @param roles names of roles
     * @param organizations ids of organizations
     */
    static Directory of(Collection<String> roles, Collection<String> organizations) {
        Optional<Set<String>> knownRoles = Optional.of(Set.copyOf(roles));
        Set<String> knownOrganizations = Set.copyOf(organizations);
        return new Directory() {
            @Override
            public Optional<Set<String>> roles() {
                return knownRoles;
            }

            @Override
            public boolean hasOrganization(String id) {
                return knownOrganizations.contains(id);
            }
        };
    }
}
