// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import dev.muster.job.MusterException;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file of the spool that grows by slices, which can be read again at once. Made with the first slice. No handle stays open between
 * calls, because nobody knows for how long a job of the history is kept. Safe for use by several threads.
 */
final class WorkFile {
    private final Spool spool;
    private volatile @Nullable Path path;
    private @Nullable String key;
    private long end;

    WorkFile(Spool spool) {
        this.spool = spool;
    }

    /**
     * A part of the file.
     *
     * @param offset where it begins
     * @param length how many bytes it has
     */
    record Slice(long offset, int length) {
        static final Slice NONE = new Slice(0, 0);
    }

    /** Writes a slice behind the others. One that fails half-way is overwritten by the next. */
    synchronized Slice append(byte[] bytes) {
        try {
            Path file = path;
            if (file == null) {
                file = create();
                path = file;
            }
            // Not a channel: those are closed under a thread that is interrupted.
            try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
                open.seek(end);
                open.write(bytes);
            }
        } catch (IOException failed) {
            throw new MusterException("A work file of the spool cannot be written", failed);
        }
        Slice slice = new Slice(end, bytes.length);
        end += bytes.length;
        return slice;
    }

    private Path create() throws IOException {
        Spool.SpoolFile file = spool.create();
        file.stream().close();
        key = file.key();
        return file.path();
    }

    /** Overwrites a slice that must not be readable any more. */
    synchronized void wipe(Slice slice) {
        Path file = path;
        if (file == null || slice.length() == 0) {
            return;
        }
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.seek(slice.offset());
            open.write(new byte[slice.length()]);
        } catch (IOException failed) {
            throw new MusterException("A work file of the spool cannot be written", failed);
        }
    }

    /** Deletes the file with all its slices. */
    synchronized void delete() {
        try {
            if (key != null) {
                spool.delete(key);
            }
        } catch (IOException failed) {
            throw new MusterException("A work file of the spool cannot be deleted", failed);
        }
    }

    /** Opens the file for reading, once the first slice is asked for. */
    Reader reader() {
        return new Reader();
    }

    /** Reads slices. For use by one thread. */
    final class Reader implements Closeable {
        private @Nullable RandomAccessFile open;

        byte[] read(Slice slice) {
            byte[] bytes = new byte[slice.length()];
            try {
                RandomAccessFile file = open;
                if (file == null) {
                    file = new RandomAccessFile(Objects.requireNonNull(path).toFile(), "r");
                    open = file;
                }
                file.seek(slice.offset());
                file.readFully(bytes);
            } catch (IOException failed) {
                throw new MusterException("A work file of the spool cannot be read", failed);
            }
            return bytes;
        }

        @Override
        public void close() {
            try {
                if (open != null) {
                    open.close();
                }
            } catch (IOException failed) {
                throw new MusterException("A work file of the spool cannot be closed", failed);
            }
        }
    }
}
