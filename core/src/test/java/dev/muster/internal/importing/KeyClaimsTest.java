// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.muster.spi.DirectorySpool;
import dev.muster.spi.JobFaultException;
import dev.muster.spi.Spool;
import dev.muster.user.UserField;
import dev.muster.user.UserKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyClaimsTest {
    @TempDir
    private Path folder;

    @Test
    void keepsTheFirstRowThatClaimsAKey() throws IOException {
        try (KeyClaims claims = KeyClaims.open(spool(), 10)) {
            UserKey key = UserKey.of(UserField.EMAIL, "ann@example.org");

            assertThat(claims.on(key).row()).isZero();
            assertThat(claims.claim(key, 7)).isZero();
            assertThat(claims.claim(key, 9)).isEqualTo(7);
            assertThat(claims.on(UserKey.of(UserField.EMAIL, " ANN@Example.org"))
                            .row())
                    .isEqualTo(7);
            assertThat(claims.size()).isEqualTo(1);
        }
    }

    @Test
    void tellsARecordsOwnKeyFromThatOfItsUser() throws IOException {
        try (KeyClaims claims = KeyClaims.open(spool(), 10)) {
            claims.claim(UserKey.of(UserField.EMAIL, "new@example.org"), 1);
            claims.claimOfUser(UserKey.of(UserField.EMAIL, "old@example.org"), 1);

            assertThat(claims.on(UserKey.of(UserField.EMAIL, "new@example.org")).carried())
                    .isTrue();
            assertThat(claims.on(UserKey.of(UserField.EMAIL, "old@example.org")).carried())
                    .isFalse();
            assertThat(claims.on(UserKey.of(UserField.EMAIL, "old@example.org")).isOfOther(1))
                    .isFalse();
            assertThat(claims.on(UserKey.of(UserField.EMAIL, "old@example.org")).isOfOther(2))
                    .isTrue();
        }
    }

    @Test
    void doesNotMixUpEqualTextsOfOtherFieldsAndScopes() throws IOException {
        List<UserKey> keys = List.of(
                UserKey.of(UserField.EMAIL, "ab"),
                UserKey.of(UserField.USERNAME, "ab"),
                UserKey.of(UserField.EXTERNAL_ID, "ab"),
                UserKey.of(UserField.ID, "ab"),
                new UserKey(UserField.USERNAME, "ab", ""),
                new UserKey(UserField.USERNAME, "b", "a"),
                new UserKey(UserField.USERNAME, "a", "b"),
                new UserKey(UserField.USERNAME, "\ud800", null),
                new UserKey(UserField.USERNAME, "\ud801", null),
                new UserKey(UserField.USERNAME, "?", null));
        try (KeyClaims claims = KeyClaims.open(spool(), 10)) {
            for (int i = 0; i < keys.size(); i++) {
                assertThat(claims.claim(keys.get(i), i + 1)).as("key %d", i).isZero();
            }
        }
    }

    @Test
    void agreesWithAMapWhileItGrowsOverManySegments() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<String, Long> model = new HashMap<>();
        try (KeyClaims claims = KeyClaims.open(spool(), 0, 7)) {
            for (long row = 1; row <= 60_000; row++) {
                String text = Integer.toString(random.nextInt(40_000), 36);
                Long before = model.putIfAbsent(text, row);
                assertThat(claims.claim(UserKey.of(UserField.EXTERNAL_ID, text), row))
                        .as("row %d of seed %d", row, seed)
                        .isEqualTo(before == null ? 0 : before);
            }
            model.forEach((text, row) -> assertThat(
                            claims.on(UserKey.of(UserField.EXTERNAL_ID, text)).row())
                    .as("seed %d", seed)
                    .isEqualTo(row));
            assertThat(claims.size()).isEqualTo(model.size());
        }
    }

    @Test
    void startsSmallAndLeavesNoFileBehind() throws IOException {
        KeyClaims claims = KeyClaims.open(spool(), 0);
        assertThat(sizeOfFiles()).isLessThanOrEqualTo(64 << 10);
        for (int row = 1; row <= 5_000; row++) {
            claims.claim(UserKey.of(UserField.USERNAME, "user" + row), row);
        }
        assertThat(filesInSpool()).hasSize(1);

        claims.close();
        assertThat(filesInSpool()).isEmpty();
    }

    @Test
    void doesNotGrowForTheKeysThatWereExpected() throws IOException {
        try (KeyClaims claims = KeyClaims.open(spool(), 10_000)) {
            long before = Files.size(filesInSpool().get(0));
            for (int row = 1; row <= 10_000; row++) {
                claims.claim(UserKey.of(UserField.USERNAME, "user" + row), row);
            }

            assertThat(Files.size(filesInSpool().get(0))).isEqualTo(before);
        }
    }

    @Test
    void occupiesTheDiskBeforeItUsesIt() throws IOException {
        try (KeyClaims claims = KeyClaims.open(spool(), 30_000)) {
            claims.claim(UserKey.of(UserField.USERNAME, "ann"), 1);

            Path file = filesInSpool().get(0);
            assertThat(Files.size(file)).isEqualTo(50_010L * FingerprintTable.ENTRY);
            assertThat(blocks(file)).isGreaterThanOrEqualTo(50_000L * FingerprintTable.ENTRY / 512);
        }
    }

    @Test
    void reportsAFullDiskAtTheStart() {
        assumeFullDevice();
        assertThatThrownBy(() -> KeyClaims.open(new FullSpool(spool(), 0), 10)).isInstanceOf(JobFaultException.class);
    }

    @Test
    void reportsAFullDiskWhenItGrowsAndLeavesNoFileBehind() throws IOException {
        assumeFullDevice();
        Spool spool = spool();
        try (KeyClaims claims = KeyClaims.open(new FullSpool(spool, 1), 0)) {
            assertThatThrownBy(() -> {
                        for (int row = 1; row <= 5_000; row++) {
                            claims.claim(UserKey.of(UserField.USERNAME, "user" + row), row);
                        }
                    })
                    .isInstanceOf(JobFaultException.class);
            assertThat(claims.on(UserKey.of(UserField.USERNAME, "user1")).row()).isEqualTo(1);
        }
        assertThat(filesInSpool()).isEmpty();
    }

    /** Thirty million keys: what ten million rows with three keys come to. Run with a heap of 128 MiB it takes some minutes. */
    @Test
    @Tag("nightly")
    void keepsTenMillionRowsOfThreeKeys() throws IOException {
        UserField[] fields = {UserField.EXTERNAL_ID, UserField.USERNAME, UserField.EMAIL};
        try (KeyClaims claims = KeyClaims.open(spool(), 0)) {
            for (int row = 1; row <= 10_000_000; row++) {
                for (UserField field : fields) {
                    claims.claim(UserKey.of(field, "user" + row), row);
                }
            }
            assertThat(claims.size()).isEqualTo(30_000_000);
            for (int row = 1; row <= 10_000_000; row += 997) {
                assertThat(claims.on(UserKey.of(UserField.EMAIL, "user" + row)).row())
                        .isEqualTo(row);
            }
        }
    }

    private Spool spool() throws IOException {
        return DirectorySpool.open(folder.resolve("spool"));
    }

    private List<Path> filesInSpool() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("spool"))) {
            return files.toList();
        }
    }

    private long sizeOfFiles() throws IOException {
        long size = 0;
        for (Path file : filesInSpool()) {
            size += Files.size(file);
        }
        return size;
    }

    /** Blocks of 512 bytes that the disk has given to a file, asked of the system because Java does not tell. */
    private static long blocks(Path file) throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/stat")), "needs GNU stat");
        Process stat = new ProcessBuilder("/usr/bin/stat", "-c", "%b", file.toString()).start();
        return Long.parseLong(new String(stat.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
    }

    private static void assumeFullDevice() {
        assumeTrue(Files.isWritable(Path.of("/dev/full")), "needs /dev/full, the device that is always full");
    }

    /** After some good files, files on a disk that is full. */
    private static final class FullSpool implements Spool {
        private final Spool inner;
        private int good;

        FullSpool(Spool inner, int good) {
            this.inner = inner;
            this.good = good;
        }

        @Override
        public SpoolFile create() throws IOException {
            return good-- > 0 ? inner.create() : new FullFile();
        }

        @Override
        public InputStream open(String key) throws IOException {
            return inner.open(key);
        }

        @Override
        public void delete(String key) throws IOException {
            inner.delete(key);
        }
    }

    private record FullFile() implements Spool.SpoolFile {
        @Override
        public String key() {
            return "full";
        }

        @Override
        public OutputStream stream() {
            return OutputStream.nullOutputStream();
        }

        @Override
        public Path path() {
            return Path.of("/dev/full");
        }
    }
}
