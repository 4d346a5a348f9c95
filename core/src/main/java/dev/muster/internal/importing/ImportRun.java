// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.format.Columns;
import dev.muster.format.RecordFormat;
import dev.muster.format.RecordReader;
import dev.muster.internal.changes.ChangeApplier;
import dev.muster.internal.changes.ChunkProtocol;
import dev.muster.internal.changes.FailureStreak;
import dev.muster.internal.progress.ProgressMeter;
import dev.muster.internal.source.SourceText;
import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.job.ImportJob;
import dev.muster.job.JobFault;
import dev.muster.job.PauseReason;
import dev.muster.job.Phase;
import dev.muster.job.Source;
import dev.muster.job.SourceFacts;
import dev.muster.job.SourceRefusedException;
import dev.muster.job.Tally;
import dev.muster.mapping.ColumnMapping;
import dev.muster.mapping.FieldMapping;
import dev.muster.spi.ChunkCommit;
import dev.muster.spi.Host;
import dev.muster.spi.JobContext;
import dev.muster.spi.JobFaultException;
import dev.muster.spi.UnitOfWork;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One run of an import, from its source to its balanced account. */
final class ImportRun {
    private static final long LOOK_EVERY_BYTES = 16L << 20;

    private ImportJob job;
    private final JobContext context;
    private final Host host;
    private final RecordFormat format;
    private final ProgressMeter meter;
    private final long startedAt = System.nanoTime();
    private ImportCheckpoint checkpoint;
    private CrashGuard guard = CrashGuard.none();
    private long nextLook = LOOK_EVERY_BYTES;

    ImportRun(ImportJob job, JobContext context) {
        this.job = job;
        this.context = context;
        this.host = context.host();
        this.format = Objects.requireNonNull(
                host.formats().get(Objects.requireNonNull(job.format(), "a started job has a format")),
                "a job that runs has its format");
        this.meter = new ProgressMeter(context.progressSoFar(), context::progress, System::nanoTime);
        this.checkpoint = context.checkpoint().map(ImportCheckpoint::read).orElseGet(ImportCheckpoint::none);
    }

    void run() {
        guard = CrashGuard.begin(checkpoint.crashes(), job.pace().chunkSize(), this::note);
        try {
            SourceFacts facts = checkSource();
            RowSelection selection = selection(facts);
            meter.expect(selection.of(facts.records()), facts.bytes());
            importRecords(facts, selection);
        } catch (SourceRefusedException refused) {
            // An interrupt closes some streams: that is not the source's fault.
            throw Thread.currentThread().isInterrupted() ? context.release() : refused;
        } finally {
            meter.flush();
            context.checkpoint(checkpoint
                    .withActive(checkpoint.active().plus(sinceStart()))
                    .withCrashes(guard.ended())
                    .toJson());
        }
    }

    private void note(CrashRecord crashes) {
        checkpoint = checkpoint.withCrashes(crashes);
        context.checkpoint(checkpoint.toJson());
    }

    private Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    /** The pre-pass. A job that goes on has seen its source before: it must still be the same. */
    private SourceFacts checkSource() {
        meter.begin(Phase.CHECKING_SOURCE);
        SourceCheck.Checked checked = new SourceCheck(job, host, this::passed).check();
        SourceFacts facts = checked.facts();
        context.stopIfAsked();
        String before = hashBefore();
        if (before != null && !before.equals(facts.sha256())) {
            throw new SourceRefusedException(
                    IssueCode.SOURCE_CHANGED, 0, job.source().name());
        }
        settleColumns(checked.columns());
        checkpoint = checkpoint.withSource(facts);
        context.checkpoint(checkpoint.toJson());
        return facts;
    }

    private @Nullable String hashBefore() {
        SourceFacts before = checkpoint.source();
        if (before != null) {
            return before.sha256();
        }
        return job.source() instanceof Source.Rejected part ? part.sha256() : null;
    }

    /** What an earlier run has settled stays, whichever release of Muster that was. */
    private void settleColumns(Columns columns) {
        FieldMapping settled = checkpoint.mapping();
        job = settled == null ? FrozenImport.withLateColumns(job, columns) : job.mapping(settled);
        checkpoint = checkpoint.withMapping(job.mapping());
    }

    /** A file may be large: whoever wants the job to stop does not wait for its end. */
    private void passed(long bytes) {
        meter.passed(bytes);
        if (bytes >= nextLook) {
            nextLook = bytes + LOOK_EVERY_BYTES;
            context.stopIfAsked();
        }
    }

    private RowSelection selection(SourceFacts facts) {
        if (job.source() instanceof Source.Rejected part) {
            return RowSelection.rejectedIn(context.history(part.by()));
        }
        long limit = job.pace().limit();
        boolean readsAll = limit == 0 && facts.fault() == null;
        return readsAll
                ? RowSelection.all()
                : RowSelection.first(limit == 0 ? facts.records() : Math.min(limit, facts.records()));
    }

