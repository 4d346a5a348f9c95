// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.rollback;

import dev.muster.job.JobId;
import dev.muster.job.JobSnapshot;
import dev.muster.job.RollbackJob;
import dev.muster.job.RollbackRefusal;
import dev.muster.job.RollbackRefusedException;
import dev.muster.spi.JobRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Says whether an import may be rolled back, and what that takes. */
public final class RollbackStart {
    private final JobRepository repository;
    private final String importKind;
    private final Duration window;

    /**
     * Starts rollbacks.
     *
     * @param repository keeps the jobs
     * @param importKind the kind of jobs that can be rolled back
     * @param window for how long after its end an import can be rolled back
     */
    public RollbackStart(JobRepository repository, String importKind, Duration window) {
        this.repository = repository;
        this.importKind = importKind;
        this.window = window;
    }

    /** {@return what no two rollbacks of one import hold at the same time} */
    public static String exclusive(JobId job) {
        return RollbackKind.NAME + ":" + job;
    }

    /**
     * {@return the rollback, complete}
     *
     * @param job the rollback as the host gave it
     * @param snapshot the import it is about
     * @throws RollbackRefusedException if the import may not be rolled back
     */
    public FrozenRollback freeze(RollbackJob job, JobSnapshot snapshot) {
        JobId id = snapshot.id();
        if (!snapshot.kind().equals(importKind)) {
            throw refused(id, RollbackRefusal.NOT_AN_IMPORT, List.of());
        }
        if (snapshot.dryRun()) {
            throw refused(id, RollbackRefusal.DRY_RUN, List.of());
        }
        checkTime(snapshot, id);
        ImportFamily family = new ImportFamily(repository, snapshot);
        List<JobSnapshot> retries = family.standingRetries();
        if (!retries.isEmpty() && !job.retriesIncluded()) {
            throw refused(
                    id,
                    RollbackRefusal.RETRIES_STAND,
                    retries.stream().map(JobSnapshot::id).toList());
        }
        retries.forEach(retry -> checkTime(retry, id));
        List<JobId> order = new ArrayList<>();
        retries.forEach(retry -> order.add(retry.id()));
        order.add(id);
        checkAlone(family, new HashSet<>(order), job, id);
        return new FrozenRollback(
                order.stream().map(this::target).toList(),
                job.dry(),
                job.origin().locale());
    }

    private void checkTime(JobSnapshot snapshot, JobId about) {
        List<JobId> others = snapshot.id().equals(about) ? List.of() : List.of(snapshot.id());
        Instant end = snapshot.endedAt();
        if (!snapshot.state().isFinal() || end == null) {
            throw refused(about, RollbackRefusal.NOT_ENDED, others);
        }
        if (!repository.now().isBefore(end.plus(window))) {
            throw refused(about, RollbackRefusal.WINDOW_OVER, others);
        }
    }

    private static void checkAlone(ImportFamily family, Set<JobId> targets, RollbackJob job, JobId id) {
        List<JobId> running = job.dry() ? List.of() : family.runningRollbacks(targets);
        if (!running.isEmpty()) {
            throw refused(id, RollbackRefusal.ALREADY_RUNNING, running);
        }
    }

    private RollbackTarget target(JobId id) {
        return new RollbackTarget(id, WrittenChanges.lastChunk(repository.history(id)));
    }

    private static RollbackRefusedException refused(JobId job, RollbackRefusal reason, List<JobId> others) {
        return new RollbackRefusedException(job, reason, others);
    }
}
