// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that is there whole or not at all: written beside its place under a name of its own, forced to the disk, then moved. What it
 * holds is about persons, so it is made readable by its owner only, where the file system knows POSIX
 * permissions.
 */
final class AtomicFile {
    private static final int BUFFER = 64 * 1024;

    private AtomicFile() {}

    /** Writes the content. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream target) throws IOException;
    }

    /** Writes a file; one that is there already is replaced at the end, and left as it is if anything fails. */
    static void write(Path target, Content content) throws IOException {
        Path place = place(target);
        Path folder = place.getParent();
        Path name = place.getFileName();
        if (folder == null || name == null) {
            throw new IOException("Not a file: " + target);
        }
        // A random name: two reports at once do not meet, and nobody can have laid a link there.
        Path part = Files.createTempFile(folder, name + ".", ".part");
        try {
            fill(part, content);
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (Throwable failed) {
            Files.deleteIfExists(part);
            throw failed;
        }
        force(folder);
    }

    /** Where the file lies, behind any links. What is no file, such as a device, is not to be replaced by one. */
    private static Path place(Path target) throws IOException {
        if (!Files.exists(target)) {
            return target.toAbsolutePath();
        }
        if (!Files.isRegularFile(target)) {
            throw new FileSystemException(target.toString(), null, "It is no regular file");
        }
        return target.toRealPath();
    }

    private static void fill(Path part, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            OutputStream stream = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
            content.writeTo(stream);
            stream.flush();
            channel.force(true);
        }
    }

    /** Makes the move itself last through a power cut, where folders can be opened for that. */
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notHere) {
            // Windows cannot: there, the file system alone decides when the move is written.
        }
    }
}
