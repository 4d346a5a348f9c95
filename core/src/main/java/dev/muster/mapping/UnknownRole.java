// SPDX-License-Identifier: Apache-2.0
package dev.muster.mapping;

/** What to do with a role that the mapping does not name and the directory does not know. */
public enum UnknownRole {
    /** Reject the record. */
    REJECT,
    /** Leave the role out, with a warning. */
    DROP,
    /** Keep the role as it is. */
    KEEP
}
