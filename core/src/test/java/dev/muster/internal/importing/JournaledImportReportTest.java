// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.muster.format.Columns;
import dev.muster.format.RecordFormat;
import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.job.FormatName;
import dev.muster.job.FormatOptions;
import dev.muster.job.ImportJob;
import dev.muster.job.ImportReport;
import dev.muster.job.JobId;
import dev.muster.job.JobSnapshot;
import dev.muster.job.JobState;
import dev.muster.job.MusterException;
import dev.muster.job.Phase;
import dev.muster.job.Progress;
import dev.muster.job.Source;
import dev.muster.job.SourceFacts;
import dev.muster.job.Tally;
import dev.muster.mapping.ColumnMapping;
import dev.muster.mapping.ColumnTarget;
import dev.muster.mapping.Confidence;
import dev.muster.spi.ChunkCommit;
import dev.muster.spi.ChunkHistory;
import dev.muster.spi.ChunkPlan;
import dev.muster.spi.JobRecord;
import dev.muster.spi.JobRequest;
import dev.muster.spi.JournaledChunk;
import dev.muster.spi.RejectedRow;
import dev.muster.store.ChunkId;
import dev.muster.store.UserChange;
import dev.muster.user.User;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import dev.muster.user.UserId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournaledImportReportTest {
    private static final JobId JOB = JobId.of("019a0000-0000-7000-8000-000000000001");
    private static final FormatName LINES = new FormatName("lines");
    private static final Map<FormatName, RecordFormat> FORMATS =
            Map.of(FormatName.CSV, new BarFormat(FormatName.CSV), LINES, new BarFormat(LINES));
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Columns COLUMNS = new Columns(List.of("Mail", "_muster_row", "Nick"));

    private static final ImportJob DEFINITION = ImportJob.from(Source.named("users"))
            .as(LINES)
            .mapping(ImportJob.from(Source.named("users"))
                    .mapping()
                    .with(new ColumnMapping("Mail", ColumnTarget.field(UserField.EMAIL), Confidence.ALIAS, null, null))
                    .with(new ColumnMapping(
                            "Nick",
                            new ColumnTarget.Nowhere(ColumnTarget.Reason.GUESS_NOT_ACCEPTED),
                            Confidence.GUESS,
                            ColumnTarget.attribute("nick"),
                            null)));

    private static final ImportCheckpoint CHECKPOINT = ImportCheckpoint.none()
            .withColumns(COLUMNS, List.of(new RowIssue(IssueCode.COLUMN_IGNORED, 0, 0, "Nick", null, null, "Ignored.")))
            .withSource(new SourceFacts(
                    "users.csv", LINES, FormatOptions.none().with("delimiter", ";"), 99, "00ff", 6, null))
            .withActive(Duration.ofMillis(1500));

    private final List<JournaledChunk> chunks = new ArrayList<>();
    private int passes;
    private final ChunkHistory history = new ChunkHistory() {
        @Override
        public void read(Predicate<JournaledChunk> visitor) {
            passes++;
            for (JournaledChunk chunk : chunks) {
                if (!visitor.test(chunk)) {
                    return;
                }
            }
        }

        @Override
        public void readBackwards(long below, Predicate<JournaledChunk> visitor) {
            throw new AssertionError("A report reads forwards");
        }
    };

    private static RowIssue issue(IssueCode code, long row, @Nullable UserField field) {
        return new RowIssue(code, row, row + 1, null, field, null, code + ".");
    }

    /** Rows 1 and 4 fall when they are planned, row 2 when it is written; row 3 is skipped. */
    private void fill() {
        User user = User.of(UserDraft.builder().set(UserField.NICKNAME, "Ann").build());
        ChunkPlan plan = new ChunkPlan(
                new ChunkId(JOB, 1),
                1,
                4,
                new Tally(0, 0, 0, 1, 2),
                List.of(new ChunkPlan.PlannedChange(2, 3, new UserChange.Create(new UserId("7"), user))),
                List.of(
                        issue(IssueCode.EMAIL_MALFORMED, 1, UserField.EMAIL),
                        issue(IssueCode.VALUE_TOO_LONG, 1, UserField.NICKNAME),
                        issue(IssueCode.SUSPICIOUS_CHARACTERS, 1, UserField.NICKNAME),
                        issue(IssueCode.DUPLICATE_IN_SOURCE, 3, null),
                        issue(IssueCode.NO_KEY, 4, null)),
                List.of(
                        new RejectedRow(1, 2, List.of("=a", "77", "n"), null),
                        new RejectedRow(4, 5, List.of("d"), null)),
                List.of());
        ChunkCommit commit = new ChunkCommit(
                plan.chunk(),
                new Tally(0, 0, 0, 1, 3),
                List.of(),
                List.of(issue(IssueCode.STORE_REFUSED, 2, null)),
                List.of(new RejectedRow(2, 3, Arrays.asList("b", null, null), null)));
        chunks.add(new JournaledChunk(plan, commit));
        ChunkPlan begun = new ChunkPlan(
                new ChunkId(JOB, 2),
                5,
                5,
                new Tally(0, 0, 0, 0, 1),
                List.of(),
                List.of(issue(IssueCode.NO_KEY, 5, null)),
                List.of(new RejectedRow(5, 6, List.of("e"), null)),
                List.of());
        chunks.add(new JournaledChunk(begun, null));
    }

    private void reject(long row, Object... cells) {
        ChunkPlan plan = new ChunkPlan(
                new ChunkId(JOB, row),
                row,
                row,
                new Tally(0, 0, 0, 0, 1),
                List.of(),
                List.of(issue(IssueCode.TOO_MANY_CELLS, row, null)),
                List.of(new RejectedRow(row, row + 1, List.of(cells), null)),
                List.of());
        chunks.add(new JournaledChunk(
                plan, new ChunkCommit(plan.chunk(), plan.settled(), List.of(), List.of(), List.of())));
    }

    private ImportReport report(JobState state, @Nullable ImportCheckpoint checkpoint) {
        return report(state, checkpoint, FORMATS);
    }

    private ImportReport report(
            JobState state, @Nullable ImportCheckpoint checkpoint, Map<FormatName, RecordFormat> formats) {
        Progress progress = new Progress(Phase.DONE, 6, 6, 99, 99, Tally.zero(), 0, null);
        Instant end = state.isFinal() ? START.plusSeconds(3) : null;
        JobSnapshot snapshot = new JobSnapshot(
                JOB, "import", state, null, List.of(), null, progress, false, null, null, null, START, START, end);
        JobRecord job = new JobRecord(snapshot, "{}", null, JobRequest.RUN, null, 1, null, null, null);
        return new JournaledImportReport(job, DEFINITION, checkpoint, history, formats);
    }

    private ImportReport report() {
        return report(JobState.SUCCEEDED, CHECKPOINT);
    }

    @FunctionalInterface
    private interface Writing {
        void to(OutputStream target) throws IOException;
    }

    private static List<String> lines(Writing writing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writing.to(bytes);
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void sumsUpWhatIsCommitted() {
        fill();
        ImportReport report = report();
        assertThat(report.tally()).isEqualTo(new Tally(0, 0, 0, 1, 3));
        assertThat(report.countsByCode())
                .containsEntry(IssueCode.COLUMN_IGNORED, 1L)
                .containsEntry(IssueCode.STORE_REFUSED, 1L)
                .containsEntry(IssueCode.NO_KEY, 1L)
                .hasSize(7);
        assertThat(report.read()).isEqualTo(6);
        assertThat(report.duration()).isEqualTo(Duration.ofMillis(1500));
        assertThat(report.rowsPerSecond()).isEqualTo(4);
        assertThat(report.source()).isEqualTo(CHECKPOINT.source());
        assertThat(report.job()).isEqualTo(JOB);
        assertThat(report.dryRun()).isFalse();
    }

    @Test
    void countsAnewUntilTheJobHasEnded() {
        fill();
        ImportReport ended = report();
        ended.tally();
        ended.countsByCode();
        assertThat(passes).isEqualTo(1);

        ImportReport running = report(JobState.RUNNING, CHECKPOINT);
        running.tally();
        reject(6, "f");
        assertThat(running.tally().rejected()).isEqualTo(4);
    }

    @Test
    void showsIssuesOfTheSourceFirstThenRowByRow() {
        fill();
        List<String> shown = new ArrayList<>();
        report().forEachIssue(issue -> shown.add(issue.row() + " " + issue.code()));
        assertThat(shown)
                .containsExactly(
                        "0 COLUMN_IGNORED",
                        "1 EMAIL_MALFORMED",
                        "1 VALUE_TOO_LONG",
                        "1 SUSPICIOUS_CHARACTERS",
                        "2 STORE_REFUSED",
                        "3 DUPLICATE_IN_SOURCE",
                        "4 NO_KEY");
    }

    @Test
    void reportsAJobThatHasNotBegun() throws IOException {
        ImportReport report = report(JobState.QUEUED, null);
        assertThat(report.tally()).isEqualTo(Tally.zero());
        assertThat(report.countsByCode()).isEmpty();
        assertThat(report.source()).isNull();
        assertThat(report.duration()).isEqualTo(Duration.ZERO);
        assertThat(report.rowsPerSecond()).isZero();
        assertThat(lines(report::writeRejected))
                .containsExactly(
                        "lines|{guard=apostrophe-v1}",
                        "Mail|Nick|_muster_row|_muster_code|_muster_field|_muster_message");
        assertThat(report(JobState.FAILED, null).duration()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void namesInJsonDoNotChange() {
        fill();
        assertThat(report().toJson())
                .isEqualTo(
                        "{\"job\":\"019a0000-0000-7000-8000-000000000001\",\"state\":\"SUCCEEDED\",\"dryRun\":false,"
                                + "\"read\":6,\"tally\":{\"created\":0,\"updated\":0,\"unchanged\":0,\"skipped\":1,\"rejected\":3},"
                                + "\"countsByCode\":{\"VALUE_TOO_LONG\":1,\"EMAIL_MALFORMED\":1,\"NO_KEY\":1,"
                                + "\"DUPLICATE_IN_SOURCE\":1,\"STORE_REFUSED\":1,\"COLUMN_IGNORED\":1,\"SUSPICIOUS_CHARACTERS\":1},"
                                + "\"mapping\":[{\"column\":\"Mail\",\"target\":\"email\",\"confidence\":\"ALIAS\"},"
                                + "{\"column\":\"Nick\",\"nowhere\":\"GUESS_NOT_ACCEPTED\",\"confidence\":\"GUESS\","
                                + "\"proposed\":\"attributes.nick\"}],"
                                + "\"source\":{\"name\":\"users.csv\",\"format\":\"lines\",\"options\":{\"delimiter\":\";\"},"
                                + "\"bytes\":99,\"sha256\":\"00ff\",\"records\":6},\"durationSeconds\":1.5,\"rowsPerSecond\":4}");
    }

    @Test
    void writesEveryIssueAsGuardedCsv() throws IOException {
        fill();
        List<String> lines = lines(report()::writeIssues);
        assertThat(lines).hasSize(9);
        assertThat(lines.get(0)).isEqualTo("csv|{guard=apostrophe-v1}");
        assertThat(lines.get(1)).isEqualTo("row|line|severity|code|column|field|value|message|hint");
        assertThat(lines.get(2)).startsWith("||INFO|COLUMN_IGNORED|Nick|||Ignored.|");
        assertThat(lines.get(3)).startsWith("1|2|ERROR|EMAIL_MALFORMED||email||EMAIL_MALFORMED.|");
    }

    @Test
    void writesRejectedRowsAsUploadedWithWhatIsWrong() throws IOException {
        fill();
        assertThat(lines(report()::writeRejected))
                .containsExactly(
                        "lines|{delimiter=;, guard=apostrophe-v1}",
                        "Mail|Nick|_muster_row|_muster_code|_muster_field|_muster_message",
                        "=a|n|1|EMAIL_MALFORMED VALUE_TOO_LONG|email nickname|EMAIL_MALFORMED. VALUE_TOO_LONG.",
                        "b||2|STORE_REFUSED||STORE_REFUSED.",
                        "d||4|NO_KEY||NO_KEY.");
    }

    @Test
    void losesNoCellOfARowThatHasTooMany() throws IOException {
        reject(1, "a", "b", "c");
        reject(2, "a", "b", "c", "more", 5L);
        assertThat(lines(report()::writeRejected).subList(1, 4))
                .containsExactly(
                        "Mail|Nick|_muster_row|_muster_code|_muster_field|_muster_message|_muster_extra",
                        "a|c|1|TOO_MANY_CELLS||TOO_MANY_CELLS.|",
                        "a|c|2|TOO_MANY_CELLS||TOO_MANY_CELLS.|[\"more\",5]");
    }

    @Test
    void replacesAFileOnlyWhenTheNewOneIsComplete(@TempDir Path folder) throws IOException {
        fill();
        Path target = folder.resolve("users.rejected.csv");
        Files.writeString(target, "before");
        Map<FormatName, RecordFormat> none = Map.of();
        ImportReport broken = report(JobState.SUCCEEDED, CHECKPOINT, none);
        assertThatExceptionOfType(MusterException.class)
                .isThrownBy(() -> broken.writeRejected(target))
                .withMessageContaining("lines");
        assertThatExceptionOfType(MusterException.class)
                .isThrownBy(() -> broken.writeIssues(target))
                .withMessageContaining("muster-formats");
        assertThat(target).hasContent("before");

        report().writeRejected(target);
        assertThat(Files.readAllLines(target)).hasSize(5);
        report().writeIssues(target);
        assertThat(Files.readAllLines(target)).hasSize(9);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(target);
        }
    }

    @Test
    void passesOnThatTheTargetFails() {
        fill();
        OutputStream full = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        assertThatIOException().isThrownBy(() -> report().writeRejected(full)).withMessageContaining("No space");
        assertThatIOException().isThrownBy(() -> report().writeIssues(full)).withMessageContaining("No space");
    }
}
