// SPDX-License-Identifier: Apache-2.0
package dev.muster.examples.quickstart;

import dev.muster.issue.RowIssue;
import dev.muster.job.ImportReport;
import dev.muster.job.Tally;
import dev.muster.mapping.ColumnMapping;
import dev.muster.mapping.ColumnTarget;
import dev.muster.mapping.Confidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows what became of an import. */
final class ReportPage {
    private static final int FIRST = 10;

    private final Screen screen;
    private final ImportReport report;

    ReportPage(Screen screen, ImportReport report) {
        this.screen = screen;
        this.report = report;
    }

    /** Shows how the columns were understood, with whatever there is to tell about them. */
    void columns() {
        screen.line("");
        screen.line("How the columns were understood");
        for (ColumnMapping column : report.mapping().columns()) {
            screen.line("  %-26s %s", column.column(), understood(column));
        }
        for (RowIssue issue : issues(true)) {
            String column = issue.column() == null ? "" : issue.column() + ": ";
            screen.line("  %s%s %s", column, issue.code(), issue.message());
        }
    }

    private static String understood(ColumnMapping column) {
        ColumnTarget target = column.target();
        if (target instanceof ColumnTarget.Nowhere nowhere) {
            return "left out: " + words(nowhere.reason());
        }
        boolean known = column.confidence() != Confidence.NONE;
        return "-> " + target + " (" + (known ? words(column.confidence()) : "not a known field") + ")";
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Shows how many rows came to which outcome. */
    void tally() {
        Tally tally = report.tally();
        screen.line("");
        double seconds = report.duration().toMillis() / 1000.0;
        screen.line("%,d rows read in %.2f s, %,.0f a second", report.read(), seconds, report.rowsPerSecond());
        screen.line("  %-10s %,8d", "created", tally.created());
        screen.line("  %-10s %,8d", "updated", tally.updated());
        screen.line("  %-10s %,8d", "unchanged", tally.unchanged());
        screen.line("  %-10s %,8d", "skipped", tally.skipped());
        screen.line("  %-10s %,8d", "rejected", tally.rejected());
    }

    /** Shows the first issues, and how many there are of each code. */
    void issues() {
        List<RowIssue> issues = issues(false);
        if (issues.isEmpty()) {
            return;
        }
        screen.line("");
        screen.line("The first issues");
        issues.forEach(this::show);
        screen.line("");
        screen.line("All issues by code");
        report.countsByCode().forEach((code, count) -> screen.line("  %-26s %,6d", code, count));
    }

    private void show(RowIssue issue) {
        String column = issue.column() == null ? "" : ", column " + issue.column();
        String value = issue.value() == null ? "" : " [" + issue.value() + "]";
        screen.line("  row %,d%s: %s %s%s", issue.row(), column, issue.code(), issue.message(), value);
        screen.line("      %s", issue.hint(Locale.ENGLISH));
    }

    private List<RowIssue> issues(boolean ofSource) {
        List<RowIssue> chosen = new ArrayList<>();
        report.forEachIssue(issue -> {
            if ((issue.row() == 0) == ofSource && chosen.size() < FIRST) {
                chosen.add(issue);
            }
        });
        return chosen;
    }
}
