// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.issue.RowIssue;
import dev.muster.job.RowOutcome;
import dev.muster.store.UserChange;
import dev.muster.user.UserKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record whose fate is decided.
 *
 * @param row the record and its draft
 * @param outcome what shall become of it
 * @param change what that takes in the store, or null
 * @param issues everything there is to tell about it
 * @param claims keys it has claimed that its draft does not show: the id and the other keys of the user it matched
 */
record PlannedRow(
        DraftRow row, RowOutcome outcome, @Nullable UserChange change, List<RowIssue> issues, List<UserKey> claims) {}
