// SPDX-License-Identifier: Apache-2.0
/**
 * How the bytes of a source become the UTF-8 text that formats read: unpacked, then decoded strictly and encoded anew. {@link
 * dev.muster.internal.source.SourceHead} finds out once how a source is packed and encoded, {@link
 * dev.muster.internal.source.SourceText} opens it in that way ever after, {@link dev.muster.internal.source.EncodedOutput} writes in the
 * encoding a source came in.
 *
 * <p>What the text says is the formats' business. Where the bytes come from, their hash and their count belong to the import.
 */
package dev.muster.internal.source;
