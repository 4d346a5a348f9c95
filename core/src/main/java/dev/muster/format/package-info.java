// SPDX-License-Identifier: Apache-2.0
/**
 * What a format of files has to offer: a {@link dev.muster.format.RecordFormat} recognises, checks, reads and writes files. Formats are
 * found with {@link java.util.ServiceLoader}; nothing else of Muster depends on which there are.
 */
package dev.muster.format;
