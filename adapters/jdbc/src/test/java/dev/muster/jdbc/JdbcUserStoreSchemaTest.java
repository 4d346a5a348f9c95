// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.user.UserField;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JdbcUserStoreSchemaTest {
    @ParameterizedTest
    @EnumSource
    void printsTheTableItCreates(Dialect dialect) {
        UserDatabase database = UserDatabase.of(dialect).execute(JdbcUserStore.standardSchema(dialect));

        JdbcUserStore store = JdbcUserStore.standard(database.dataSource()).build();

        for (UserField field : UserField.values()) {
            assertThat(field == UserField.ID || store.table().columnOf(field) != null)
                    .as("%s", field)
                    .isTrue();
        }
        assertThat(store.table().indexes().guardsMoreThanKeys()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void isCreatedOnceThoughSeveralNodesTry(Dialect dialect) throws InterruptedException, ExecutionException {
        UserDatabase database = UserDatabase.of(dialect);
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> tries = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                tries.add(nodes.submit(() -> JdbcUserStore.createStandardSchema(database.dataSource())));
            }
            for (Future<?> each : tries) {
                each.get();
            }
        } finally {
            nodes.shutdown();
        }

        JdbcUserStore store = JdbcUserStore.standard(database.dataSource()).build();
        assertThat(Changes.apply(store, Changes.create(1))).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void leavesATableThatIsThere(Dialect dialect) {
        UserDatabase database = UserDatabase.of(dialect);
        JdbcUserStore.createStandardSchema(database.dataSource());
        JdbcUserStore store = JdbcUserStore.standard(database.dataSource()).build();
        Changes.apply(store, Changes.create(1));

        JdbcUserStore.createStandardSchema(database.dataSource());

        assertThat(Changes.find(store, "user1@example.org").id()).isEqualTo(Changes.id(1));
    }
}
