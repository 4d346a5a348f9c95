// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.format.SourceRecord;
import dev.muster.issue.RowIssue;
import dev.muster.issue.Severity;
import dev.muster.user.UserDraft;
import java.util.ArrayList;
import java.util.List;

/**
 * One record on its way: as it stands in the source, the draft made of it, and what there is to tell so far.
 *
 * @param source the record
 * @param draft the fields it carries; those whose values cannot be read are absent
 * @param issues what there is to tell, most often nothing
 */
record DraftRow(SourceRecord source, UserDraft draft, List<RowIssue> issues) {
    /** Whether the record is at fault, so that nothing more is to be done with it. */
    boolean isRejected() {
        for (RowIssue issue : issues) {
            if (issue.severity() == Severity.ERROR) {
                return true;
            }
        }
        return false;
    }

    DraftRow withIssues(List<RowIssue> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<RowIssue> all = new ArrayList<>(issues);
        all.addAll(more);
        return new DraftRow(source, draft, List.copyOf(all));
    }

    DraftRow withDraft(UserDraft other) {
        return new DraftRow(source, other, issues);
    }
}
