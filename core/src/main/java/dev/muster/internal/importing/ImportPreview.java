// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.format.RecordFormat;
import dev.muster.format.RecordReader;
import dev.muster.internal.source.SourceText;
import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.job.EncodingProposal;
import dev.muster.job.ImportJob;
import dev.muster.job.Preview;
import dev.muster.job.Source;
import dev.muster.job.SourceRefusedException;
import dev.muster.spi.Host;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Takes the first records of a source through the steps of an import, up to the plan. */
public final class ImportPreview {
    private final Host host;

    /**
     * Previews imports.
     *
     * @param host what the host has given
     */
    public ImportPreview(Host host) {
        this.host = host;
    }

    /**
     * {@return what the import would make of the first records}
     *
     * @param job the import
     * @param records how many records to look at
     */
    public Preview of(ImportJob job, int records) {
        SourceAccess access = new SourceAccess(host);
        ImportJob reopenable = job.withSource(access.reopenable(job.source()));
        try {
            return ofReopenable(reopenable, records);
        } catch (IOException unreadable) {
            throw new SourceRefusedException(
                    IssueCode.SOURCE_UNREADABLE, 0, job.source().name());
        } finally {
            if (job.source() instanceof Source.Unspooled) {
                access.forget(reopenable.source());
            }
        }
    }

    /** Where the encoding cannot be told, what the import would be under the one that fits says more than a refusal. */
    private Preview ofReopenable(ImportJob job, int records) throws IOException {
        try {
            return preview(FrozenImport.of(job, host), records, List.of());
        } catch (SourceRefusedException refused) {
            List<EncodingProposal> proposals =
                    refused.code() == IssueCode.ENCODING_INVALID ? EncodingIssues.proposals(job, host) : List.of();
            if (proposals.isEmpty()) {
                throw refused;
            }
            ImportJob proposed = job.encoding(proposals.get(0).charset());
            return preview(FrozenImport.of(proposed, host), records, proposals);
        }
    }

    private Preview preview(FrozenImport frozen, int records, List<EncodingProposal> proposals) throws IOException {
        ImportJob job = frozen.job();
        RecordFormat format = Objects.requireNonNull(host.formats().get(job.format()), "a frozen job has its format");
        try (InputStream raw = new SourceAccess(host).open(job.source());
                InputStream text = SourceText.open(raw, job.options(), host.maxSourceBytes());
                RecordReader reader = format.open(text, job.options(), frozen.columns());
                KeyClaims claims = KeyClaims.open(host.spool(), records)) {
            ImportSteps steps = new ImportSteps(job, host, reader.columns(), claims, CrashGuard.none());
            RowFeed feed = new RowFeed(reader, steps, () -> 0, job.pace().chunkSize(), RowSelection.first(records));
            List<Preview.Row> rows = new ArrayList<>();
            for (DraftChunk chunk = feed.next(() -> false); chunk != null; chunk = feed.next(() -> false)) {
                for (PlannedRow planned : steps.planner().plan(chunk.rows(steps))) {
                    rows.add(new Preview.Row(
                            planned.row().source().row(),
                            planned.row().source().line(),
                            planned.outcome(),
                            planned.issues()));
                }
            }
            List<RowIssue> issues = new ArrayList<>(EncodingIssues.ofPreview(job, host, proposals));
            issues.addAll(steps.columnIssues());
            return new Preview(
                    format.name(),
                    frozen.certainty(),
                    job.options(),
                    job.mapping().columns(),
                    rows,
                    issues,
                    proposals);
        }
    }
}
