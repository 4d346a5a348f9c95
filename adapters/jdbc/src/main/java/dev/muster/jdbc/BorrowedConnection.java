// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A connection that goes back to where it came from when it is closed, and does nothing more afterwards. */
final class BorrowedConnection implements InvocationHandler {
    private final Connection connection;
    private final Return back;
    private boolean closed;

    private BorrowedConnection(Connection connection, Return back) {
        this.connection = connection;
        this.back = back;
    }

    /** Takes a connection back. */
    @FunctionalInterface
    interface Return {
        void take(Connection connection) throws SQLException;
    }

    static Connection of(Connection connection, Return back) {
        return (Connection) Proxy.newProxyInstance(
                BorrowedConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new BorrowedConnection(connection, back));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        switch (method.getName()) {
            case "close" -> {
                if (!closed) {
                    closed = true;
                    back.take(connection);
                }
                return null;
            }
            case "isClosed" -> {
                return closed || connection.isClosed();
            }
            case "equals" -> {
                return arguments != null && proxy == arguments[0];
            }
            case "hashCode" -> {
                return System.identityHashCode(proxy);
            }
            default -> {
                if (closed) {
                    throw new SQLException("The connection has been closed", "08003");
                }
            }
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause() == null ? failed : failed.getCause();
        }
    }
}
