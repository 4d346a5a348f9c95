// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.format.SourceRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Consecutive records that will be committed together. Their drafts are made by the thread that has read them or, from when the other one
 * has nothing else to do, by that one. Used by one thread at a time.
 */
final class DraftChunk {
    private final List<SourceRecord> records;
    private final long bytesRead;
    private final List<DraftRow> rows;

    /**
     * Records without drafts.
     *
     * @param records at least one
     * @param bytesRead how many bytes of the source have been read up to here
     */
    DraftChunk(List<SourceRecord> records, long bytesRead) {
        this.records = records;
        this.bytesRead = bytesRead;
        this.rows = new ArrayList<>(records.size());
    }

    /** Makes drafts until all are there or somebody waits for the chunk. */
    void draftUnless(BooleanSupplier isAwaited, ImportSteps steps) {
        while (rows.size() < records.size() && !isAwaited.getAsBoolean()) {
            SourceRecord record = records.get(rows.size());
            rows.add(steps.check(steps.map(record)));
        }
    }

    /** All drafts; those that are not there yet are made. */
    List<DraftRow> rows(ImportSteps steps) {
        draftUnless(() -> false, steps);
        return rows;
    }

    long bytesRead() {
        return bytesRead;
    }
}
