// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.rollback;

import dev.muster.job.JobId;
import dev.muster.job.JobQuery;
import dev.muster.job.JobSnapshot;
import dev.muster.job.JobState;
import dev.muster.spi.JobRecord;
import dev.muster.spi.JobRepository;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The retries of an import, the retries of these, and the rollbacks of any of them. */
final class ImportFamily {
    private static final int PAGE = 1000;

    private final JobRepository repository;
    private final JobSnapshot job;

    ImportFamily(JobRepository repository, JobSnapshot job) {
        this.repository = repository;
        this.job = job;
    }

    /** Retries, near and far, that have written something and have not been rolled back, or may still write; newest first. */
    List<JobSnapshot> standingRetries() {
        Set<JobId> undone = undone();
        List<JobSnapshot> standing = new ArrayList<>();
        for (JobSnapshot retry : descendants(job.id())) {
            if (!retry.dryRun()
                    && !undone.contains(retry.id())
                    && (!retry.state().isFinal() || hasWritten(retry))) {
                standing.add(retry);
            }
        }
        standing.sort(Comparator.comparing(JobSnapshot::id).reversed());
        return standing;
    }

    /** Rollbacks that have not ended and take back one of these. */
    List<JobId> runningRollbacks(Set<JobId> targets) {
        List<JobId> running = new ArrayList<>();
        for (JobRecord rollback : rollbacks()) {
            boolean touches = targetsOf(rollback).stream().anyMatch(targets::contains);
            if (touches && !rollback.snapshot().state().isFinal()) {
                running.add(rollback.snapshot().id());
            }
        }
        return running;
    }

    private boolean hasWritten(JobSnapshot retry) {
        return WrittenChanges.anyIn(repository.history(retry.id()));
    }

    private Set<JobId> undone() {
        Set<JobId> undone = new HashSet<>();
        for (JobRecord rollback : rollbacks()) {
            if (rollback.snapshot().state() == JobState.SUCCEEDED) {
                undone.addAll(targetsOf(rollback));
            }
        }
        return undone;
    }

    /** All that write, also those of imports the job is itself a retry of: they may have taken the job's retries back with them. */
    private List<JobRecord> rollbacks() {
        List<JobRecord> rollbacks = new ArrayList<>();
        JobId root = root();
        List<JobId> imports = new ArrayList<>(List.of(root));
        descendants(root).forEach(member -> imports.add(member.id()));
        for (JobId member : imports) {
            for (JobSnapshot rollback : children(member, RollbackKind.NAME)) {
                if (!rollback.dryRun()) {
                    repository.find(rollback.id()).ifPresent(rollbacks::add);
                }
            }
        }
        return rollbacks;
    }

    private JobId root() {
        JobSnapshot member = job;
        for (JobId parent = member.parent(); parent != null; parent = member.parent()) {
            JobRecord above = repository.find(parent).orElse(null);
            if (above == null) {
                break;
            }
            member = above.snapshot();
        }
        return member.id();
    }

    private List<JobSnapshot> descendants(JobId ancestor) {
        List<JobSnapshot> all = new ArrayList<>(children(ancestor, job.kind()));
        for (int i = 0; i < all.size(); i++) {
            all.addAll(children(all.get(i).id(), job.kind()));
        }
        return all;
    }

    private List<JobSnapshot> children(JobId parent, String kind) {
        JobQuery query = JobQuery.all().of(parent).ofKind(kind).limit(PAGE);
        List<JobSnapshot> all = new ArrayList<>();
        List<JobSnapshot> page = repository.query(query);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = page.size() < PAGE
                    ? List.of()
                    : repository.query(query.after(page.get(PAGE - 1).id()));
        }
        return all;
    }

    private static List<JobId> targetsOf(JobRecord rollback) {
        return FrozenRollbackJson.read(rollback.definition()).targets().stream()
                .map(RollbackTarget::job)
                .toList();
    }
}
