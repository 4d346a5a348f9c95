// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.format.Columns;
import dev.muster.format.RecordFormat;
import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.job.FormatName;
import dev.muster.job.FormatOptions;
import dev.muster.job.ImportJob;
import dev.muster.job.ImportReport;
import dev.muster.job.JobId;
import dev.muster.job.JobSnapshot;
import dev.muster.job.MusterException;
import dev.muster.job.SourceFacts;
import dev.muster.job.Tally;
import dev.muster.mapping.ColumnMapping;
import dev.muster.mapping.FieldMapping;
import dev.muster.spi.ChunkHistory;
import dev.muster.spi.JobRecord;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The report of an import, read from its journal whenever it is asked. What is in the heap does not grow with the source. Counts are
 * those of the journal, whatever the job has told while it ran.
 */
final class JournaledImportReport implements ImportReport {
    private final JobSnapshot job;
    private final ImportJob definition;
    private final @Nullable ImportCheckpoint checkpoint;
    private final CommittedChunks chunks;
    private final Map<FormatName, RecordFormat> formats;
    private volatile @Nullable Totals settled;

    JournaledImportReport(
            JobRecord job,
            ImportJob definition,
            @Nullable ImportCheckpoint checkpoint,
            ChunkHistory history,
            Map<FormatName, RecordFormat> formats) {
        this.job = job.snapshot();
        this.definition = definition;
        this.checkpoint = checkpoint;
        this.chunks = new CommittedChunks(history);
        this.formats = Map.copyOf(formats);
    }

    /**
     * What one pass over the journal counts.
     *
     * @param tally the sum of the tallies
     * @param issues how many issues of each code
     */
    private record Totals(Tally tally, Map<IssueCode, Long> issues) {}

    @Override
    public JobId job() {
        return job.id();
    }

    @Override
    public boolean dryRun() {
        return definition.pace().dryRun();
    }

    @Override
    public long read() {
        return job.progress().read();
    }

    @Override
    public Tally tally() {
        return totals().tally();
    }

    @Override
    public Map<IssueCode, Long> countsByCode() {
        return totals().issues();
    }

    @Override
    public FieldMapping mapping() {
        FieldMapping settled = checkpoint == null ? null : checkpoint.mapping();
        return settled == null ? definition.mapping() : settled;
    }

    @Override
    public @Nullable SourceFacts source() {
        return checkpoint == null ? null : checkpoint.source();
    }

    @Override
    public Duration duration() {
        if (checkpoint != null && !checkpoint.active().isZero()) {
            return checkpoint.active();
        }
        Instant start = job.startedAt();
        Instant end = job.endedAt();
        return start == null || end == null ? Duration.ZERO : Duration.between(start, end);
    }

    @Override
    public double rowsPerSecond() {
        double seconds = duration().toNanos() / 1e9;
        return seconds > 0 ? read() / seconds : 0;
    }

    @Override
    public void forEachIssue(Consumer<RowIssue> visitor) {
        sourceIssues().forEach(visitor);
        chunks.read(chunk -> {
            chunk.issues().forEach(visitor);
            return true;
        });
    }

    @Override
    public String toJson() {
        Totals totals = totals();
        return ImportReportJson.write(this, job.state(), totals.tally(), totals.issues());
    }

    @Override
    public void writeIssues(Path target) throws IOException {
        AtomicFile.write(target, this::writeIssues);
    }

    @Override
    public void writeIssues(OutputStream target) throws IOException {
        OutputStream buffered = new BufferedOutputStream(target);
        new IssueLogWriter(format(FormatName.CSV), definition.origin().locale())
                .write(buffered, sourceIssues(), chunks);
        buffered.flush();
    }

    @Override
    public void writeRejected(Path target) throws IOException {
        AtomicFile.write(target, this::writeRejected);
    }

    @Override
    public void writeRejected(OutputStream target) throws IOException {
        SourceFacts facts = source();
        FormatName name = facts == null ? definition.format() : facts.format();
        FormatOptions options = facts == null ? definition.options() : facts.options();
        OutputStream buffered = new BufferedOutputStream(target);
        new RejectedRowsWriter(format(name == null ? FormatName.CSV : name), options, columns())
                .write(buffered, chunks);
        buffered.flush();
    }

    private List<RowIssue> sourceIssues() {
        return checkpoint == null ? List.of() : checkpoint.sourceIssues();
    }

    private Columns columns() {
        return checkpoint != null
                ? checkpoint.columns()
                : new Columns(definition.mapping().columns().stream()
                        .map(ColumnMapping::column)
                        .toList());
    }

    private RecordFormat format(FormatName name) {
        RecordFormat format = formats.get(name);
        if (format == null) {
            throw new MusterException(
                    "The format " + name
                            + " is not there to write with; is muster-formats on the module or class path?",
                    null);
        }
        return format;
    }

    /** Counted anew each time until the job has ended: then its journal changes no more. */
    private Totals totals() {
        Totals known = settled;
        if (known != null) {
            return known;
        }
        Totals counted = count();
        if (job.state().isFinal()) {
            settled = counted;
        }
        return counted;
    }

    private Totals count() {
        Map<IssueCode, Long> counts = new EnumMap<>(IssueCode.class);
        Tally[] sum = {Tally.zero()};
        sourceIssues().forEach(issue -> counts.merge(issue.code(), 1L, Long::sum));
        chunks.read(chunk -> {
            sum[0] = sum[0].plus(chunk.tally());
            chunk.issues().forEach(issue -> counts.merge(issue.code(), 1L, Long::sum));
            return true;
        });
        return new Totals(Objects.requireNonNull(sum[0]), Collections.unmodifiableMap(counts));
    }
}
