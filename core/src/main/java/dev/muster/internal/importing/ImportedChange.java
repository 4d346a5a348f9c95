// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.internal.changes.PendingChange;
import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.job.RowOutcome;
import dev.muster.store.UserChange;

/** What a record of the source changes. */
final class ImportedChange extends PendingChange {
    private final DraftRow row;
    private final RowIssues issues;

    ImportedChange(DraftRow row, UserChange change, RowIssues issues) {
        super(change);
        this.row = row;
        this.issues = issues;
    }

    DraftRow row() {
        return row;
    }

    @Override
    protected RowIssue refused(String reason) {
        return issues.refused(row.source(), reason);
    }

    @Override
    protected RowIssue failed() {
        return issues.about(row.source(), IssueCode.STORE_FAILED);
    }

    /** A new user whom nobody can find, and who yet cannot be created, stumbles over a key the job does not match by. */
    void giveUp() {
        boolean isNew = change() instanceof UserChange.Create;
        reject(issues.about(row.source(), isNew ? IssueCode.KEY_TAKEN : IssueCode.CHANGED_MEANWHILE));
    }

    /** Gives up a record that has ended the process again and again. */
    void setAside() {
        reject(issues.about(row.source(), IssueCode.CRASHED_TWICE));
    }

    RowOutcome outcome() {
        RowIssue fault = fault();
        if (fault != null) {
            return new RowOutcome.Rejected(fault.code());
        }
        requireSettled();
        return change() instanceof UserChange.Update update
                ? new RowOutcome.Updated(storedId(), update.after().fields())
                : new RowOutcome.Created(storedId());
    }
}
