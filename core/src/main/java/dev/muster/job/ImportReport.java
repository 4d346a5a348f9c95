// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.mapping.FieldMapping;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What became of every record of an import. Small whatever the size of the source: issues and rejected rows are streamed from where
 * they are kept, as often as wanted, until the {@code Muster} whose default state keeps them is closed. Safe for use by several threads.
 */
public interface ImportReport {
    /** {@return the job's id} */
    JobId job();

    /** {@return whether nothing was written because the job was a dry run; a store may still refuse in earnest what it would be asked} */
    boolean dryRun();

    /** {@return how many records were read; equals the tally's total in a job that succeeded} */
    long read();

    /** {@return how many records came to which outcome} */
    Tally tally();

    /** {@return how many issues there are of each code; codes without any are left out} */
    Map<IssueCode, Long> countsByCode();

    /** {@return the mapping the job used, complete} */
    FieldMapping mapping();

    /** {@return what reading the whole source has shown, or null if the job ended before} */
    @Nullable
    SourceFacts source();

    /** {@return how long the job has been worked on} */
    Duration duration();

    /** {@return records a second over that time, 0 where nothing was read} */
    double rowsPerSecond();

    /**
     * Shows every issue, in the order of rows; those about the source as a whole come first.
     *
     * @param visitor is given each issue
     */
    void forEachIssue(Consumer<RowIssue> visitor);

    /** {@return the report without its issues as one JSON object} */
    String toJson();

    /**
     * Writes every issue as CSV in UTF-8 with a header row, guarded against formulas: the error log to download.
     *
     * @param target where to write; an existing file is replaced once the new one is complete
     * @throws IOException if it cannot be written
     */
    void writeIssues(Path target) throws IOException;

    /**
     * Writes every issue as {@link #writeIssues(Path)} does.
     *
     * @param target where to write; not closed
     * @throws IOException if it cannot be written
     */
    void writeIssues(OutputStream target) throws IOException;

    /**
     * Writes the rejected rows in the columns, delimiter and encoding of the uploaded file, with {@code _muster_row}, {@code
     * _muster_code}, {@code _muster_field} and {@code _muster_message} behind them, to be corrected and imported again.
     *
     * @param target where to write; an existing file is replaced once the new one is complete
     * @throws IOException if it cannot be written
     */
    void writeRejected(Path target) throws IOException;

    /**
     * Writes the rejected rows as {@link #writeRejected(Path)} does.
     *
     * @param target where to write; not closed
     * @throws IOException if it cannot be written
     */
    void writeRejected(OutputStream target) throws IOException;
}
