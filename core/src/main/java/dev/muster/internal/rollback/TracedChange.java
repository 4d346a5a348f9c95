// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.rollback;

import dev.muster.internal.changes.PendingChange;
import dev.muster.internal.rollback.WrittenUser.Trace;
import dev.muster.issue.RowIssue;
import dev.muster.spi.ChunkPlan.PlannedChange;
import dev.muster.store.UserChange;

/** A change an import was about to make when it came to its end. It is only looked for in the store, never applied. */
final class TracedChange extends PendingChange {
    private final PlannedChange planned;

    TracedChange(PlannedChange planned) {
        super(planned.change());
        this.planned = planned;
    }

    WrittenUser user() {
        return new WrittenUser(planned, storedId(), trace());
    }

    private Trace trace() {
        if (isOpen()) {
            return Trace.NOT_WRITTEN;
        }
        if (isInConflict()) {
            return planned.change() instanceof UserChange.Create ? Trace.NOT_WRITTEN : Trace.UNCERTAIN;
        }
        return isAdopted() ? Trace.ADOPTED : Trace.WRITTEN;
    }

    @Override
    protected RowIssue refused(String reason) {
        throw new IllegalStateException("Nothing is written");
    }

    @Override
    protected RowIssue failed() {
        throw new IllegalStateException("Nothing is written");
    }
}
