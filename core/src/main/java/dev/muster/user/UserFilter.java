// SPDX-License-Identifier: Apache-2.0
package dev.muster.user;

import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which users to read. Every part narrows the choice; an empty set or a null bound does not. A store may answer with more users than
 * match, because the filter is a predicate too and is asked again.
 *
 * @param organizations ids of organizations, one of which the user must belong to; empty for all
 * @param statuses statuses, one of which the user must have; empty for all
 * @param roles role names, one of which the user must hold; empty for all
 * @param createdFrom earliest time of creation, inclusive, or null
 * @param createdBefore end of the times of creation, exclusive, or null
 */
public record UserFilter(
        Set<String> organizations,
        Set<UserStatus> statuses,
        Set<String> roles,
        @Nullable Instant createdFrom,
        @Nullable Instant createdBefore)
        implements Predicate<User> {
    private static final UserFilter ALL = new UserFilter(Set.of(), Set.of(), Set.of(), null, null);

    /**
     * Copies the sets.
     *
     * @param organizations ids of organizations, one of which the user must belong to; empty for all
     * @param statuses statuses, one of which the user must have; empty for all
     * @param roles role names, one of which the user must hold; empty for all
     * @param createdFrom earliest time of creation, inclusive, or null
     * @param createdBefore end of the times of creation, exclusive, or null
     */
    public UserFilter {
        organizations = Set.copyOf(organizations);
        statuses = Set.copyOf(statuses);
        roles = Set.copyOf(roles);
    }

    /** {@return the filter that lets every user through} */
    public static UserFilter all() {
        return ALL;
    }

    @Override
    public boolean test(User user) {
        return inOrganization(user)
                && (statuses.isEmpty() || (user.status() != null && statuses.contains(user.status())))
                && (roles.isEmpty() || user.roles().stream().anyMatch(roles::contains))
                && inRange(user.createdAt());
    }

    private boolean inOrganization(User user) {
        return organizations.isEmpty()
                || (user.organization() != null && organizations.contains(user.organization()))
                || user.memberships().stream().map(Membership::organization).anyMatch(organizations::contains);
    }

    private boolean inRange(@Nullable Instant createdAt) {
        if (createdFrom == null && createdBefore == null) {
            return true;
        }
        return createdAt != null
                && (createdFrom == null || !createdAt.isBefore(createdFrom))
                && (createdBefore == null || createdAt.isBefore(createdBefore));
    }
}
