// SPDX-License-Identifier: Apache-2.0
package dev.muster.format;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes records in one format. Not safe for use by several threads. Closing it flushes; the stream below stays open. */
public interface RecordWriter extends Closeable {
    /**
     * Writes one record.
     *
     * @param cells its values in the order of the columns; null for nothing
     * @throws IOException if the stream fails
     */
    void write(List<? extends @Nullable Object> cells) throws IOException;
}
