// SPDX-License-Identifier: Apache-2.0
package dev.muster.format;

import dev.muster.job.FormatName;
import dev.muster.job.FormatOptions;
import dev.muster.job.SourceRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * One format of files. Implementations are stateless, safe for use by several threads, have a public constructor without parameters and
 * are registered for {@link java.util.ServiceLoader}.
 *
 * <p>It reads and writes text in UTF-8, with a byte order mark where the source has one: what is compressed or in another encoding has been
 * unwrapped before, and what it writes is encoded as the source was. That the text is valid is for the format to check, strictly: where a
 * source is not valid in its encoding, whichever that is, the text it gets is not valid UTF-8 either.
 *
 * <p>A job recognises its source once, when it starts, and stores the options found; {@link #inspect} and {@link #open} never detect
 * anything again.
 */
public interface RecordFormat {
    /** {@return the format's name} */
    FormatName name();

    /**
     * {@return how names of files in this format usually end, in lower case and without the dot} They decide where the content fits two
     * formats alike, and nothing else.
     */
    default List<String> extensions() {
        return List.of(name().value());
    }

    /**
     * Looks at the beginning of a source.
     *
     * @param head the first bytes of the source, at most 1 MiB; the whole source if it is shorter
     * @param complete whether {@code head} is the whole source
     * @param given the options the job gives; they are not questioned
     * @param mapped the names of the columns that the job maps. A format with nested values takes those it finds by path, such as {@code
     *     address.city}, for columns of their own; the column {@code address.*} then has what is left of the object. Others need not
     *     look at them
     * @return what it is; certainty 0 if the source is in another format
     * @throws SourceRefusedException if the source is of this format, as far as can be told, and cannot be read, or an option cannot
     *     be told with certainty
     */
    Recognition recognize(byte[] head, boolean complete, FormatOptions given, List<String> mapped);

    /**
     * Reads the whole source: strict decoding, structure, and the number of records. Must count exactly the records that {@link #open}
     * will give.
     *
     * @param source the source from its first byte; not closed
     * @param options the options that {@link #recognize} found
     * @param columns the columns that {@link #recognize} found
     * @return what it has shown; a source that is broken is an answer, not an exception
     * @throws IOException if the stream fails
     */
    Inspection inspect(InputStream source, FormatOptions options, Columns columns) throws IOException;

    /**
     * Opens the source for reading.
     *
     * @param source the source from its first byte; closed with the reader
     * @param options the options that {@link #recognize} found
     * @param columns the columns that {@link #inspect} found, or those of {@link #recognize} where only the beginning is read. The reader
     *     has exactly these, unless the source itself names its columns
     * @return the reader
     * @throws SourceRefusedException if the columns cannot be read
     * @throws IOException if the stream fails
     */
    RecordReader open(InputStream source, FormatOptions options, Columns columns) throws IOException;

    /**
     * Starts a file.
     *
     * @param target where to write; not closed
     * @param columns the columns
     * @param options the options of the file to write; those of a source that was read make a file of the same kind
     * @return the writer; it has written what stands before the first record
     * @throws IOException if the stream fails
     */
    RecordWriter create(OutputStream target, Columns columns, FormatOptions options) throws IOException;
}
