// SPDX-License-Identifier: Apache-2.0
/**
 * How fast Muster is, and how much memory it needs: programs that measure and print, one for each promise. {@code docs/benchmarks.md} has
 * the commands and the results. Not for checking that anything is right; that is what tests are for.
 */
package dev.muster.benchmarks;
