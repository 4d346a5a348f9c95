// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** A temporary {@link DirectorySpool} that is not made before it is needed: most jobs have nothing to put there. */
final class TemporarySpool implements Spool, Closeable {
    private @Nullable DirectorySpool spool;
    private boolean closed;

    @Override
    public synchronized SpoolFile create() throws IOException {
        if (closed) {
            throw new IOException("This spool is closed");
        }
        if (spool == null) {
            spool = DirectorySpool.temporary();
        }
        return spool.create();
    }

    @Override
    public synchronized InputStream open(String key) throws IOException {
        if (spool == null) {
            throw new NoSuchFileException("Not a key of this spool");
        }
        return spool.open(key);
    }

    @Override
    public synchronized void delete(String key) throws IOException {
        if (spool != null) {
            spool.delete(key);
        }
    }

    /** Deletes all it holds. */
    @Override
    public synchronized void close() throws IOException {
        closed = true;
        if (spool != null) {
            spool.close();
        }
    }
}
