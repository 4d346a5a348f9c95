// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.muster.job.JobQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SchemaMigrationTest {
    @ParameterizedTest
    @EnumSource
    void severalNodesMigrateAtOnce(Dialect dialect) throws Exception {
        try (TestDatabase database = TestDatabase.empty(dialect)) {
            int nodes = 4;
            CyclicBarrier start = new CyclicBarrier(nodes);
            ExecutorService threads = Executors.newFixedThreadPool(nodes);
            try {
                List<Callable<Integer>> starts = new ArrayList<>();
                for (int i = 0; i < nodes; i++) {
                    starts.add(() -> {
                        start.await();
                        return database.repository().query(JobQuery.all()).size();
                    });
                }
                for (Future<Integer> each : threads.invokeAll(starts)) {
                    assertThat(each.get()).isZero();
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(database.texts("SELECT version FROM " + database.table("schema_version")))
                    .containsExactly("1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCheckSaysWhatIsThereAndWhatIsNeeded(Dialect dialect) {
        try (TestDatabase database = TestDatabase.empty(dialect)) {
            JdbcJobRepositoryBuilder checking = database.builder().schemaMode(SchemaMode.VALIDATE);
            assertThatExceptionOfType(SchemaVersionException.class)
                    .isThrownBy(checking::build)
                    .withMessageContaining("are not there")
                    .withMessageContaining("version 1 is needed")
                    .satisfies(wrong -> assertThat(wrong.found()).isZero());
            database.builder().schemaMode(SchemaMode.OFF).build();

            database.repository();
            assertThat(checking.build().query(JobQuery.all())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesTablesOfANewerVersion(Dialect dialect) {
        try (TestDatabase database = TestDatabase.empty(dialect)) {
            database.repository();
            database.execute("INSERT INTO " + database.table("schema_version") + " VALUES (7, 0)");
            for (SchemaMode mode : new SchemaMode[] {SchemaMode.MIGRATE, SchemaMode.VALIDATE}) {
                assertThatExceptionOfType(SchemaVersionException.class)
                        .isThrownBy(() -> database.builder().schemaMode(mode).build())
                        .withMessageContaining("of version 7")
                        .withMessageContaining("newer version of Muster");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsPrintedCanBeRunByHand(Dialect dialect) {
        try (TestDatabase database = TestDatabase.empty(dialect)) {
            String sql = database.builder().printSql(dialect);
            database.execute(sql.split(";\\s*\\R"));

            JdbcJobRepository repository =
                    database.builder().schemaMode(SchemaMode.VALIDATE).build();
            assertThat(repository.claimable(1)).isEmpty();
            assertThat(JdbcJobRepository.printSql(dialect)).contains("muster_job", "muster_chunk");
        }
    }

    @Test
    void tablesLieInTheSchemaThatWasNamed() {
        TestDatabase database = TestDatabase.postgres();
        String schema = "s" + database.prefix();
        database.execute("CREATE SCHEMA " + schema);
        JdbcJobRepository repository = JdbcJobRepository.builder(database.source())
                .schema(schema)
                .prefix("p_")
                .build();

        assertThat(repository.query(JobQuery.all())).isEmpty();
        assertThat(database.texts("SELECT tablename FROM pg_tables WHERE schemaname = '" + schema + "'"))
                .containsExactlyInAnyOrder(
                        "p_job",
                        "p_fence",
                        "p_lease",
                        "p_chunk",
                        "p_schema_version",
                        "p_tombstone",
                        "p_tombstone_secret");
    }

    @Test
    void anotherSourceMayMakeTheTables() {
        try (TestDatabase own = TestDatabase.sqlite()) {
            own.builder().migrationSource(own.source()).build();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> own.builder().schema("other").build());
            assertThatIllegalArgumentException().isThrownBy(() -> own.builder().prefix("a; DROP TABLE b"));
        }
    }
}
