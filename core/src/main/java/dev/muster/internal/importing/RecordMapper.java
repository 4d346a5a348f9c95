// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.format.Columns;
import dev.muster.format.Defect;
import dev.muster.format.SourceRecord;
import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.job.ImportJob;
import dev.muster.mapping.FieldMapping;
import dev.muster.mapping.ValueConverter;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes drafts of records: columns to fields, cells to values. What a cell does not say stays absent; what the job is not granted never
 * gets into a draft. One for each job. Safe for use by several threads, unless it {@linkplain #callsHost() calls the host}: converters are
 * promised one thread at a time.
 */
final class RecordMapper {
    private final ColumnStep[] steps;
    private final @Nullable String[] constants;
    /** Where a rejected-rows file holds cells for which the file before had no column; -1 in other files. */
    private final int surplusColumn;

    private final boolean callsHost;
    private final List<RowIssue> columnIssues;
    private final @Nullable String assignedOrganization;
    private final RowIssues texts;

    /**
     * Prepares the steps.
     *
     * @throws IllegalArgumentException if the mapping names a converter that the host does not have
     */
    RecordMapper(
            Columns columns,
            FieldMapping mapping,
            ImportJob job,
            Map<String, ValueConverter> converters,
            RowIssues texts) {
        ColumnSteps settled = new ColumnSteps(mapping, job, converters, texts);
        settled.settle(columns);
        this.steps = settled.steps().toArray(new ColumnStep[0]);
        this.constants = new @Nullable String[steps.length];
        for (int i = 0; i < steps.length; i++) {
            constants[i] = steps[i].index() < 0 ? mapping.constants().get(steps[i].field()) : null;
        }
        this.surplusColumn = columns.indexOf(RejectedRowsWriter.EXTRA);
        this.callsHost = settled.callsHost();
        this.columnIssues = settled.issues();
        this.assignedOrganization = job.grants().assignedOrganization();
        this.texts = texts;
    }

    /** What there is to tell about columns as a whole, once for the source: row 0. */
    List<RowIssue> columnIssues() {
        return columnIssues;
    }

    /** Whether a converter of the host has a part in it. */
    boolean callsHost() {
        return callsHost;
    }

    DraftRow map(SourceRecord source) {
        Defect defect = hasSurplus(source) ? Defect.of(IssueCode.TOO_MANY_CELLS) : source.defect();
        if (defect != null) {
            return new DraftRow(source, UserDraft.empty(), List.of(texts.about(source, defect)));
        }
        MappedRow row = new MappedRow(source, texts);
        List<@Nullable Object> cells = source.cells();
        int size = cells.size();
        for (int i = 0; i < steps.length; i++) {
            ColumnStep step = steps[i];
            int index = step.index();
            if (index < 0) {
                step.take(constants[i], row);
            } else if (index < size) {
                step.take(cells.get(index), row);
            }
        }
        if (assignedOrganization != null) {
            row.set(UserField.ORGANIZATION, assignedOrganization);
        }
        return row.finish();
    }

    /** Cells that were too many in an earlier round and have not been put in their places since. */
    private boolean hasSurplus(SourceRecord source) {
        return surplusColumn >= 0
                && surplusColumn < source.cells().size()
                && source.cells().get(surplusColumn) instanceof String text
                && !text.isBlank();
    }
}
