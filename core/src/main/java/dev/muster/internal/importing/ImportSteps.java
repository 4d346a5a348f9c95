// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.format.Columns;
import dev.muster.format.SourceRecord;
import dev.muster.internal.ids.TimeOrderedIds;
import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.job.ImportJob;
import dev.muster.spi.Host;
import dev.muster.user.UserDraft;
import dev.muster.user.UserId;
import java.time.Clock;
import java.util.List;

/** The steps of one import, made to fit each other: imports and previews take their records through the same ones. */
final class ImportSteps {
    private final RowIssues issues;
    private final RecordMapper mapper;
    private final DraftChecks checks;
    private final ChangePlanner planner;
    private final CrashGuard guard;

    ImportSteps(ImportJob job, Host host, Columns columns, KeyClaims claims, CrashGuard guard) {
        this.guard = guard;
        TimeOrderedIds ids = new TimeOrderedIds(Clock.systemUTC());
        issues = new RowIssues(job.origin().locale());
        mapper = new RecordMapper(columns, job.mapping(), job, host.converters(), issues);
        checks = new DraftChecks(job, job.mapping(), host.directory(), host.validator(), issues);
        planner = new ChangePlanner(
                job, host.users(), claims, issues, () -> new UserId(ids.next().toString()));
    }

    RowIssues issues() {
        return issues;
    }

    CrashGuard guard() {
        return guard;
    }

    /** Whether making a draft may call code of the host. */
    boolean callsHost() {
        return mapper.callsHost();
    }

    /** The draft of a record, not checked; a record that was given up has none and is rejected. */
    DraftRow map(SourceRecord record) {
        return guard.isPoison(record.row())
                ? new DraftRow(record, UserDraft.empty(), List.of(issues.about(record, IssueCode.CRASHED_TWICE)))
                : mapper.map(record);
    }

    /** The draft with everything that is wrong with it. */
    DraftRow check(DraftRow row) {
        return guard.isPoison(row.source().row()) ? row : checks.check(row);
    }

    ChangePlanner planner() {
        return planner;
    }

    List<RowIssue> columnIssues() {
        return mapper.columnIssues();
    }
}
