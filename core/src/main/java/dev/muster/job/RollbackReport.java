// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

import dev.muster.issue.IssueCode;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What became of every user an import had written. Small whatever their number: users who were kept are streamed from the rollback's
 * journal, as often as wanted. Safe for use by several threads.
 *
 * <p>{@code undone() + kept() + alreadyGone()} is the number of users the import had written, in a rollback that succeeded.
 */
public interface RollbackReport {
    /** {@return the rollback's id} */
    JobId job();

    /** {@return the import that was taken back} */
    JobId rolledBack();

    /** {@return whether nothing was written because the rollback was a dry run} */
    boolean dryRun();

    /** {@return how many users are as before: new ones deleted, others with every field the import wrote given back} */
    long undone();

    /** {@return of how many users at least something was kept; {@link #forEachKept} shows each} */
    long kept();

    /** {@return how many users there was nothing to do for: gone from the store since, or as before already} */
    long alreadyGone();

    /**
     * {@return the counts as progress and history show them}: {@link #undone} as updated, {@link #kept} as skipped, {@link #alreadyGone} as
     * unchanged
     */
    Tally tally();

    /** {@return how many users were kept for which reason; one kept for two reasons counts for both} */
    Map<IssueCode, Long> countsByCode();

    /**
     * Shows every user of whom something was kept, those that were written last first. One who was kept for two reasons is shown for each.
     *
     * @param visitor is given each user
     */
    void forEachKept(Consumer<KeptUser> visitor);

    /** {@return the report without its users as one JSON object} */
    String toJson();
}
