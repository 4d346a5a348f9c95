// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

import dev.muster.mapping.RoleMapping;
import dev.muster.user.Grant;
import dev.muster.user.UserField;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an import may set beyond the fields that are always set, see {@link Grant}.
 *
 * @param allowed fields that are set because {@link ImportJob#allow} names them
 * @param verifiedTrusted whether the file's word that an address was verified is believed
 * @param organizationFromFile whether the organization is read from the file
 * @param roles how role names are translated, or null: roles are not set
 * @param assignedOrganization the organization every user is put into, or null
 */
public record Grants(
        Set<UserField> allowed,
        boolean verifiedTrusted,
        boolean organizationFromFile,
        @Nullable RoleMapping roles,
        @Nullable String assignedOrganization) {
    private static final Grants NONE = new Grants(Set.of(), false, false, null, null);

    /**
     * Checks that every field can be allowed.
     *
     * @param allowed fields that are set because {@link ImportJob#allow} names them
     * @param verifiedTrusted whether the file's word that an address was verified is believed
     * @param organizationFromFile whether the organization is read from the file
     * @param roles how role names are translated, or null: roles are not set
     * @param assignedOrganization the organization every user is put into, or null
     * @throws IllegalArgumentException if a field does not need to be allowed, or needs another word
     */
    public Grants {
        allowed = Set.copyOf(allowed);
        for (UserField field : allowed) {
            if (field.grant() != Grant.ALLOW) {
                throw new IllegalArgumentException(field.fileName() + " is not granted by allow(...)");
            }
        }
    }

    /** {@return nothing beyond the fields that are always set} */
    public static Grants none() {
        return NONE;
    }

    /**
     * {@return whether the import may set this field from the file}
     *
     * @param field the field
     */
    public boolean cover(UserField field) {
        return switch (field.grant()) {
            case NONE -> true;
            case TRUST_VERIFIED -> verifiedTrusted;
            case ALLOW -> allowed.contains(field);
            case ORGANIZATION -> organizationFromFile;
            case ROLES -> roles != null;
            case ORGANIZATION_AND_ROLES -> organizationFromFile && roles != null;
            case PASSWORDS, NEVER -> false;
        };
    }

    Grants withAllowed(UserField... fields) {
        Set<UserField> extended = EnumSet.noneOf(UserField.class);
        extended.addAll(allowed);
        extended.addAll(Set.of(fields));
        return new Grants(extended, verifiedTrusted, organizationFromFile, roles, assignedOrganization);
    }

    Grants withVerifiedTrusted() {
        return new Grants(allowed, true, organizationFromFile, roles, assignedOrganization);
    }

    Grants withOrganizationFromFile() {
        return new Grants(allowed, verifiedTrusted, true, roles, assignedOrganization);
    }

    Grants with(RoleMapping mapping) {
        return new Grants(
                allowed,
                verifiedTrusted,
                organizationFromFile,
                Objects.requireNonNull(mapping, "mapping"),
                assignedOrganization);
    }

    Grants withAssignedOrganization(String organization) {
        if (organization.isBlank()) {
            throw new IllegalArgumentException("An organization's id must not be blank");
        }
        return new Grants(allowed, verifiedTrusted, organizationFromFile, roles, organization);
    }
}
