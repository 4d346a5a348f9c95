// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.sql.SQLException;

/** One transaction on a connection that belongs to somebody else. */
interface Session {
    /**
     * Begins the transaction.
     *
     * @param writes whether it will write
     */
    void begin(boolean writes) throws SQLException;

    void commit() throws SQLException;

    void rollback() throws SQLException;

    /** Leaves the connection as it was before. */
    void restore() throws SQLException;
}
