// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptedSpoolTest {
    private static final int FRAME = 1 << 16;

    @TempDir
    Path folder;

    private final TestKeys keys = new TestKeys("2026");
    private Spool spool;

    @BeforeEach
    void open() {
        spool = new EncryptedSpool(new TestSpool(folder), keys);
    }

    private String write(byte[] content) throws IOException {
        Spool.SpoolFile file = spool.create();
        try (var stream = file.stream()) {
            stream.write(content);
        }
        return file.key();
    }

    private byte[] read(String key) throws IOException {
        try (InputStream in = spool.open(key)) {
            return in.readAllBytes();
        }
    }

    private static byte[] content(int size) {
        byte[] content = new byte[size];
        for (int i = 0; i < size; i++) {
            content[i] = (byte) (i * 31 + i / 251);
        }
        return content;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, FRAME - 1, FRAME, FRAME + 1, 3 * FRAME, 3 * FRAME + 17})
    void readsBackWhatWasWritten(int size) throws IOException {
        assertThat(read(write(content(size)))).isEqualTo(content(size));
    }

    @Test
    void leavesNothingReadableOnTheDisk() throws IOException {
        String canary = "canary-7f3a@example.org ";
        String key = write(canary.repeat(5_000).getBytes(StandardCharsets.UTF_8));

        String onDisk = Files.readString(folder.resolve(key), StandardCharsets.ISO_8859_1);
        assertThat(onDisk).doesNotContain("canary").contains(":2026");
    }

    @Test
    void refusesAFileThatWasChangedAtAnyPlace() throws IOException {
        String key = write(content(FRAME + 100));
        Path file = folder.resolve(key);
        byte[] sealed = Files.readAllBytes(file);
        for (int place = 0; place < sealed.length; place += place < 300 ? 1 : 997) {
            byte[] changed = sealed.clone();
            changed[place] ^= 1;
            Files.write(file, changed);
            assertThatThrownBy(() -> read(key)).as("byte %d", place).isInstanceOf(IOException.class);
        }
    }

    @Test
    void refusesAFileThatWasCutOff() throws IOException {
        String key = write(content(2 * FRAME + 100));
        Path file = folder.resolve(key);
        byte[] sealed = Files.readAllBytes(file);
        for (int length = 1; length < sealed.length; length += length < 300 ? 1 : 997) {
            Files.write(file, Arrays.copyOf(sealed, length));
            assertThatThrownBy(() -> read(key)).as("%d bytes", length).isInstanceOf(IOException.class);
        }
        int frame = sealed.length - 100 - 4 - 28;
        Files.write(file, Arrays.copyOf(sealed, frame));
        assertThatThrownBy(() -> read(key)).as("at the border of frames").isInstanceOf(IOException.class);
    }

    @Test
    void opensWhatIsUnderAnOlderKeyUntilThatIsGone() throws IOException {
        String old = write(content(10));
        keys.add("2027");
        String current = write(content(20));

        assertThat(read(old)).isEqualTo(content(10));
        keys.remove("2026");
        assertThatThrownBy(() -> read(old)).isInstanceOf(IOException.class).hasMessageContaining("2026");
        assertThat(read(current)).isEqualTo(content(20));
    }

    @Test
    void deletesFiles() throws IOException {
        String key = write(content(10));
        spool.delete(key);
        assertThatThrownBy(() -> read(key)).isInstanceOf(IOException.class);
    }
}
