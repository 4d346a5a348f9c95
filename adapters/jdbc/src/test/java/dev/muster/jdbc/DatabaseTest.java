// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.store.StoreUnavailableException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DatabaseTest {
    /** A source of one connection that is never really closed, so that a test can see how it comes back. */
    private static DataSource only(Connection connection, Predicate<String> failing) {
        Connection kept = (Connection) Proxy.newProxyInstance(
                DatabaseTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    if (failing.test(method.getName())) {
                        throw new SQLException("canary", "08006");
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
        return (DataSource) Proxy.newProxyInstance(
                DatabaseTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getConnection" -> kept;
                    case "equals" -> proxy == arguments[0];
                    default -> System.identityHashCode(proxy);
                });
    }

    private static boolean insert(Connection connection, String table, int number) throws SQLException {
        Database.execute(connection, "INSERT INTO " + table + " VALUES (" + number + ")");
        return true;
    }

    @ParameterizedTest
    @EnumSource
    void givesAConnectionBackAsItCame(Dialect dialect) throws SQLException {
        try (TestDatabase test = TestDatabase.empty(dialect);
                Connection connection = test.source().getConnection()) {
            String table = test.table("one");
            test.execute("CREATE TABLE " + table + " (n integer PRIMARY KEY)");
            for (boolean autoCommit : new boolean[] {true, false}) {
                connection.setAutoCommit(autoCommit);
                Database database = new Database(only(connection, name -> false), Timeouts.defaults());
                int base = autoCommit ? 0 : 10;

                database.write(open -> insert(open, table, base + 1));
                assertThatExceptionOfType(DatabaseException.class)
                        .isThrownBy(() -> database.write(open -> insert(open, table, base + 1)));
                database.run(() -> {
                    assertThatExceptionOfType(DatabaseException.class)
                            .isThrownBy(() -> database.write(
                                    open -> insert(open, table, base + 2) && insert(open, table, base + 1)));
                    database.write(open -> insert(open, table, base + 3));
                });

                assertThat(connection.getAutoCommit()).isEqualTo(autoCommit);
                if (dialect == Dialect.POSTGRESQL) {
                    assertThat(connection.getNetworkTimeout()).isZero();
                }
                connection.setAutoCommit(true);
            }
            assertThat(test.texts("SELECT n FROM " + table + " ORDER BY n")).containsExactly("1", "3", "11", "13");
        }
    }

    @Test
    void saysWhenItIsNotKnownWhetherATransactionWasKept() throws SQLException {
        TestDatabase test = TestDatabase.postgres();
        test.execute("CREATE TABLE " + test.table("one") + " (n integer PRIMARY KEY)");
        try (Connection connection = test.source().getConnection()) {
            Database database = new Database(only(connection, "commit"::equals), Timeouts.defaults());
            assertThatExceptionOfType(StoreUnavailableException.class)
                    .isThrownBy(() -> database.run(() -> database.write(open -> insert(open, test.table("one"), 1))))
                    .withMessageContaining("not known")
                    .withMessageNotContaining("canary");
            assertThat(connection.getAutoCommit()).isTrue();
        }
        assertThat(test.texts("SELECT n FROM " + test.table("one"))).isEmpty();
    }

    @Test
    void aConstraintThatIsCheckedAtTheEndIsARefusal() {
        TestDatabase test = TestDatabase.postgres();
        String table = test.table("one");
        test.execute("CREATE TABLE " + table + " (n integer UNIQUE DEFERRABLE INITIALLY DEFERRED)");
        Database database = new Database(test.source(), Timeouts.defaults());
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> database.write(open -> {
                    insert(open, table, 1);
                    return insert(open, table, 1);
                }))
                .satisfies(refused -> assertThat(refused.sqlState()).isEqualTo("23505"));
    }

    @Test
    void aLostConnectionIsAnUnavailableStore() {
        TestDatabase test = TestDatabase.postgres();
        Database database = new Database(test.source(), Timeouts.defaults());
        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> database.write(open -> {
                    try (var self = open.createStatement().executeQuery("SELECT pg_backend_pid()")) {
                        self.next();
                        String pid = self.getString(1);
                        test.execute("SELECT pg_terminate_backend(" + pid + ")");
                    }
                    return insert(open, "nothing", 1);
                }));
        boolean worksAgain = database.read(open -> open.isValid(5));
        assertThat(worksAgain).isTrue();
    }
}
