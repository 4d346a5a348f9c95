// SPDX-License-Identifier: Apache-2.0
/**
 * How the data of jobs is written as JSON and read back: {@link dev.muster.internal.json.JsonObject} reads, one class for each type knows
 * its names.
 *
 * <p>All by hand, without reflection: a stored name is a decision that outlives a rename. What is null is left out, names that are not
 * known are ignored, because an older node may read what a newer one has written. Not for files of users; those are formats.
 */
package dev.muster.internal.json;
