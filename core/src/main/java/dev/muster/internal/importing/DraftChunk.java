// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.format.SourceRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Consecutive records that will be committed together. Their drafts are made by the thread that has read them or, if the other one has
 * nothing else to do, by that one. Used by one thread at a time.
 */
final class DraftChunk {
    private final List<SourceRecord> records;
    private final long bytesRead;
    private @Nullable List<DraftRow> rows;

    /**
     * Records without drafts.
     *
     * @param records at least one
     * @param bytesRead how many bytes of the source have been read up to here
     */
    DraftChunk(List<SourceRecord> records, long bytesRead) {
        this.records = records;
        this.bytesRead = bytesRead;
    }

    /** The drafts, made and checked if that has not been done yet. */
    List<DraftRow> rows(ImportSteps steps) {
        List<DraftRow> made = rows;
        if (made == null) {
            made = new ArrayList<>(records.size());
            for (SourceRecord record : records) {
                made.add(steps.checks().check(steps.mapper().map(record)));
            }
            rows = made;
        }
        return made;
    }

    long lastRow() {
        return records.get(records.size() - 1).row();
    }

    long bytesRead() {
        return bytesRead;
    }
}
