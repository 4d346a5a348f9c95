// SPDX-License-Identifier: Apache-2.0
package dev.muster.format;

import dev.muster.job.SourceRefusedException;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of one source from its first to its last, once. Not safe for use by several threads. Closing it closes the stream
 * below it.
 */
public interface RecordReader extends Closeable {
    /** {@return the columns of the source} */
    Columns columns();

    /**
     * {@return the next record, or null at the end}
     *
     * @throws SourceRefusedException if the source is broken here, so that what follows cannot be told apart
     * @throws IOException if the stream fails
     */
    @Nullable
    SourceRecord next() throws IOException;
}
