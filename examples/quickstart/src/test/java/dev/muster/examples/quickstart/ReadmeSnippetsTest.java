// SPDX-License-Identifier: Apache-2.0
package dev.muster.examples.quickstart;

import static dev.muster.job.OnMatch.UPDATE;
import static dev.muster.mapping.UnknownRole.REJECT;
import static dev.muster.user.UserField.EMAIL;
import static dev.muster.user.UserField.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.jdbc.JdbcJobRepository;
import dev.muster.jdbc.JdbcUserStore;
import dev.muster.job.ImportJob;
import dev.muster.job.ImportReport;
import dev.muster.job.JobHandle;
import dev.muster.job.JobListener;
import dev.muster.job.JobSnapshot;
import dev.muster.job.JobState;
import dev.muster.job.Source;
import dev.muster.mapping.RoleMapping;
import dev.muster.store.Directory;
import dev.muster.store.InMemoryUserStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java of the README, word for word between the marks. */
class ReadmeSnippetsTest {
    private final InMemoryUserStore store = new InMemoryUserStore();
    private final Directory directory = Directory.of(List.of("admin", "member"), List.of("acme"));
    private final List<JobSnapshot> snapshots = new CopyOnWriteArrayList<>();
    private final JobListener listener = snapshots::add;

    @TempDir
    private Path folder;

    private Path file;
    private Path rejected;

    @BeforeEach
    void prepareAFile() throws IOException {
        rejected = folder.resolve("users.rejected.csv");
        file = Files.writeString(
                folder.resolve("users.csv"),
                "email,role\nada@example.com,Administrator\nbob@example,member\n",
                StandardCharsets.UTF_8);
    }

    @Test
    void theFirstCodeImportsAFile() throws IOException, InterruptedException {
        // snippet
        try (Muster muster = Muster.builder().users(store).directory(directory).build()) {
            ImportJob job = ImportJob.from(file)
                    .matchBy(EMAIL)
                    .onMatch(UPDATE)
                    .assignTo("acme")
                    .roles(RoleMapping.of("Administrator", "admin").unknown(REJECT))
                    .requestedBy("ops@host")
                    .reason("spring intake");
            JobHandle<ImportReport> handle = muster.start(job, listener);
            ImportReport report = handle.await();
            report.writeRejected(rejected);
        }
        // end
        assertThat(store.size()).isEqualTo(1);
        assertThat(snapshots).last().extracting(JobSnapshot::state).isEqualTo(JobState.SUCCEEDED);
        assertThat(rejected).content().contains("bob@example");
    }

    @Test
    void issuesAreShownAndCorrectedRowsImported() throws IOException, InterruptedException {
        try (Muster muster = Muster.builder().users(store).directory(directory).build()) {
            ImportReport report = muster.start(
                            ImportJob.from(file).assignTo("acme").roles(RoleMapping.of("Administrator", "admin")))
                    .await();
            List<String> lines = new ArrayList<>();
            showIssues(report, lines::add);
            assertThat(lines).anySatisfy(line -> assertThat(line).contains("EMAIL_MALFORMED in row 2, column email"));
            report.writeRejected(rejected);
            Path corrected = folder.resolve("users.corrected.csv");
            Files.writeString(corrected, Files.readString(rejected).replace("bob@example,", "bob@example.com,"));
            retry(muster, report, corrected);
        }
    }

    private static void showIssues(ImportReport report, Consumer<String> log) {
        // snippet
        report.forEachIssue(issue -> {
            log.accept(issue.code() + " in row " + issue.row() + ", column " + issue.column() + ": " + issue.message());
            log.accept(issue.hint(Locale.ENGLISH));
        });
        // end
    }

    private void retry(Muster muster, ImportReport report, Path corrected) throws InterruptedException {
        ImportJob again = ImportJob.retryOf(report.job(), Source.of(corrected))
                .assignTo("acme")
                .roles(RoleMapping.of("Administrator", "admin"));
        ImportReport secondReport = muster.start(again).await();
        assertThat(secondReport.tally().created()).isEqualTo(1);
        assertThat(store.size()).isEqualTo(2);
    }

    @Test
    void aTableOfOnesOwnIsMappedByTheNamesOfItsColumns() throws SQLException {
        try (JdbcJobRepository file = JdbcJobRepository.sqlite(folder.resolve("app.db"))) {
            DataSource dataSource = file.dataSource();
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE app_user (id TEXT PRIMARY KEY, email_address TEXT, full_name TEXT)");
                statement.execute("CREATE UNIQUE INDEX one_address ON app_user (lower(email_address))");
            }
            // snippet
            JdbcJobRepository state = JdbcJobRepository.builder(dataSource).build();
            JdbcUserStore users = JdbcUserStore.builder(dataSource)
                    .table("app_user")
                    .id("id")
                    .column(EMAIL, "email_address")
                    .column(NAME, "full_name")
                    .build();
            // end
            assertThat(state.unitOfWork(users)).isPresent();
        }
    }
}
