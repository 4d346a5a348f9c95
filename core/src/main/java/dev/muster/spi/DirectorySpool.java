// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/**
 * A spool in a directory of its own. Safe for use by several threads.
 *
 * <p>The directory belongs to the process's user and nobody else can write to it; files get random names and are readable by their owner
 * only, from the moment they are made: mode 0600 where the file system knows POSIX permissions, an access control list of one entry
 * elsewhere. A file system that knows neither is refused.
 */
public final class DirectorySpool implements Spool, Closeable {
    private static final int KEY_BYTES = 16;
    private static final Set<OpenOption> NEW_FILE =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private final PrivateDirectory directory;
    private final SecureRandom random = new SecureRandom();

    private final boolean temporary;

    private DirectorySpool(PrivateDirectory directory, boolean temporary) {
        this.directory = directory;
        this.temporary = temporary;
    }

    /**
     * Opens a spool, and makes its directory if there is none. The directory above it must exist.
     *
     * @param directory where files shall lie; on a disk with room for the sources of all jobs, and not shared with anything else
     * @return the spool
     * @throws IOException if the directory cannot be made, or is not private: it is a symbolic link, belongs to somebody else, or can be
     *     written to or replaced by others
     */
    public static DirectorySpool open(Path directory) throws IOException {
        return new DirectorySpool(PrivateDirectory.open(directory), false);
    }

    /**
     * Opens a spool in a new private directory below the system's directory for temporary files. What it holds does not outlive the
     * machine's tidying up, so it suits jobs that end with their process.
     *
     * @return the spool
     * @throws IOException if the directory cannot be made
     */
    public static DirectorySpool temporary() throws IOException {
        return new DirectorySpool(PrivateDirectory.temporary("muster-spool-"), true);
    }

    /** {@return where the files lie} */
    public Path directory() {
        return directory.path();
    }

    @Override
    public SpoolFile create() throws IOException {
        byte[] name = new byte[KEY_BYTES];
        random.nextBytes(name);
        String key = HexFormat.of().formatHex(name);
        Path path = directory.path().resolve(key);
        OutputStream stream =
                Channels.newOutputStream(Files.newByteChannel(path, NEW_FILE, directory.fileAttributes()));
        return new NewFile(key, new BufferedOutputStream(stream), path);
    }

    @Override
    public InputStream open(String key) throws IOException {
        if (!isKey(key)) {
            throw new NoSuchFileException("Not a key of this spool");
        }
        return Files.newInputStream(directory.path().resolve(key), LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void delete(String key) throws IOException {
        if (isKey(key)) {
            Files.deleteIfExists(directory.path().resolve(key));
        }
    }

    /**
     * Ends the use of the spool. A temporary one is deleted with all it holds; another one is left as it is.
     *
     * @throws IOException if something could not be deleted
     */
    @Override
    public void close() throws IOException {
        if (!temporary || !Files.exists(directory.path())) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory.path())) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(directory.path());
    }

    /** Keys come back from where jobs are stored; one of another form could lead out of the directory. */
    private static boolean isKey(String key) {
        if (key.length() != 2 * KEY_BYTES) {
            return false;
        }
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    private record NewFile(String key, OutputStream stream, Path path) implements SpoolFile {}
}
