// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.job.FormatName;
import dev.muster.job.ImportJob;
import dev.muster.job.ImportReport;
import dev.muster.mapping.ColumnMapping;
import dev.muster.spi.ChunkHistory;
import dev.muster.spi.Host;
import dev.muster.spi.JobContext;
import dev.muster.spi.JobKind;
import dev.muster.spi.JobRecord;
import java.util.ArrayList;
import java.util.List;

/** Imports as a kind of jobs. */
public final class ImportKind implements JobKind<ImportJob, ImportReport> {
    /** The kind's name. */
    public static final String NAME = "import";

    /** Creates the kind. */
    public ImportKind() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String encode(ImportJob definition) {
        return ImportJobJson.write(definition);
    }

    @Override
    public ImportJob decode(String json) {
        return ImportJobJson.read(json);
    }

    /**
     * {@return the import with everything decided that a job may leave open}
     *
     * @param job the import as the host gave it
     * @param host what the host has given
     */
    public ImportJob freeze(ImportJob job, Host host) {
        return FrozenImport.of(job, host).job();
    }

    @Override
    public List<String> missing(ImportJob definition, Host host) {
        List<String> missing = new ArrayList<>();
        new SourceAccess(host).missing(definition.source()).ifPresent(missing::add);
        FormatName format = definition.format();
        if (format != null && !host.formats().containsKey(format)) {
            missing.add("format " + format);
        }
        for (ColumnMapping column : definition.mapping().columns()) {
            String converter = column.converter();
            if (converter != null && !FrozenImport.knowsConverter(converter, host)) {
                missing.add("converter " + converter);
            }
        }
        return missing;
    }

    @Override
    public void run(ImportJob definition, JobContext context) {
        new ImportRun(definition, context).run();
    }

    @Override
    public void ended(ImportJob definition, Host host) {
        forget(definition, host);
    }

    /**
     * Deletes the spooled copy of a source that will not be read any more.
     *
     * @param frozen the import
     * @param host what the host has given
     */
    public void forget(ImportJob frozen, Host host) {
        new SourceAccess(host).forget(frozen.source());
    }

    @Override
    public ImportReport report(ImportJob definition, JobRecord job, ChunkHistory history, Host host) {
        ImportCheckpoint checkpoint = job.checkpoint() == null ? null : ImportCheckpoint.read(job.checkpoint());
        return new JournaledImportReport(job, definition, checkpoint, history, host.formats());
    }
}
