// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;

/** A pool as hosts have one: without it, PostgreSQL starts a process for each transaction. */
final class KeptConnections {
    private final DataSource source;
    private final Deque<Connection> idle = new ArrayDeque<>();

    private KeptConnections(DataSource source) {
        this.source = source;
    }

    static DataSource of(DataSource source) {
        KeptConnections kept = new KeptConnections(source);
        return (DataSource) Proxy.newProxyInstance(
                KeptConnections.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getConnection" -> BorrowedConnection.of(kept.next(), kept::giveBack);
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> {
                        try {
                            yield method.invoke(source, arguments);
                        } catch (InvocationTargetException failed) {
                            throw failed.getCause();
                        }
                    }
                });
    }

    private Connection next() throws SQLException {
        synchronized (idle) {
            if (!idle.isEmpty()) {
                return idle.pop();
            }
        }
        return source.getConnection();
    }

    private void giveBack(Connection connection) throws SQLException {
        if (connection.isClosed() || !connection.getAutoCommit()) {
            connection.close();
            return;
        }
        synchronized (idle) {
            idle.push(connection);
        }
    }
}
