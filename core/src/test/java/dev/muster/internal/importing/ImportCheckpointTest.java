// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.format.Columns;
import dev.muster.internal.json.TallyJson;
import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.job.FormatName;
import dev.muster.job.FormatOptions;
import dev.muster.job.JobFault;
import dev.muster.job.SourceFacts;
import dev.muster.job.Tally;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ImportCheckpointTest {
    private static final ImportCheckpoint FIRST = ImportCheckpoint.none()
            .withColumns(
                    new Columns(List.of("Mail", "", "Zo\u00eb \"x\"")),
                    List.of(new RowIssue(IssueCode.COLUMN_IGNORED, 0, 0, "Zo\u00eb \"x\"", null, null, "Ignored.")));

    @Test
    void comesBackBeforeTheSourceWasRead() {
        assertThat(ImportCheckpoint.read(FIRST.toJson())).isEqualTo(FIRST);
    }

    @Test
    void comesBackWithAllItHas() {
        ImportCheckpoint later = FIRST.withSource(new SourceFacts(
                        "users.csv",
                        FormatName.CSV,
                        FormatOptions.none().with("delimiter", "\t"),
                        123,
                        "00ff",
                        7,
                        new JobFault(IssueCode.QUOTE_UNCLOSED, 9, "A quote.")))
                .withActive(Duration.ofSeconds(86_400, 123_456_789))
                .withAcknowledged(new Tally(1, 2, 3, 4, 5))
                .withCrashes(new CrashRecord(true, 7, true, 5, 1, 90, List.of("3", "4")));
        assertThat(ImportCheckpoint.read(later.toJson())).isEqualTo(later);
    }

    @Test
    void storedNamesDoNotChange() {
        assertThat(FIRST.withActive(Duration.ofMillis(1500)).toJson())
                .isEqualTo("{\"sourceIssues\":[{\"code\":\"COLUMN_IGNORED\",\"row\":0,\"line\":0,\"column\":"
                        + "\"Zo\u00eb \\\"x\\\"\",\"message\":\"Ignored.\"}],\"columns\":[\"Mail\",\"\",\"Zo\u00eb \\\"x\\\"\"],"
                        + "\"active\":\"PT1.5S\",\"acknowledged\":" + TallyJson.write(Tally.zero()) + "}");
    }
}
