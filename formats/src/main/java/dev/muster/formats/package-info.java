// SPDX-License-Identifier: Apache-2.0
/**
 * The formats of files that Muster reads and writes. {@link dev.muster.formats.CsvFormat} is found by core when this module is on the
 * path; {@link dev.muster.formats.CsvOptions} names its options, {@link dev.muster.formats.Templates} writes a file to fill in.
 *
 * <p>Nothing here knows what a user's values mean: cells go in and out as text. What becomes of them is the mapping's business.
 */
package dev.muster.formats;
