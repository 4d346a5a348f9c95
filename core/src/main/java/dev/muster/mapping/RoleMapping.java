// SPDX-License-Identifier: Apache-2.0
package dev.muster.mapping;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Translates the role names of a file into the host's: one name may become several. Names are compared without regard to case and outer
 * blanks. A name the mapping does not hold stands for itself if the directory knows it; otherwise {@link #unknown()} decides. Immutable.
 *
 * <pre>{@code
 * RoleMapping.of("Administrator", "admin").and("Owner", "admin", "billing").unknown(UnknownRole.DROP)
 * }</pre>
 */
public final class RoleMapping {
    private final Map<String, Set<String>> roles;
    private final UnknownRole unknown;

    private RoleMapping(Map<String, Set<String>> roles, UnknownRole unknown) {
        this.roles = roles;
        this.unknown = unknown;
    }

    /** {@return a mapping that takes every role as it is, and rejects those the directory does not know} */
    public static RoleMapping asIs() {
        return new RoleMapping(Map.of(), UnknownRole.REJECT);
    }

    /**
     * {@return a mapping of one name; unknown roles are rejected}
     *
     * @param name the name in the file
     * @param roles the host's roles it stands for, at least one
     */
    public static RoleMapping of(String name, String... roles) {
        return asIs().and(name, roles);
    }

    /**
     * {@return this mapping and one more name}
     *
     * @param name the name in the file
     * @param hostRoles the host's roles it stands for, at least one
     * @throws IllegalArgumentException if there is no role, or the name is blank or mapped already
     */
    public RoleMapping and(String name, String... hostRoles) {
        if (hostRoles.length == 0 || name.isBlank()) {
            throw new IllegalArgumentException("A role mapping needs a name and at least one role");
        }
        Map<String, Set<String>> extended = new TreeMap<>(roles);
        if (extended.put(folded(name), Set.copyOf(List.of(hostRoles))) != null) {
            throw new IllegalArgumentException("Mapped twice: " + name);
        }
        return new RoleMapping(Map.copyOf(extended), unknown);
    }

    /**
     * {@return this mapping with another rule for unknown roles}
     *
     * @param rule the rule
     */
    public RoleMapping unknown(UnknownRole rule) {
        return new RoleMapping(roles, Objects.requireNonNull(rule, "rule"));
    }

    /** {@return the rule for unknown roles} */
    public UnknownRole unknown() {
        return unknown;
    }

    /** {@return the host's roles by the name in the file, names folded for comparison; unmodifiable} */
    public Map<String, Set<String>> asMap() {
        return roles;
    }

    /**
     * {@return the host's roles this name stands for; empty if the mapping does not hold it}
     *
     * @param name the name in the file
     */
    public Set<String> rolesFor(String name) {
        return roles.getOrDefault(folded(name), Set.of());
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
