// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.rollback;

import dev.muster.job.JobId;

/**
 * An import to take back.
 *
 * @param job the import
 * @param chunks the number of its last chunk, 0 if it has none
 */
record RollbackTarget(JobId job, long chunks) {}
