// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import dev.muster.format.Columns;
import dev.muster.format.Inspection;
import dev.muster.format.Recognition;
import dev.muster.format.RecordFormat;
import dev.muster.format.RecordReader;
import dev.muster.format.SourceRecord;
import dev.muster.issue.IssueCode;
import dev.muster.job.FormatOptions;
import dev.muster.job.SourceRefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a source gives that is recognized, inspected and read; that the inspection and the reader agree is checked on the way.
 *
 * @param columns the columns
 * @param records the records, up to the end or the fault
 * @param fault why the source is refused or broken, or null
 * @param foreign whether the format leaves the source to others
 */
record Reading(
        List<String> columns,
        List<SourceRecord> records,
        @Nullable IssueCode fault,
        boolean foreign) {
    private static final int HEAD = 1 << 20;

    static Reading of(RecordFormat format, byte[] source, FormatOptions given) {
        try {
            byte[] head = Arrays.copyOf(source, Math.min(source.length, HEAD));
            Recognition found = format.recognize(head, head.length == source.length, given, List.of());
            if (found.certainty() == 0) {
                return new Reading(List.of(), List.of(), null, true);
            }
            Inspection inspection = format.inspect(new ByteArrayInputStream(source), found.options(), found.columns());
            return read(format, source, found.options(), inspection);
        } catch (SourceRefusedException refused) {
            return new Reading(List.of(), List.of(), refused.code(), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reading read(RecordFormat format, byte[] source, FormatOptions options, Inspection inspection)
            throws IOException {
        List<SourceRecord> records = new ArrayList<>();
        Columns columns = inspection.columns();
        IssueCode fault = null;
        try (RecordReader reader = format.open(new ByteArrayInputStream(source), options, columns)) {
            for (SourceRecord next = reader.next(); next != null; next = reader.next()) {
                records.add(next);
            }
        } catch (SourceRefusedException refused) {
            fault = refused.code();
        }
        if (fault != inspection.fault() || records.size() != inspection.records()) {
            throw new AssertionError("Inspected: " + inspection.fault() + " after " + inspection.records() + ", read: "
                    + fault + " after " + records.size());
        }
        return new Reading(columns.names(), records, fault, false);
    }

    /** {@return "foreign", "sound", or the code of what is wrong first of all} */
    String outcome() {
        if (foreign) {
            return "foreign";
        }
        if (fault != null) {
            return fault.name();
        }
        for (SourceRecord record : records) {
            if (record.defect() != null) {
                return record.defect().code().name();
            }
        }
        return "sound";
    }

    /** {@return what a record has in a column; absent where there is no such column} */
    @Nullable
    Object cell(int record, String column) {
        int place = columns.indexOf(column);
        return place < 0 ? SourceRecord.ABSENT : records.get(record).cells().get(place);
    }

    boolean isSound(int record) {
        return records.get(record).defect() == null;
    }
}
