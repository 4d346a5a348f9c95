// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

/** What happens to attributes of an existing user. */
public enum OnAttributes {
    /** The record's attributes are added to the user's; objects are merged name by name. */
    MERGE,
    /** The user keeps only the record's attributes, if the record has any. */
    REPLACE
}
