// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

/** How rows that are read are kept from being changed by others. */
enum Lock {
    /** Not at all. */
    NONE(""),
    /** Others may read and share, but not change them. */
    SHARE(" FOR SHARE"),
    /** Nobody else has them; waits for whoever has. */
    UPDATE(" FOR UPDATE"),
    /** Nobody else has them; rows that somebody has are not found. */
    UPDATE_IF_FREE(" FOR UPDATE SKIP LOCKED");

    private final String clause;

    Lock(String clause) {
        this.clause = clause;
    }

    String clause() {
        return clause;
    }
}
