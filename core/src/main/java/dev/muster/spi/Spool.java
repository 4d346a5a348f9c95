// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * Keeps files of jobs where nobody but their owner can read them. Safe for use by several threads.
 */
public interface Spool {
    /**
     * Starts a file.
     *
     * @return the new file, empty
     * @throws IOException if it cannot be made
     */
    SpoolFile create() throws IOException;

    /**
     * {@return a file that was made before}
     *
     * @param key the file's key
     * @throws IOException if there is no such file, or it cannot be read
     */
    InputStream open(String key) throws IOException;

    /**
     * Deletes a file. Does nothing if there is none.
     *
     * @param key the file's key
     * @throws IOException if it cannot be deleted
     */
    void delete(String key) throws IOException;

    /** A new file of the spool. Closing the stream completes it. */
    interface SpoolFile {
        /** {@return the key under which the file can be opened} */
        String key();

        /** {@return the stream to write to} */
        OutputStream stream();

        /** {@return where the file lies on this machine, for work that needs more than a stream} */
        Path path();
    }
}
