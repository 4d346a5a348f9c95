// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.job.ImportJob;
import dev.muster.job.JobId;
import dev.muster.job.JobQuery;
import dev.muster.job.JobState;
import dev.muster.job.Origin;
import dev.muster.job.RetryRefusal;
import dev.muster.job.RetryRefusedException;
import dev.muster.job.Source;
import dev.muster.job.SourceFacts;
import dev.muster.mapping.FieldMapping;
import dev.muster.spi.Host;
import dev.muster.spi.JobRecord;
import dev.muster.spi.JobRepository;

/** Makes of an import that has ended another one of the records it has rejected: the same in everything else. */
public final class ImportRetry {
    private final JobRepository repository;
    private final Host host;
    private final String rollbackKind;

    /**
     * Retries imports.
     *
     * @param repository keeps the jobs
     * @param host what the host has given
     * @param rollbackKind the kind of jobs that take imports back
     */
    public ImportRetry(JobRepository repository, Host host, String rollbackKind) {
        this.repository = repository;
        this.host = host;
        this.rollbackKind = rollbackKind;
    }

    /**
     * {@return the import of what another has rejected, frozen as that was}
     *
     * @param job the other import
     * @param origin who asks for it and why; the language stays that of the import
     * @throws RetryRefusedException if it may not be retried
     */
    public ImportJob of(JobRecord job, Origin origin) {
        JobId id = job.snapshot().id();
        check(job.snapshot().kind().equals(ImportKind.NAME), id, RetryRefusal.NOT_AN_IMPORT);
        check(job.snapshot().state().isFinal(), id, RetryRefusal.NOT_ENDED);
        ImportCheckpoint checkpoint =
                job.checkpoint() == null ? ImportCheckpoint.none() : ImportCheckpoint.read(job.checkpoint());
        SourceFacts facts = checkpoint.source();
        if (facts == null || RowSelection.rejectedIn(repository.history(id)).of(facts.records()) == 0) {
            throw new RetryRefusedException(id, RetryRefusal.NOTHING_REJECTED);
        }
        ImportJob frozen = ImportJobJson.read(job.definition());
        Source whole = frozen.source() instanceof Source.Rejected part ? part.whole() : frozen.source();
        check(
                !(whole instanceof Source.Spooled)
                        || new SourceAccess(host).missing(whole).isEmpty(),
                id,
                RetryRefusal.SOURCE_GONE);
        check(!isRolledBack(id), id, RetryRefusal.ROLLED_BACK);
        FieldMapping settled = checkpoint.mapping();
        return new ImportJob(
                new Source.Rejected(id, whole, facts.sha256()),
                frozen.format(),
                frozen.options(),
                settled == null ? frozen.mapping() : settled,
                frozen.matching(),
                frozen.grants(),
                frozen.pace(),
                new Origin(frozen.origin().locale(), origin.requestedBy(), origin.reason(), id));
    }

    /** One that failed or was cancelled may be retried all the same: what it has kept or not come to is still there. */
    private boolean isRolledBack(JobId id) {
        return repository.query(JobQuery.all().of(id).ofKind(rollbackKind)).stream()
                .anyMatch(job -> !job.dryRun() && job.state() != JobState.FAILED && job.state() != JobState.CANCELLED);
    }

    private static void check(boolean holds, JobId id, RetryRefusal otherwise) {
        if (!holds) {
            throw new RetryRefusedException(id, otherwise);
        }
    }
}
