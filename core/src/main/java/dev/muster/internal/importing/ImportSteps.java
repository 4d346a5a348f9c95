// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.format.Columns;
import dev.muster.internal.ids.TimeOrderedIds;
import dev.muster.issue.RowIssue;
import dev.muster.job.ImportJob;
import dev.muster.spi.Host;
import dev.muster.user.UserId;
import java.time.Clock;
import java.util.List;

/** The steps of one import, made to fit each other: imports and previews take their records through the same ones. */
final class ImportSteps {
    private final RowIssues issues;
    private final RecordMapper mapper;
    private final DraftChecks checks;
    private final ChangePlanner planner;

    ImportSteps(ImportJob job, Host host, Columns columns, KeyClaims claims) {
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

    RecordMapper mapper() {
        return mapper;
    }

    DraftChecks checks() {
        return checks;
    }

    ChangePlanner planner() {
        return planner;
    }

    List<RowIssue> columnIssues() {
        return mapper.columnIssues();
    }
}
