// SPDX-License-Identifier: Apache-2.0
/**
 * Brings changes into the user store and knows at any time what has become of each: {@link dev.muster.internal.changes.ChunkProtocol} takes
 * a chunk from journal to store to journal, {@link dev.muster.internal.changes.ChangeApplier} copes with whatever the store does.
 *
 * <p>For every kind of job that writes users. What a change is for, and what its chunk has to tell, is the kind's business.
 */
package dev.muster.internal.changes;
