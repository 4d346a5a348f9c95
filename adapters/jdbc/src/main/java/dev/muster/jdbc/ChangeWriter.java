// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Writes changes within the connection's transaction and notes what became of each. Safe for use by several threads. */
interface ChangeWriter {
    void create(Connection connection, List<NewUser> users, Results results) throws SQLException;

    void update(Connection connection, List<ChangedUser> users, Results results) throws SQLException;

    void delete(Connection connection, List<GoneUser> users, Results results) throws SQLException;
}
