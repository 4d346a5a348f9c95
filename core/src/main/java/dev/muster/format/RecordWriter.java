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

    /**
     * Writes a record that was read in this format in its own words, and the cells of the columns behind it; they take the place of what
     * the record has under these names. Where records are written so, the writer was {@linkplain RecordFormat#create created} with the
     * columns of these cells alone. What is no record, because it is malformed, is written in whatever way this format's own reader
     * takes back.
     *
     * @param raw the record's {@linkplain SourceRecord#raw() raw text}
     * @param cells the values of the columns in their order; null for nothing
     * @throws IOException if the stream fails
     * @throws UnsupportedOperationException if the format gives no raw texts
     */
    default void writeAgain(String raw, List<? extends @Nullable Object> cells) throws IOException {
        throw new UnsupportedOperationException("This format gives no raw texts");
    }
}
