// SPDX-License-Identifier: Apache-2.0
package dev.muster;

import dev.muster.internal.engine.Engine;
import dev.muster.internal.ids.TimeOrderedIds;
import dev.muster.internal.importing.ImportKind;
import dev.muster.internal.importing.ImportPreview;
import dev.muster.internal.importing.ImportRetry;
import dev.muster.internal.rollback.FrozenRollback;
import dev.muster.internal.rollback.RollbackKind;
import dev.muster.internal.rollback.RollbackStart;
import dev.muster.job.ImportJob;
import dev.muster.job.ImportReport;
import dev.muster.job.JobHandle;
import dev.muster.job.JobId;
import dev.muster.job.JobListener;
import dev.muster.job.JobQuery;
import dev.muster.job.JobSnapshot;
import dev.muster.job.JobState;
import dev.muster.job.Origin;
import dev.muster.job.Preview;
import dev.muster.job.Progress;
import dev.muster.job.RollbackJob;
import dev.muster.job.RollbackRefusal;
import dev.muster.job.RollbackRefusedException;
import dev.muster.job.RollbackReport;
import dev.muster.job.Source;
import dev.muster.spi.JobExcludedException;
import dev.muster.spi.JobRecord;
import dev.muster.user.UserKey;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where everything begins: starts jobs, shows what they would do, and knows those there have been. Make one when the application starts and
 * {@linkplain #close() close} it when the application ends. Safe for use by several threads.
 *
 * <pre>{@code
 * Muster muster = Muster.builder().users(userStore).build();
 * JobHandle<ImportReport> handle = muster.start(ImportJob.from(Path.of("users.csv")));
 * ImportReport report = handle.await();
 * }</pre>
 */
public final class Muster implements AutoCloseable {
    private final Engine engine;
    private final ImportKind imports = new ImportKind();
    private final RollbackKind rollbacks = new RollbackKind();
    private final TimeOrderedIds ids;
    private final Runnable afterwards;

    Muster(Engine engine, TimeOrderedIds ids, Runnable afterwards) {
        this.engine = engine;
        this.ids = ids;
        this.afterwards = afterwards;
    }

    /** {@return a builder, which needs at least a user store} */
    public static MusterBuilder builder() {
        return new MusterBuilder();
    }

    /**
     * Starts an import: decides everything the job leaves open, stores it, and lets it run in the background.
     *
     * @param job what to do
     * @return a handle to follow it
     * @throws dev.muster.job.SourceRefusedException if the beginning of the source shows that it cannot be taken in
     * @throws IllegalArgumentException if the job does not fit together, or names something that is not registered
     */
    public JobHandle<ImportReport> start(ImportJob job) {
        return begin(job, null);
    }

    /**
     * Starts an import as {@link #start(ImportJob)} does.
     *
     * @param job what to do
     * @param listener is told how it gets on
     * @return a handle to follow it
     * @throws dev.muster.job.SourceRefusedException if the beginning of the source shows that it cannot be taken in
     * @throws IllegalArgumentException if the job does not fit together, or names something that is not registered
     */
    public JobHandle<ImportReport> start(ImportJob job, JobListener listener) {
        return begin(job, listener);
    }

    private JobHandle<ImportReport> begin(ImportJob job, @Nullable JobListener listener) {
        engine.checkOpen();
        Origin origin = job.origin();
        if (origin.retryOf() != null) {
            engine.find(origin.retryOf());
        }
        ImportJob frozen = imports.freeze(job, engine.host());
        try {
            return startFrozen(frozen, listener);
        } catch (RuntimeException notStarted) {
            if (job.source() instanceof Source.Unspooled) {
                imports.forget(frozen, engine.host());
            }
            throw notStarted;
        }
    }

    private JobHandle<ImportReport> startFrozen(ImportJob frozen, @Nullable JobListener listener) {
        Origin origin = frozen.origin();
        JobSnapshot snapshot = queued(ImportKind.NAME, frozen.pace().dryRun(), origin, origin.retryOf());
        return engine.start(JobRecord.queued(snapshot, imports.encode(frozen), null), listener, this::report);
    }

    /**
     * Takes up the records that an import has rejected, as {@link #retry(JobId, Origin)} does.
     *
     * @param job the import: finished, failed or cancelled
     * @return a handle to follow the retry
     * @throws dev.muster.job.JobNotFoundException if there is no such job
     * @throws dev.muster.job.RetryRefusedException if its records cannot be taken up again
     */
    public JobHandle<ImportReport> retry(JobId job) {
        return retry(job, Origin.unknown());
    }

    /**
     * Takes up the records that an import has rejected, from the same source and with everything decided as it was: for when the fault was
     * not the file's, and a role, an organization or the store has been put right since. Only these records are read and counted; rows and
     * lines are those of the source. It fails with {@code SOURCE_CHANGED}, and writes nothing, if the source is not what it was.
     *
     * <p>Where the records themselves have to be corrected, import the file of rejected rows with {@link ImportJob#retryOf}.
     *
     * @param job the import: finished, failed or cancelled
     * @param origin who asks for it and why, for the history; the language stays that of the import
     * @return a handle to follow the retry
     * @throws dev.muster.job.JobNotFoundException if there is no such job
     * @throws dev.muster.job.RetryRefusedException if its records cannot be taken up again
     */
    public JobHandle<ImportReport> retry(JobId job, Origin origin) {
        engine.checkOpen();
        ImportRetry retries = new ImportRetry(engine.repository(), engine.host(), RollbackKind.NAME);
        return startFrozen(retries.of(engine.find(job), origin), null);
    }

    private JobSnapshot queued(String kind, boolean dryRun, Origin origin, @Nullable JobId parent) {
        return new JobSnapshot(
                new JobId(ids.next()),
                kind,
                JobState.QUEUED,
                null,
                List.of(),
                null,
                Progress.none(),
                dryRun,
                origin.requestedBy(),
                origin.reason(),
                parent,
                engine.repository().now(),
                null,
                null);
    }

    /**
     * Takes back what an import has written, as {@link #rollback(RollbackJob)} does.
     *
     * @param job the import: finished, failed or cancelled
     * @return a handle to follow the rollback
     * @throws dev.muster.job.JobNotFoundException if there is no such job
     * @throws RollbackRefusedException if the import may not be rolled back
     */
    public JobHandle<RollbackReport> rollback(JobId job) {
        return begin(RollbackJob.of(job), null);
    }

    /**
     * Takes back what an import has written, until 24 hours after its end by the repository's clock, and keeps what people have changed
     * since. It runs in the background, the last chunk first, and survives crashes as an import does.
     *
     * <p>A user the import has created is deleted if it has not logged in since and every field the import wrote, and the credential, are
     * as the import left them. Of a user it has updated, each field gets its old value back that is still as the import left it. Whatever
     * else there is of either is kept, and listed in the report. To roll the same import back again does no harm.
     *
     * @param job what to take back
     * @return a handle to follow the rollback
     * @throws dev.muster.job.JobNotFoundException if there is no such job
     * @throws RollbackRefusedException if the import may not be rolled back
     */
    public JobHandle<RollbackReport> rollback(RollbackJob job) {
        return begin(job, null);
    }

    /**
     * Takes back what an import has written, as {@link #rollback(RollbackJob)} does.
     *
     * @param job what to take back
     * @param listener is told how the rollback gets on
     * @return a handle to follow the rollback
     * @throws dev.muster.job.JobNotFoundException if there is no such job
     * @throws RollbackRefusedException if the import may not be rolled back
     */
    public JobHandle<RollbackReport> rollback(RollbackJob job, JobListener listener) {
        return begin(job, listener);
    }

    /**
     * Shows what a rollback would do now: a {@linkplain RollbackJob#dryRun() dry run} of the same job, which writes nothing. What the store
     * would refuse it cannot tell, nor what the rollback of a retry changes for the import before it.
     *
     * @param job what would be taken back
     * @return a handle to follow the dry run
     * @throws dev.muster.job.JobNotFoundException if there is no such job
     * @throws RollbackRefusedException if the import may not be rolled back
     */
    public JobHandle<RollbackReport> previewRollback(RollbackJob job) {
        return begin(job.dryRun(), null);
    }

    private JobHandle<RollbackReport> begin(RollbackJob job, @Nullable JobListener listener) {
        engine.checkOpen();
        JobId target = job.job();
        FrozenRollback frozen = new RollbackStart(
                        engine.repository(), ImportKind.NAME, engine.retention().undo())
                .freeze(job, engine.find(target).snapshot());
        JobSnapshot snapshot = queued(RollbackKind.NAME, job.dry(), job.origin(), target);
        String exclusive = job.dry() ? null : RollbackStart.exclusive(target);
        try {
            return engine.start(
                    JobRecord.queued(snapshot, rollbacks.encode(frozen), exclusive), listener, this::rollbackReport);
        } catch (JobExcludedException other) {
            throw new RollbackRefusedException(target, RollbackRefusal.ALREADY_RUNNING, List.of(other.holder()));
        }
    }

    /**
     * {@return what an import would make of the first records of its source; nothing is written}
     *
     * <p>Where nothing tells the encoding of the source, {@link #start(ImportJob)} refuses it; a preview is made under the encoding that
     * fits, tells so in {@link Preview#encodings()}, and leaves it to the caller to name it in the job.
     *
     * @param job the import
     * @param records how many records to look at, 1 to 1,000
     * @throws dev.muster.job.SourceRefusedException if the source cannot be taken in
     * @throws IllegalArgumentException if the number is out of range or the job does not fit together
     */
    public Preview preview(ImportJob job, int records) {
        if (records < 1 || records > 1000) {
            throw new IllegalArgumentException("A preview shows 1 to 1,000 records, not " + records);
        }
        engine.checkOpen();
        return new ImportPreview(engine.host()).of(job, records);
    }

    /**
     * {@return a handle of an import that was started before, here or on another node}
     *
     * @param id the job's id
     * @throws dev.muster.job.JobNotFoundException if there is no such job
     */
    public JobHandle<ImportReport> handle(JobId id) {
        return engine.handle(id, null, this::report);
    }

    /**
     * {@return a handle of an import that was started before, here or on another node}
     *
     * @param id the job's id
     * @param listener is told the last snapshot at once, and then how the job gets on
     * @throws dev.muster.job.JobNotFoundException if there is no such job
     */
    public JobHandle<ImportReport> handle(JobId id, JobListener listener) {
        return engine.handle(id, listener, this::report);
    }

    /**
     * {@return a handle of a rollback that was started before, here or on another node}
     *
     * @param id the rollback's id
     * @throws dev.muster.job.JobNotFoundException if there is no such job
     */
    public JobHandle<RollbackReport> rollbackHandle(JobId id) {
        return engine.handle(id, null, this::rollbackReport);
    }

    /**
     * {@return jobs there are or have been, newest first}
     *
     * @param query which jobs
     */
    public List<JobSnapshot> jobs(JobQuery query) {
        return engine.repository().query(query);
    }

    /**
     * Forgets somebody who asked for it: takes what was written of them out of the journals, rejected rows and claims of all jobs, and
     * lets jobs that were created before leave them out from now on, rollbacks too. What remains is a fingerprint under a secret of the
     * repository. Call this first and delete the user in your store afterwards, so that a job which runs meanwhile does not bring them
     * back. Copies of sources in the spool are deleted when their jobs end; files of the host, and what it has written out of reports,
     * are the host's to look after. Reads all journals, so it may take long.
     *
     * @param keys every key the person has or had, and the store's id of the user; at least one
     * @return the jobs whose journals held something of the person, newest first
     * @throws IllegalArgumentException if there is no key
     */
    public List<JobId> erase(Collection<UserKey> keys) {
        return engine.repository().erase(keys);
    }

    private ImportReport report(JobId id) {
        JobRecord job = engine.find(id);
        return imports.report(
                imports.decode(job.definition()), job, engine.repository().history(id), engine.host());
    }

    private RollbackReport rollbackReport(JobId id) {
        JobRecord job = engine.find(id);
        return rollbacks.report(
                rollbacks.decode(job.definition()), job, engine.repository().history(id), engine.host());
    }

    /**
     * Takes no more jobs and asks those that run to stop after the chunk they are working on, waiting some seconds for it. Where the state
     * is durable, they go on when somebody makes a {@code Muster} with the same state again. Where it is not, the issues and rejected rows
     * of jobs are gone with it: write reports out before.
     */
    @Override
    public void close() {
        engine.close();
        afterwards.run();
    }
}
