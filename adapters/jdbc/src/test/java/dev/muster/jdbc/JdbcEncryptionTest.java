// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.Muster;
import dev.muster.job.ImportJob;
import dev.muster.job.ImportReport;
import dev.muster.job.JobId;
import dev.muster.job.RollbackJob;
import dev.muster.job.Source;
import dev.muster.job.Tally;
import dev.muster.spi.ClosedPayloadException;
import dev.muster.spi.KeyProvider;
import dev.muster.store.InMemoryUserStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What lies in the database, with the host's keys and without them. */
class JdbcEncryptionTest {
    private static final KeyProvider KEYS = keys(7);
    private static final String CANARY = "canary7f3a";

    private final TestDatabase database = TestDatabase.sqlite();
    private final InMemoryUserStore users = new InMemoryUserStore();

    @AfterEach
    void close() {
        database.close();
    }

    private static KeyProvider keys(int seed) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) seed;
        SecretKey key = new SecretKeySpec(bytes, "AES");
        return new KeyProvider() {
            @Override
            public String currentKey() {
                return "2026";
            }

            @Override
            public Optional<SecretKey> key(String id) {
                return id.equals("2026") ? Optional.of(key) : Optional.empty();
            }
        };
    }

    /** One user is created, one updated, one row rejected: each with the canary. */
    private JobId importAll(JdbcJobRepository repository) throws InterruptedException {
        try (Muster muster = Muster.builder().users(users).state(repository).build()) {
            muster.start(job("email,name\nann@example.org," + CANARY + "\n")).await();
            ImportReport report = muster.start(job("email,name,title\nann@example.org,Ann," + CANARY + "\n" + CANARY
                            + "@example.org," + CANARY + ",\n" + CANARY + ",Bob,\n"))
                    .await();
            assertThat(report.tally()).isEqualTo(new Tally(1, 1, 0, 0, 1));
            return report.job();
        }
    }

    private static ImportJob job(String csv) {
        return ImportJob.from(Source.of(csv.getBytes(StandardCharsets.UTF_8), "users.csv"));
    }

    /** Everything that lies in the files of the database, the write-ahead log among it. */
    private String onDisk() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(database.folder())) {
            for (Path file : files.toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    @Test
    void leavesNothingReadableOnTheDisk() throws Exception {
        importAll(database.builder().encrypt(KEYS).build());
        assertThat(onDisk()).doesNotContain(CANARY);
    }

    @Test
    void wouldBeSeenToLeaveItThereWithoutKeys() throws Exception {
        importAll(database.repository());
        assertThat(onDisk()).contains(CANARY);
    }

    @Test
    void takesAnImportBackFromAnEncryptedJournal() throws Exception {
        JdbcJobRepository repository = database.builder().encrypt(KEYS).build();
        JobId job = importAll(repository);
        try (Muster muster = Muster.builder().users(users).state(repository).build()) {
            assertThat(muster.rollback(RollbackJob.of(job)).await().undone()).isEqualTo(2);
        }
        assertThat(users.size()).isEqualTo(1);
    }

    @Test
    void opensNothingWithoutTheHostsKey() throws Exception {
        JobId job = importAll(database.builder().encrypt(KEYS).build());
        for (JdbcJobRepository other : new JdbcJobRepository[] {
            database.repository(), database.builder().encrypt(keys(8)).build()
        }) {
            assertThat(other.find(job)).isPresent();
            assertThatThrownBy(() -> other.history(job)).isInstanceOf(ClosedPayloadException.class);
        }
    }

    @Test
    void tellsNothingButCountsWhenTheKeyOfAJobIsDestroyed() throws Exception {
        JdbcJobRepository repository = database.builder().encrypt(KEYS).build();
        JobId job = importAll(repository);

        repository.destroyKey(job);

        try (Muster muster = Muster.builder().users(users).state(repository).build()) {
            ImportReport report = muster.handle(job).report();
            assertThat(report.tally()).isEqualTo(new Tally(1, 1, 0, 0, 1));
            assertThat(report.countsByCode()).isEmpty();
        }
    }
}
