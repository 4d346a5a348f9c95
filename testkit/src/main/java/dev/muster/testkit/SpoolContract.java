// SPDX-License-Identifier: Apache-2.0
package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.spi.Spool;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every {@link Spool} has to do. Extend it, and hand in a spool. */
public abstract class SpoolContract {
    /** For subclasses. */
    protected SpoolContract() {}

    /**
     * {@return a spool without files; called once for each test}
     *
     * @throws IOException if it cannot be made
     */
    protected abstract Spool emptySpool() throws IOException;

    @Test
    void readsBackWhatWasWritten() throws IOException {
        Spool spool = emptySpool();
        byte[] content = new byte[3_000_000];
        new Random(7).nextBytes(content);
        Spool.SpoolFile file = write(spool, content);

        assertThat(read(spool, file.key())).isEqualTo(content);
        assertThat(read(spool, file.key())).as("read again").isEqualTo(content);
    }

    @Test
    void keepsAnEmptyFile() throws IOException {
        Spool spool = emptySpool();
        assertThat(read(spool, write(spool, new byte[0]).key())).isEmpty();
    }

    @Test
    void keepsFilesApart() throws IOException {
        Spool spool = emptySpool();
        Spool.SpoolFile one = write(spool, bytes("one"));
        Spool.SpoolFile two = write(spool, bytes("two"));

        assertThat(read(spool, one.key())).isEqualTo(bytes("one"));
        spool.delete(one.key());
        assertThat(read(spool, two.key())).isEqualTo(bytes("two"));
    }

    @Test
    void forgetsADeletedFile() throws IOException {
        Spool spool = emptySpool();
        Spool.SpoolFile file = write(spool, bytes("secret"));

        spool.delete(file.key());
        spool.delete(file.key());

        assertThat(file.path()).doesNotExist();
        assertThatThrownBy(() -> read(spool, file.key())).isInstanceOf(IOException.class);
    }

    @Test
    void knowsNoFilesButItsOwn() throws IOException {
        Spool spool = emptySpool();
        for (String key : List.of("", "..", "/etc/passwd", "../../etc/passwd", "nothing", "a\0b")) {
            assertThatThrownBy(() -> read(spool, key)).as("key <%s>", key).isInstanceOf(IOException.class);
        }
    }

    @Test
    void servesSeveralThreads() throws IOException, InterruptedException {
        Spool spool = emptySpool();
        StoreWork.inThreads(4, thread -> {
            for (int i = 0; i < 20; i++) {
                byte[] content = bytes("file " + i + " of thread " + thread);
                try {
                    assertThat(read(spool, write(spool, content).key())).isEqualTo(content);
                } catch (IOException failure) {
                    throw new AssertionError(failure);
                }
            }
        });
    }

    private static Spool.SpoolFile write(Spool spool, byte[] content) throws IOException {
        Spool.SpoolFile file = spool.create();
        try (OutputStream stream = file.stream()) {
            stream.write(content);
        }
        return file;
    }

    private static byte[] read(Spool spool, String key) throws IOException {
        try (InputStream stream = spool.open(key)) {
            return stream.readAllBytes();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
