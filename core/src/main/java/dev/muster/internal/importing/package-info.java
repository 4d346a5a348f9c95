// SPDX-License-Identifier: Apache-2.0
/**
 * The walk of a record through an import, one class a step, in one direction: mapped into a draft, checked, its keys claimed, planned as a
 * change, journaled, applied, committed, reported.
 */
package dev.muster.internal.importing;
