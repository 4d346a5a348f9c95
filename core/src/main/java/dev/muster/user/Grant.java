// SPDX-License-Identifier: Apache-2.0
package dev.muster.user;

/**
 * What a job has to say before it sets a field from a file. Files come from many hands; a column must not make somebody an
 * administrator because it happens to be there. Values without their grant are reported as not applied.
 */
public enum Grant {
    /** Nothing: the field is set whenever the file has it. */
    NONE,
    /** {@code ImportJob.trustVerified()}: the source's word that an address was verified is believed. */
    TRUST_VERIFIED,
    /** {@code ImportJob.allow(field)}. */
    ALLOW,
    /** {@code ImportJob.organizationFromFile()}. */
    ORGANIZATION,
    /** {@code ImportJob.roles(mapping)}. */
    ROLES,
    /** {@code ImportJob.roles(mapping)} and {@code ImportJob.organizationFromFile()} both. */
    ORGANIZATION_AND_ROLES,
    /** A password policy on the job. */
    PASSWORDS,
    /** Cannot be granted: the store gives this value. */
    NEVER
}
