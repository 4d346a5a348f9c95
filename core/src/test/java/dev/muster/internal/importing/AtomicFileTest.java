// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AtomicFileTest {
    @TempDir
    private Path folder;

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    @Test
    void leavesNothingBehindWhenWritingFails() throws IOException {
        Path target = folder.resolve("report.csv");
        assertThatIOException()
                .isThrownBy(() -> AtomicFile.write(target, stream -> {
                    stream.write(new byte[200_000]);
                    throw new IOException("half-way");
                }));
        assertThat(files()).isZero();
    }

    @Test
    void leavesNothingBehindWhenItsPlaceIsTaken() throws IOException {
        Path target = folder.resolve("taken");
        Files.createDirectories(target.resolve("inside"));
        assertThatIOException().isThrownBy(() -> AtomicFile.write(target, stream -> stream.write(1)));
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        Path target = folder.resolve("report.csv");
        AtomicFile.write(target, stream -> stream.write("a".getBytes(StandardCharsets.UTF_8)));
        assertThat(target).hasContent("a");
        FileStore store = Files.getFileStore(folder);
        if (store.supportsFileAttributeView(PosixFileAttributeView.class)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void replacesTheFileBehindALinkAndNotTheLink() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "before");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        AtomicFile.write(link, stream -> stream.write('x'));
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("x");
    }

    @Test
    void leavesDevicesAlone() {
        assertThatIOException()
                .isThrownBy(() -> AtomicFile.write(Path.of("/dev/null"), stream -> stream.write(1)))
                .withMessageContaining("no regular file");
    }
}
