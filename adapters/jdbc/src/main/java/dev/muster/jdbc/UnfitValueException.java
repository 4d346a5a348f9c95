// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

/** A value that the column cannot hold, found out before the database was asked. The message names the reason and never the value. */
final class UnfitValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnfitValueException(String reason) {
        super(reason, null, false, false);
    }

    /** The message as a whole, for whoever runs the import. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
