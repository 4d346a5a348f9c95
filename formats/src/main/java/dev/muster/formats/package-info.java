// SPDX-License-Identifier: Apache-2.0
/**
 * The formats of files that Muster reads and writes. {@link dev.muster.formats.CsvFormat}, {@link dev.muster.formats.JsonFormat} and
 * {@link dev.muster.formats.NdjsonFormat} are found by core when this module is on the path; {@link dev.muster.formats.CsvOptions} and
 * {@link dev.muster.formats.JsonOptions} name their options, {@link dev.muster.formats.Template} writes files to fill in and what
 * describes them.
 *
 * <p>But for the examples of a template, nothing here knows what a user's values mean: cells go in and out as they are. What becomes of
 * them is the mapping's business.
 */
package dev.muster.formats;
