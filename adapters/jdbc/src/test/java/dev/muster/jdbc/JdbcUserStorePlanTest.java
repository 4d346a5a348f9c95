// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.store.UserChange;
import dev.muster.user.UserField;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How the databases look users up: by an index, for each kind of key. */
class JdbcUserStorePlanTest {
    private static final int USERS = 5_000;

    private static void fill(UserDatabase database, JdbcUserStore store) {
        List<UserChange> creates = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
            creates.add(Changes.create(
                    i,
                    Changes.draft(i)
                            .set(UserField.EXTERNAL_ID, "x" + i)
                            .set(UserField.ROLES, Set.of("reader"))
                            .build()));
        }
        store.apply(creates, Changes.CHUNK);
        database.execute("ANALYZE");
    }

    private static String plan(UserDatabase database, JdbcUserStore store, UserField field) {
        UserRows rows = new UserRows(store.table());
        String explain = database.dialect() == Dialect.POSTGRESQL ? "EXPLAIN " : "EXPLAIN QUERY PLAN ";
        String sql = explain
                + rows.select(store.reader().condition(field))
                + store.table().andNotDeleted();
        return store.database().read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                TextList.set(statement, 1, List.of("1", "2", "3"), false);
                StringBuilder plan = new StringBuilder();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        plan.append(row.getString(database.dialect() == Dialect.POSTGRESQL ? 1 : 4))
                                .append('\n');
                    }
                }
                return plan.toString();
            }
        });
    }

    private static void assertUsesIndex(UserDatabase database, JdbcUserStore store, UserField field) {
        String plan = plan(database, store, field);
        assertThat(plan).as("%s", field).doesNotContain("Seq Scan", "SCAN u");
        assertThat(plan).as("%s", field).containsAnyOf("Index Scan", "SEARCH u USING");
    }

    /** Also by keys that no user has: then the statistics say that all rows are equal. */
    @ParameterizedTest
    @EnumSource
    void looksUpTheStandardTableByIndex(Dialect dialect) {
        UserDatabase database = UserDatabase.of(dialect);
        JdbcUserStore.createStandardSchema(database.dataSource());
        JdbcUserStore store = JdbcUserStore.standard(database.dataSource()).build();
        fill(database, store);

        for (UserField key : UserField.keys()) {
            assertUsesIndex(database, store, key);
        }
        if (dialect == Dialect.SQLITE) {
            assertUsesIndex(database, store, UserField.ID);
        }
    }

    @ParameterizedTest
    @EnumSource
    void looksUpAddressesByTheIndexOverTheirLowerCase(Dialect dialect) {
        UserDatabase database = HostTables.withCounted(dialect);
        JdbcUserStore store = HostTables.counted(database).build();
        fill(database, store);

        assertUsesIndex(database, store, UserField.EMAIL);
        assertUsesIndex(database, store, UserField.ID);
    }

    @ParameterizedTest
    @EnumSource
    void looksUpOwnKeysByTheirIndexes(Dialect dialect) {
        UserDatabase database = HostTables.withCompact(dialect);
        JdbcUserStore store = HostTables.compact(database).build();
        fill(database, store);

        for (UserField key : List.of(UserField.EMAIL, UserField.EXTERNAL_ID, UserField.ID)) {
            assertUsesIndex(database, store, key);
        }
    }
}
