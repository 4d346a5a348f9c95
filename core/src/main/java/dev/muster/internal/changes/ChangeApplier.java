// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.changes;

import dev.muster.job.PauseReason;
import dev.muster.spi.JobContext;
import dev.muster.store.ChangeResult;
import dev.muster.store.ChunkId;
import dev.muster.store.StoreUnavailableException;
import dev.muster.store.UserChange;
import dev.muster.store.UserStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Brings changes into the store, whatever the store does. A store that throws is asked what it holds, and what it has not applied is tried
 * again in halves, until the record at fault stands alone.
 */
public final class ChangeApplier {
    private final UserStore store;
    private final JobContext context;
    private final ChangeReconciler reconciler;
    private final FailureStreak streak;
    private final ParallelSlices slices;
    private final List<PendingChange> suspects = new ArrayList<>();

    public ChangeApplier(JobContext context, FailureStreak streak, int writers) {
        this.store = context.host().users();
        this.context = context;
        this.streak = streak;
        this.reconciler = new ChangeReconciler(store);
        this.slices = new ParallelSlices(writers, context.helpers());
    }

    /** Finds out which changes an earlier run has applied. */
    public void reconcile(List<? extends PendingChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        try {
            reconciler.reconcile(changes);
        } catch (StoreUnavailableException unavailable) {
            throw unavailable;
        } catch (Exception | StackOverflowError | OutOfMemoryError | LinkageError | AssertionError unanswered) {
            StoreFaults.log(context.id().toString(), unanswered);
            // A store that cannot even be asked is not there: nothing can be said of any record.
            throw context.pause(PauseReason.STORE_UNAVAILABLE);
        }
    }

    /** Settles every change: it is in the store, in conflict, or its record is at fault. */
    void apply(List<? extends PendingChange> changes, ChunkId chunk) {
        List<Attempt> attempts = slices.run(List.<PendingChange>copyOf(changes), slice -> attempt(slice, chunk));
        for (Attempt attempt : attempts) {
            settle(attempt, chunk);
        }
        judgeSuspects(chunk);
    }

    /** What the store answered to some changes: results, or what it threw. */
    private record Attempt(
            List<PendingChange> changes,
            @Nullable List<ChangeResult> results,
            @Nullable Throwable thrown) {}

    private Attempt attempt(List<PendingChange> changes, ChunkId chunk) {
        List<UserChange> planned = new ArrayList<>(changes.size());
        for (PendingChange change : changes) {
            planned.add(change.change());
        }
        try {
            List<ChangeResult> results = store.apply(planned, chunk);
            checkAnswer(results, planned.size());
            return new Attempt(changes, results, null);
        } catch (Exception | StackOverflowError | OutOfMemoryError | LinkageError | AssertionError thrown) {
            return new Attempt(changes, null, thrown);
        }
    }

    private static void checkAnswer(List<ChangeResult> results, int expected) {
        if (results.size() != expected) {
            throw new IllegalStateException(
                    "The store gave " + results.size() + " results for " + expected + " changes");
        }
        for (ChangeResult result : results) {
            Objects.requireNonNull(result, "The store gave no result for a change");
        }
    }

    private void settle(Attempt attempt, ChunkId chunk) {
        List<ChangeResult> results = attempt.results();
        if (results != null) {
            for (int i = 0; i < results.size(); i++) {
                settle(attempt.changes().get(i), results.get(i));
            }
        } else {
            recover(
                    attempt.changes(),
                    Objects.requireNonNull(attempt.thrown(), "an attempt without results threw"),
                    chunk);
        }
    }

    private void settle(PendingChange change, ChangeResult result) {
        streak.broken();
        if (result instanceof ChangeResult.Applied applied) {
            change.applied(applied.id());
        } else if (result instanceof ChangeResult.Refused refused) {
            change.reject(change.refused(refused.reason()));
        } else {
            change.conflict();
        }
    }

    private void recover(List<PendingChange> changes, Throwable thrown, ChunkId chunk) {
        if (thrown instanceof StoreUnavailableException unavailable) {
            throw unavailable;
        }
        StoreFaults.log(chunk.toString(), thrown);
        reconcile(changes);
        List<PendingChange> open =
                changes.stream().filter(PendingChange::isOpen).toList();
        if (open.size() > 1) {
            int half = open.size() / 2;
            settle(attempt(open.subList(0, half), chunk), chunk);
            settle(attempt(open.subList(half, open.size()), chunk), chunk);
        } else if (open.size() == 1) {
            tryAlone(open, chunk, changes.size() == 1);
        }
    }

    /** A record that has failed by itself once is tried once more: what hit it may have been meant for nobody. */
    private void tryAlone(List<PendingChange> one, ChunkId chunk, boolean hasFailedAlone) {
        if (!hasFailedAlone) {
            settle(attempt(one, chunk), chunk);
            return;
        }
        if (isTakenAtLast(one, chunk)) {
            return;
        }
        streak.failed();
        suspects.add(one.get(0));
    }

    /** Records that failed alone get their last chance when all others are through: by then a store that had stumbled stands again. */
    private void judgeSuspects(ChunkId chunk) {
        List<PendingChange> accused = List.copyOf(suspects);
        suspects.clear();
        for (PendingChange suspect : accused) {
            if (!isTakenAtLast(List.of(suspect), chunk)) {
                suspect.reject(suspect.failed());
            }
        }
    }

    private boolean isTakenAtLast(List<PendingChange> one, ChunkId chunk) {
        Attempt again = attempt(one, chunk);
        if (again.results() != null || again.thrown() instanceof StoreUnavailableException) {
            settle(again, chunk);
            return true;
        }
        reconcile(one);
        return !one.get(0).isOpen();
    }
}
