// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A database that several processes work on, of which some are killed: users, jobs, and a log of every write of a user, kept by triggers. */
final class CrashDatabase implements Closeable {
    private final JdbcJobRepository repository;
    private final JdbcUserStore users;

    private CrashDatabase(JdbcJobRepository repository, JdbcUserStore users) {
        this.repository = repository;
        this.users = users;
    }

    /** Where a new database lies: what {@link #open} takes, also in another process. */
    static String locate(Dialect dialect, Path folder) {
        return dialect == Dialect.SQLITE
                ? folder.resolve("muster.db").toString()
                : Postgres.url(Postgres.newDatabase());
    }

    /**
     * Opens it, and makes its tables if there are none.
     *
     * @param location where it lies
     * @param node by what name writes are logged, in PostgreSQL
     */
    static CrashDatabase open(String location, String node) {
        if (location.startsWith("jdbc:postgresql:")) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(location);
            source.setApplicationName(node);
            DataSource kept = KeptConnections.of(source);
            return open(JdbcJobRepository.builder(kept).build(), kept);
        }
        JdbcJobRepository repository = JdbcJobRepository.sqlite(Path.of(location));
        return open(repository, repository.dataSource());
    }

    private static CrashDatabase open(JdbcJobRepository repository, DataSource source) {
        JdbcUserStore.createStandardSchema(source);
        return new CrashDatabase(repository, JdbcUserStore.standard(source).build());
    }

    JdbcJobRepository repository() {
        return repository;
    }

    JdbcUserStore users() {
        return users;
    }

    /** Begins to log writes of users. */
    void log(Dialect dialect) throws SQLException {
        try (Connection connection = repository.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : dialect == Dialect.SQLITE ? sqliteLog() : postgresLog()) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> sqliteLog() {
        List<String> statements = new ArrayList<>(List.of(
                "CREATE TABLE write_log (seq INTEGER PRIMARY KEY AUTOINCREMENT, user_id TEXT, node TEXT DEFAULT '')"));
        for (String event : List.of("INSERT", "UPDATE", "DELETE")) {
            String row = event.equals("DELETE") ? "old" : "new";
            statements.add("CREATE TRIGGER log_" + event + " AFTER " + event + " ON muster_user BEGIN"
                    + " INSERT INTO write_log (user_id) VALUES (" + row + ".id); END");
        }
        return statements;
    }

    private static List<String> postgresLog() {
        return List.of(
                "CREATE TABLE write_log (seq bigserial PRIMARY KEY, user_id text,"
                        + " node text DEFAULT current_setting('application_name'))",
                "CREATE FUNCTION log_write() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                        + " INSERT INTO write_log (user_id) VALUES (COALESCE(NEW.id, OLD.id)::text); RETURN NULL; END $$",
                "CREATE TRIGGER log_write AFTER INSERT OR UPDATE OR DELETE ON muster_user"
                        + " FOR EACH ROW EXECUTE FUNCTION log_write()");
    }

    void forgetLog() throws SQLException {
        try (Connection connection = repository.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM write_log");
        }
    }

    /** How often each user was written since the log began. */
    Map<String, Integer> writes() throws SQLException {
        Map<String, Integer> writes = new HashMap<>();
        for (Write write : writesInOrder()) {
            writes.merge(write.user(), 1, Integer::sum);
        }
        return writes;
    }

    /** A write of a user. */
    record Write(String user, String node) {}

    List<Write> writesInOrder() throws SQLException {
        List<Write> writes = new ArrayList<>();
        try (Connection connection = repository.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT user_id, node FROM write_log ORDER BY seq")) {
            while (rows.next()) {
                writes.add(new Write(rows.getString(1), rows.getString(2)));
            }
        }
        return writes;
    }

    @Override
    public void close() throws IOException {
        repository.close();
    }
}
