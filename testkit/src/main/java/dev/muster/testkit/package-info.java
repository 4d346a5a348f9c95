// SPDX-License-Identifier: Apache-2.0
/**
 * For implementers: a contract for each SPI of Muster, and fakes for tests.
 *
 * <p>A contract is an abstract JUnit class. Extend it, hand in your implementation, and run it: {@link
 * dev.muster.testkit.UserStoreContract}, {@link dev.muster.testkit.DirectoryContract}, {@link
 * dev.muster.testkit.RecordFormatContract}, {@link dev.muster.testkit.SpoolContract}, {@link
 * dev.muster.testkit.JobExecutorContract} and {@link dev.muster.testkit.JobRepositoryContract}. The fakes are {@link
 * dev.muster.testkit.FaultyUserStore}, {@link dev.muster.testkit.MovableClock} and {@link dev.muster.testkit.UserGenerator}.
 *
 * <p>Not for production: nothing here belongs on the path of an application.
 */
package dev.muster.testkit;
