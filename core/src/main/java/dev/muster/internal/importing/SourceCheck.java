// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.format.Columns;
import dev.muster.format.Inspection;
import dev.muster.format.RecordFormat;
import dev.muster.internal.source.SourceText;
import dev.muster.issue.IssueCode;
import dev.muster.job.FormatName;
import dev.muster.job.ImportJob;
import dev.muster.job.JobFault;
import dev.muster.job.OnBrokenSource;
import dev.muster.job.SourceFacts;
import dev.muster.job.SourceRefusedException;
import dev.muster.mapping.ColumnMapping;
import dev.muster.spi.Host;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Reads a whole source once before anything is written: its hash, its structure and how many records it holds. */
final class SourceCheck {
    private final ImportJob job;
    private final Host host;
    private final LongConsumer watcher;

    /** The watcher is told how many bytes have been read; what it throws ends the check. */
    SourceCheck(ImportJob job, Host host, LongConsumer watcher) {
        this.job = job;
        this.host = host;
        this.watcher = watcher;
    }

    /**
     * What the check has shown.
     *
     * @param columns all columns of the source, those of its head first
     */
    record Checked(SourceFacts facts, Columns columns) {}

    Checked check() {
        FormatName name = Objects.requireNonNull(job.format(), "a started job has a format");
        RecordFormat format = Objects.requireNonNull(host.formats().get(name), "a job that runs has its format");
        try (InputStream raw = new SourceAccess(host).open(job.source());
                MeasuredStream source = new MeasuredStream(raw, this::watch);
                SourceText text = SourceText.open(source, job.options(), host.maxSourceBytes())) {
            Inspection inspection = format.inspect(text, job.options(), columnsOfHead());
            text.drain();
            source.drain();
            refuseIfBroken(inspection, text.fault());
            SourceFacts facts = new SourceFacts(
                    job.source().name(),
                    name,
                    job.options(),
                    source.count(),
                    source.sha256Hex(),
                    inspection.records(),
                    fault(inspection));
            return new Checked(facts, inspection.columns());
        } catch (IOException unreadable) {
            throw new SourceRefusedException(
                    IssueCode.SOURCE_UNREADABLE, 0, job.source().name());
        }
    }

    private void refuseIfBroken(Inspection inspection, @Nullable SourceRefusedException invalid) {
        if (inspection.fault() != null && job.pace().onBrokenSource() == OnBrokenSource.REFUSE) {
            throw new SourceRefusedException(inspection.fault(), inspection.line());
        }
        if (inspection.fault() == null && invalid != null) {
            throw invalid; // the format has not looked at its text as strictly as it should
        }
    }

    private Columns columnsOfHead() {
        return new Columns(
                job.mapping().columns().stream().map(ColumnMapping::column).toList());
    }

    private void watch(long bytes) {
        if (bytes > host.maxSourceBytes()) {
            throw new SourceRefusedException(
                    IssueCode.SOURCE_TOO_LARGE, 0, "more than " + host.maxSourceBytes() + " bytes");
        }
        watcher.accept(bytes);
    }

    private @Nullable JobFault fault(Inspection inspection) {
        IssueCode code = inspection.fault();
        return code == null
                ? null
                : new JobFault(
                        code, inspection.line(), code.message(job.origin().locale()));
    }
}
