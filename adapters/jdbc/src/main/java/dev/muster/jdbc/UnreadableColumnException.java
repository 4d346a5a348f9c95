// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.job.MusterException;

/** A column that shall hold JSON of a certain shape holds something else. Names the column, and never what is in it. */
final class UnreadableColumnException extends MusterException {
    private static final long serialVersionUID = 1L;

    UnreadableColumnException(SqlName column) {
        super("The column " + column + " of a user does not hold JSON of the shape that Muster writes", null);
    }
}
