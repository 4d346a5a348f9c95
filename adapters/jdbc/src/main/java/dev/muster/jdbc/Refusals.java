// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.user.UserField;

/** Reasons for refusals that depend on what the table's indexes are for. */
final class Refusals {
    private Refusals() {}

    static String ofUpdate(Violation violation, UserTable table) {
        UserField taken =
                violation.kind() == Violation.Kind.UNIQUE ? table.indexes().guardedBy(violation.name()) : null;
        return taken == null ? violation.reason() : "Another user has this " + taken.fileName();
    }
}