    private void importRecords(SourceFacts facts, RowSelection selection) {
        long expected = selection.of(facts.records());
        try (InputStream raw = new SourceAccess(host).open(job.source());
                MeasuredStream source = new MeasuredStream(raw, bytes -> {});
                InputStream text = SourceText.open(source, job.options(), host.maxSourceBytes());
                RecordReader reader = format.open(text, job.options(), columns());
                KeyClaims claims = KeyClaims.open(host.spool(), expected * keysARecord())) {
            ImportSteps steps = new ImportSteps(job, host, reader.columns(), claims, guard);
            checkpoint = checkpoint.withColumns(reader.columns(), sourceIssues(facts, steps));
            context.checkpoint(checkpoint.toJson());
            RowFeed feed = new RowFeed(reader, steps, source::count, job.pace().chunkSize(), selection);
            walk(feed, steps, source::count);
            if (!selection.isPart()) {
                source.drain();
                if (!source.sha256Hex().equals(facts.sha256())) {
                    throw new SourceRefusedException(
                            IssueCode.SOURCE_CHANGED, 0, job.source().name());
                }
            }
            balance(feed.read(), expected);
        } catch (IOException unreadable) {
            throw new SourceRefusedException(
                    IssueCode.SOURCE_UNREADABLE, 0, job.source().name());
        }
    }

    /** What there is to tell about the source as a whole, first of all where it is broken and what is left out for that. */
    private List<RowIssue> sourceIssues(SourceFacts facts, ImportSteps steps) throws IOException {
        List<RowIssue> issues = new ArrayList<>();
        JobFault fault = facts.fault();
        if (fault != null && fault.code() != null) {
            issues.add(new RowIssue(fault.code(), 0, fault.line(), null, null, null, fault.message()));
        }
        issues.addAll(EncodingIssues.doubts(job, host));
        issues.addAll(steps.columnIssues());
        return issues;
    }

    private Columns columns() {
        return new Columns(
                job.mapping().columns().stream().map(ColumnMapping::column).toList());
    }

    private int keysARecord() {
        return job.matching().keys().size();
    }

    private void walk(RowFeed feed, ImportSteps steps, LongSupplier bytesRead) {
        ChunkPlanning planning = new ChunkPlanning(steps, new FailureStreak(context), context::forgotten);
        ChangeApplier applier = new ChangeApplier(context, new FailureStreak(context), writers());
        ChunkCommitter committer = new ChunkCommitter(job, context, planning, new ChunkProtocol(context, applier));
        meter.begin(Phase.CATCHING_UP);
        CatchUp catchUp = new CatchUp(feed, steps, committer);
        Tally tally = catchUp.run(context);
        meter.counted(feed.read(), bytesRead.getAsLong(), tally);
        meter.begin(Phase.IMPORTING);
        ChunkSink sink = new ChunkSink(committer, planning, steps, catchUp.lastChunk(), tally);
        while (guard.isWary(feed.passed())) {
            context.stopIfAsked();
            DraftChunk noted = feed.nextNoted(guard);
            if (noted == null) {
                return;
            }
            take(noted, sink);
        }
        try (ReadAhead<DraftChunk> chunks = new ReadAhead<>(feed::next, context.helpers())) {
            for (DraftChunk chunk = next(chunks); chunk != null; chunk = next(chunks)) {
                context.stopIfAsked();
                take(chunk, sink);
            }
        }
    }

    private void take(DraftChunk chunk, ChunkSink sink) {
        Tally tally = sink.take(chunk);
        meter.counted(tally.total(), chunk.bytesRead(), tally);
        pauseIfTooManyAreRejected(tally);
    }

    /** A transaction belongs to one thread. */
    private int writers() {
        return context.unitOfWork() == UnitOfWork.NONE ? job.pace().writers() : 1;
    }

    private @Nullable DraftChunk next(ReadAhead<DraftChunk> chunks) {
        try {
            return chunks.next();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw context.release();
        }
    }

    private void pauseIfTooManyAreRejected(Tally tally) {
        if (job.pace().stopAfter().isReachedBy(tally.minus(checkpoint.acknowledged()))) {
            checkpoint = checkpoint.withAcknowledged(tally);
            throw context.pause(PauseReason.TOO_MANY_REJECTED);
        }
    }

    /** The reader, the journal and the pre-pass have each counted for themselves. */
    private void balance(long read, long expected) {
        meter.begin(Phase.CLOSING);
        Tally journaled = journaled();
        if (read != expected || journaled.total() != read) {
            throw new JobFaultException(new JobFault(
                    null,
                    0,
                    "The accounts do not balance: the source holds " + expected + " records, " + read
                            + " were read, and the journal has an outcome for " + journaled.total()));
        }
        meter.counted(read, checkpointBytes(), journaled);
        meter.done();
    }

    private Tally journaled() {
        Tally[] sum = {Tally.zero()};
        context.journal().read(chunk -> {
            ChunkCommit commit = chunk.commit();
            sum[0] = commit == null ? sum[0] : sum[0].plus(commit.tally());
            return true;
        });
        return sum[0];
    }

    private long checkpointBytes() {
        SourceFacts facts = checkpoint.source();
        return facts == null ? 0 : facts.bytes();
    }
}
