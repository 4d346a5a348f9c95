// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.rollback;

import dev.muster.internal.changes.PendingChange;
import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.store.UserChange;

/** A change that takes back what an import has written. */
final class UndoChange extends PendingChange {
    private final WrittenUser user;
    private final KeptIssues issues;

    UndoChange(WrittenUser user, UserChange change, KeptIssues issues) {
        super(change);
        this.user = user;
        this.issues = issues;
    }

    WrittenUser user() {
        return user;
    }

    /** The store's own words are left out: here, there is no record to tell whether they quote somebody's data. */
    @Override
    protected RowIssue refused(String reason) {
        return issues.about(user, IssueCode.KEPT_STORE_REFUSED);
    }

    @Override
    protected RowIssue failed() {
        return issues.about(user, IssueCode.KEPT_STORE_FAILED);
    }

    void giveUp() {
        reject(issues.about(user, IssueCode.KEPT_CHANGED_SINCE));
    }
}
