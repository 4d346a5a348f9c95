// SPDX-License-Identifier: Apache-2.0
/**
 * What a host application starts and watches: an {@link dev.muster.job.ImportJob} is data that says what to do, a {@link
 * dev.muster.job.JobHandle} follows it, an {@link dev.muster.job.ImportReport} tells what became of every record.
 *
 * <p>Nothing here runs anything; {@code dev.muster.Muster} does.
 */
package dev.muster.job;
