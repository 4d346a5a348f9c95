// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.format.Columns;
import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.job.Grants;
import dev.muster.job.ImportJob;
import dev.muster.job.OnBlank;
import dev.muster.mapping.ColumnMapping;
import dev.muster.mapping.ColumnTarget;
import dev.muster.mapping.ColumnTarget.Into;
import dev.muster.mapping.ColumnTarget.Nowhere;
import dev.muster.mapping.Confidence;
import dev.muster.mapping.FieldMapping;
import dev.muster.mapping.ValueConverter;
import dev.muster.user.FieldType;
import dev.muster.user.UserField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Works out once for a job what is done with each column, and what there is to tell about columns that are not applied. */
final class ColumnSteps {
    private final FieldMapping mapping;
    private final ImportJob job;
    private final Map<String, ValueConverter> hostConverters;
    private final RowIssues texts;
    private final FieldConverters converters;
    private final List<ColumnStep> steps = new ArrayList<>();
    private final List<RowIssue> issues = new ArrayList<>();
    private boolean callsHost;

    ColumnSteps(FieldMapping mapping, ImportJob job, Map<String, ValueConverter> hostConverters, RowIssues texts) {
        this.mapping = mapping;
        this.job = job;
        this.hostConverters = hostConverters;
        this.texts = texts;
        this.converters = new FieldConverters(mapping.rules());
    }

    void settle(Columns columns) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            places.put(columns.names().get(i), i);
        }
        for (ColumnMapping column : mapping.columns()) {
            Integer place = places.get(column.column());
            if (place != null) {
                settle(place, column);
            }
        }
        for (UserField field : mapping.constants().keySet()) {
            ColumnTarget target = ColumnTarget.field(field);
            if (isGranted(field, null) && target instanceof Into into) {
                steps.add(step(-1, null, into, null));
            }
        }
    }

    List<ColumnStep> steps() {
        return steps;
    }

    boolean callsHost() {
        return callsHost;
    }

    List<RowIssue> issues() {
        return List.copyOf(issues);
    }

    private void settle(int place, ColumnMapping column) {
        ColumnTarget target = column.target();
        if (target instanceof Nowhere nowhere) {
            tell(nowhere.reason(), column);
        } else if (target instanceof Into into && isGranted(into.field(), column.column())) {
            if (column.confidence() == Confidence.NONE) {
                issues.add(texts.aboutSource(IssueCode.COLUMN_KEPT_AS_ATTRIBUTE, column.column(), into.field()));
            }
            steps.add(step(place, column.column(), into, column.converter()));
        }
    }

    /** An organization that the job assigns leaves nothing for the file to say. */
    private boolean isGranted(UserField field, @Nullable String column) {
        Grants grants = job.grants();
        boolean isAssigned = field == UserField.ORGANIZATION && grants.assignedOrganization() != null;
        if (grants.cover(field) && !isAssigned) {
            return true;
        }
        issues.add(texts.aboutSource(IssueCode.FIELD_NOT_APPLIED, column, field));
        return false;
    }

    private void tell(ColumnTarget.Reason reason, ColumnMapping column) {
        switch (reason) {
            case IGNORED, MUSTER_COLUMN -> {}
            case LOOKS_SECRET -> issues.add(texts.aboutSource(IssueCode.SECRET_COLUMN_DROPPED, column.column(), null));
            case UNKNOWN -> issues.add(texts.aboutSource(IssueCode.COLUMN_IGNORED, column.column(), null));
            case GUESS_NOT_ACCEPTED -> {
                UserField proposed = column.proposed() instanceof Into into ? into.field() : null;
                issues.add(texts.aboutSource(IssueCode.GUESS_NOT_ACCEPTED, column.column(), proposed));
            }
        }
    }

    private ColumnStep step(int place, @Nullable String column, Into target, @Nullable String converterName) {
        boolean clears =
                job.matching().onBlank() == OnBlank.CLEAR && !target.field().isKey();
        return new ColumnStep(place, column, target, converter(target, converterName), clears);
    }

    private CellConverter converter(Into target, @Nullable String name) {
        if (name != null) {
            // A built-in one too: what it makes has to fit a target that nobody has chosen it for.
            return new HostConverter(named(name), mapping.rules(), target);
        }
        if (target.path().isEmpty()) {
            return converters.of(target.field().type());
        }
        return target.field().type() == FieldType.ADDRESS ? FieldConverters::text : FieldConverters::attribute;
    }

    private ValueConverter named(String name) {
        ValueConverter host = hostConverters.get(name);
        if (host != null) {
            callsHost = true;
            return host;
        }
        CellConverter builtIn = converters.named(name);
        if (builtIn == null) {
            throw new IllegalArgumentException("No converter is registered under the name " + name);
        }
        return (cell, rules) -> builtIn.convert(cell);
    }
}
