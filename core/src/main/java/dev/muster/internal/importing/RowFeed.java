// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.format.RawText;
import dev.muster.format.RecordReader;
import dev.muster.format.SourceRecord;
import dev.muster.issue.IssueCode;
import dev.muster.job.SourceRefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads records and cuts them into chunks: {@code chunkSize} records or 4 Mi characters, whichever comes first. It maps them into drafts and
 * checks these as well, unless somebody waits for the chunk who may as well do that.
 */
final class RowFeed {
    private static final long CHUNK_CHARACTERS = 4L << 20;
    /** What a value takes besides its text. */
    private static final long PER_VALUE = 8;

    private final RecordReader reader;
    private final ImportSteps steps;
    private final LongSupplier bytesRead;
    private final int chunkSize;
    private final RowSelection selection;
    /** How many records the reader has given, taken in or not. */
    private long passed;

    private long read;

    /**
     * Feeds from a reader.
     *
     * @param selection the rows to take in; others are passed over and not counted
     */
    RowFeed(RecordReader reader, ImportSteps steps, LongSupplier bytesRead, int chunkSize, RowSelection selection) {
        this.reader = reader;
        this.steps = steps;
        this.bytesRead = bytesRead;
        this.chunkSize = chunkSize;
        this.selection = selection;
    }

    /** How many records have been taken in: the reader's side of the account. To be asked when nobody reads. */
    long read() {
        return read;
    }

    /**
     * The next chunk, or null after the last.
     *
     * @param isAwaited whether somebody has nothing to do until it is there
     */
    @Nullable
    DraftChunk next(BooleanSupplier isAwaited) {
        List<SourceRecord> records = records(chunkSize);
        if (records.isEmpty()) {
            return null;
        }
        DraftChunk chunk = new DraftChunk(records, bytesRead.getAsLong());
        chunk.draftUnless(steps.callsHost() ? () -> false : isAwaited, steps);
        return chunk;
    }

    /** The next chunk, or null after the last. It is noted before anything but the reader has touched its records. */
    @Nullable
    DraftChunk nextNoted(CrashGuard guard) {
        List<SourceRecord> records = records(guard.size(passed + 1));
        if (records.isEmpty()) {
            return null;
        }
        guard.workOn(records.get(0).row(), records.size());
        return new DraftChunk(records, bytesRead.getAsLong());
    }

    private List<SourceRecord> records(int most) {
        List<SourceRecord> records = new ArrayList<>(most);
        long characters = 0;
        while (records.size() < most && characters < CHUNK_CHARACTERS) {
            SourceRecord record = nextRecord();
            if (record == null) {
                break;
            }
            characters += length(record);
            records.add(record);
        }
        return records;
    }

    /** How many records the source has given, taken in or not. To be asked when nobody reads. */
    long passed() {
        return passed;
    }

    /** Exactly the records up to this row, as an earlier run has cut them, not checked; fewer if the source ends before. */
    List<DraftRow> upTo(long row) {
        List<DraftRow> rows = new ArrayList<>();
        while (passed < row) {
            SourceRecord record = nextRecord();
            if (record == null) {
                break;
            }
            rows.add(steps.map(record));
        }
        return rows;
    }

    private @Nullable SourceRecord nextRecord() {
        try {
            while (passed < selection.last()) {
                SourceRecord record = reader.next();
                if (record == null) {
                    return null;
                }
                passed++;
                if (selection.contains(passed)) {
                    read++;
                    return record;
                }
            }
            return null;
        } catch (IOException unreadable) {
            throw new SourceRefusedException(IssueCode.SOURCE_UNREADABLE, 0);
        }
    }

    private static long length(SourceRecord record) {
        RawText raw = record.raw();
        return raw == null ? length(record.cells()) : raw.size();
    }

    private static long length(Collection<?> values) {
        long length = 0;
        for (Object value : values) {
            if (value instanceof String text) {
                length += text.length();
            } else if (value instanceof Collection<?> more) {
                length += length(more);
            } else if (value instanceof Map<?, ?> map) {
                length += length(map.keySet()) + length(map.values());
            }
            length += PER_VALUE;
        }
        return length;
    }
}
