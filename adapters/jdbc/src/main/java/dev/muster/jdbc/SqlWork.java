// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Something to do on a connection. */
@FunctionalInterface
interface SqlWork<T extends @org.jspecify.annotations.Nullable Object> {
    T on(Connection connection) throws SQLException;
}
