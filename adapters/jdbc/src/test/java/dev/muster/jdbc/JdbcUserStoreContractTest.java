// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.store.UserStore;
import dev.muster.testkit.UserStoreContract;
import dev.muster.user.UserField;
import java.util.Set;
import org.junit.jupiter.api.Nested;

/** The contract of stores over each kind of table, in both databases. */
class JdbcUserStoreContractTest {
    private static final Set<UserField> COMPACT_KEYS =
            Set.of(UserField.EMAIL, UserField.USERNAME, UserField.EXTERNAL_ID);

    @Nested
    class StandardTableOfPostgres extends UserStoreContract {
        @Override
        protected UserStore emptyStore() {
            return HostTables.standard(Dialect.POSTGRESQL);
        }

        @Override
        protected Set<UserField> uniqueKeys() {
            return Set.copyOf(UserField.keys());
        }
    }

    @Nested
    class TableWithCountedIdsOfPostgres extends UserStoreContract {
        @Override
        protected UserStore emptyStore() {
            return HostTables.counted(HostTables.withCounted(Dialect.POSTGRESQL))
                    .build();
        }
    }

    @Nested
    class TableWithRolesInItsRowsOfPostgres extends UserStoreContract {
        @Override
        protected UserStore emptyStore() {
            return HostTables.compact(HostTables.withCompact(Dialect.POSTGRESQL))
                    .build();
        }

        @Override
        protected Set<UserField> uniqueKeys() {
            return COMPACT_KEYS;
        }
    }

    @Nested
    class StandardTableOfSqlite extends UserStoreContract {
        @Override
        protected UserStore emptyStore() {
            return HostTables.standard(Dialect.SQLITE);
        }

        @Override
        protected Set<UserField> uniqueKeys() {
            return Set.copyOf(UserField.keys());
        }
    }

    @Nested
    class TableWithCountedIdsOfSqlite extends UserStoreContract {
        @Override
        protected UserStore emptyStore() {
            return HostTables.counted(HostTables.withCounted(Dialect.SQLITE)).build();
        }
    }

    @Nested
    class TableWithRolesInItsRowsOfSqlite extends UserStoreContract {
        @Override
        protected UserStore emptyStore() {
            return HostTables.compact(HostTables.withCompact(Dialect.SQLITE)).build();
        }

        @Override
        protected Set<UserField> uniqueKeys() {
            return COMPACT_KEYS;
        }
    }
}
