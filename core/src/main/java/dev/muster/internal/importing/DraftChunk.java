// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import java.util.List;

/**
 * Consecutive records that will be committed together.
 *
 * @param rows the records and their drafts, at least one
 * @param bytesRead how many bytes of the source have been read up to here
 */
record DraftChunk(List<DraftRow> rows, long bytesRead) {
    long firstRow() {
        return rows.get(0).source().row();
    }

    long lastRow() {
        return rows.get(rows.size() - 1).source().row();
    }
}
