// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

/** When a field of an existing user is written. */
public enum FieldRule {
    /** Whenever the record's value differs. */
    ALWAYS,
    /** Only where the user has no value yet. */
    WHEN_EMPTY,
    /** Never: the field is set for new users only. */
    NEVER
}
