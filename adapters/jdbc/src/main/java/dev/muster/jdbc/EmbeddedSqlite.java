// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One SQLite file with a few connections that are kept for reuse: opening one costs more than most of what is done on it. Commits are on
 * disk when they return. Safe for use by several threads; each has a connection of its own.
 */
final class EmbeddedSqlite implements DataSource, Closeable {
    private static final int KEPT = 4;

    private final String url;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private boolean closed;

    private EmbeddedSqlite(Path file) {
        url = "jdbc:sqlite:" + file.toAbsolutePath();
    }

    /** Opens a file; one that is not there is made, for its owner only. */
    static EmbeddedSqlite open(Path file) {
        try {
            create(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("The file of jobs cannot be made", failed);
        }
        return new EmbeddedSqlite(file);
    }

    /** The driver would give it the rights of any other file; the files beside it get those of this one. */
    private static void create(Path file) throws IOException {
        try {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
        } catch (FileAlreadyExistsException isThere) {
            // Its rights are its owner's to decide.
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection kept;
        synchronized (idle) {
            if (closed) {
                throw new SQLException("The file of jobs has been closed", "08003");
            }
            kept = idle.pollFirst();
        }
        return BorrowedConnection.of(kept == null ? connect() : kept, this::giveBack);
    }

    private Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 10000");
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            return connection;
        } catch (SQLException | RuntimeException failed) {
            connection.close();
            throw failed;
        }
    }

    private void giveBack(Connection connection) throws SQLException {
        if (isClean(connection)) {
            synchronized (idle) {
                if (!closed && idle.size() < KEPT) {
                    idle.addFirst(connection);
                    return;
                }
            }
        }
        connection.close();
    }

    /** Ends whatever the borrower has left open. */
    private static boolean isClean(Connection connection) {
        try {
            if (connection.isClosed()) {
                return false;
            }
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            return true;
        } catch (SQLException unusable) {
            return false;
        }
    }

    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        return getConnection();
    }

    /** Closes the connections that nobody uses; the others are closed when they come back. */
    @Override
    public void close() {
        synchronized (idle) {
            closed = true;
            for (Connection connection : idle) {
                try {
                    connection.close();
                } catch (SQLException failed) {
                    System.getLogger("dev.muster.jdbc")
                            .log(System.Logger.Level.DEBUG, "A connection to the file of jobs could not be closed");
                }
            }
            idle.clear();
        }
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        // Nothing is written.
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // Opening a file does not wait.
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new SQLException("Not a " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
