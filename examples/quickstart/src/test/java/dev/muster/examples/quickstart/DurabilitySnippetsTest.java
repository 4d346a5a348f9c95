// SPDX-License-Identifier: Apache-2.0
package dev.muster.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.jdbc.JdbcJobRepository;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java of docs/durability.md, word for word between the marks. */
class DurabilitySnippetsTest {
    @TempDir
    private Path folder;

    @Test
    void aFileIsTheSmallestDurableState() {
        Path file = folder.resolve("muster.db");
        // snippet
        JdbcJobRepository state = JdbcJobRepository.sqlite(file);
        // end
        try (state) {
            assertThat(state.claimable(1)).isEmpty();
            shared(state.dataSource());
        }
    }

    private static void shared(DataSource dataSource) {
        // snippet
        JdbcJobRepository state = JdbcJobRepository.builder(dataSource).build();
        // end
        assertThat(state.dataSource()).isSameAs(dataSource);
    }
}
