// SPDX-License-Identifier: Apache-2.0
/**
 * What keeps and runs jobs: a {@link dev.muster.spi.JobRepository} with its {@link dev.muster.spi.ChunkJournal} holds their state, a
 * {@link dev.muster.spi.JobExecutor} gives them threads, a {@link dev.muster.spi.Spool} keeps their files.
 *
 * <p>For operators of state, not for hosts that only import: {@code Muster.builder()} uses the in-memory ones here unless told
 * otherwise.
 */
package dev.muster.spi;
