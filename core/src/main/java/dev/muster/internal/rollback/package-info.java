// SPDX-License-Identifier: Apache-2.0
/**
 * Takes back what an import has written, newest first, and keeps what people have changed since: a kind of jobs of its own,
 * {@link dev.muster.internal.rollback.RollbackKind}.
 *
 * <p>{@link dev.muster.internal.rollback.RollbackStart} says whether an import may be taken back, and freezes what that takes;
 * {@link dev.muster.internal.rollback.RollbackRun} does it. A rollback is journaled like an import and survives crashes in the same way.
 */
package dev.muster.internal.rollback;
