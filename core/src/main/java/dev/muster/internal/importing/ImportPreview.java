// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.format.RecordFormat;
import dev.muster.format.RecordReader;
import dev.muster.issue.IssueCode;
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
        FrozenImport frozen = FrozenImport.of(job, host);
        try {
            return preview(frozen, records);
        } catch (IOException unreadable) {
            throw new SourceRefusedException(
                    IssueCode.SOURCE_UNREADABLE, 0, job.source().name());
        } finally {
            if (!(job.source() instanceof Source.Spooled)) {
                new SourceAccess(host).forget(frozen.job().source());
            }
        }
    }

    private Preview preview(FrozenImport frozen, int records) throws IOException {
        ImportJob job = frozen.job();
        RecordFormat format = Objects.requireNonNull(host.formats().get(job.format()), "a frozen job has its format");
        try (InputStream source = new SourceAccess(host).open(job.source());
                RecordReader reader = format.open(source, job.options(), frozen.columns());
                KeyClaims claims = KeyClaims.open(host.spool(), records)) {
            ImportSteps steps = new ImportSteps(job, host, reader.columns(), claims);
            RowFeed feed = new RowFeed(reader, steps, () -> 0, job.pace().chunkSize(), records);
            List<Preview.Row> rows = new ArrayList<>();
            for (DraftChunk chunk = feed.next(); chunk != null; chunk = feed.next()) {
                for (PlannedRow planned : steps.planner().plan(chunk.rows())) {
                    rows.add(new Preview.Row(
                            planned.row().source().row(),
                            planned.row().source().line(),
                            planned.outcome(),
                            planned.issues()));
                }
            }
            return new Preview(format.name(), job.options(), job.mapping().columns(), rows, steps.columnIssues());
        }
    }
}
