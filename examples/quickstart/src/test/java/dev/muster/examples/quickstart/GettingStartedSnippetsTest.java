// SPDX-License-Identifier: Apache-2.0
package dev.muster.examples.quickstart;

import static dev.muster.user.UserField.BIRTHDATE;
import static dev.muster.user.UserField.EMAIL;
import static dev.muster.user.UserField.EXTERNAL_ID;
import static dev.muster.user.UserField.FAMILY_NAME;
import static dev.muster.user.UserField.GIVEN_NAME;
import static dev.muster.user.UserField.ROLES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.formats.Template;
import dev.muster.job.ImportJob;
import dev.muster.job.ImportReport;
import dev.muster.job.JobHandle;
import dev.muster.job.JobListener;
import dev.muster.job.JobQuery;
import dev.muster.job.Preview;
import dev.muster.job.Source;
import dev.muster.job.Tally;
import dev.muster.mapping.RoleMapping;
import dev.muster.store.Directory;
import dev.muster.store.InMemoryUserStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps of docs/getting-started.md, word for word between the marks, taken one after the other. */
class GettingStartedSnippetsTest {
    private final InMemoryUserStore store = new InMemoryUserStore();
    private final List<String> shown = new CopyOnWriteArrayList<>();
    private final Consumer<String> show = shown::add;

    @TempDir
    private Path folder;

    @Test
    void fiveStepsLeadToReviewedUsers() throws IOException, InterruptedException {
        Path file = folder.resolve("users.csv");
        handOutATemplate(file, folder.resolve("forExcel.csv"), folder.resolve("users.schema.json"));
        assertThat(file).content().startsWith("external_id,email,given_name,family_name,birthdate,roles");
        assertThat(folder.resolve("forExcel.csv")).content().contains("Externe ID;E-Mail-Adresse;Vorname;Nachname");
        assertThat(folder.resolve("users.schema.json")).content().contains("admin, member");
        Files.writeString(
                file, Document.read("docs/getting-started.md").blocks("csv").get(0));
        try (Muster muster = open()) {
            ImportJob job = lookAtIt(muster, file);
            rehearse(muster, job);
            assertThat(store.size()).isZero();
            ImportReport report = importEverything(muster, job);
            assertThat(report.tally()).isEqualTo(new Tally(2, 0, 0, 1, 2));
            Path rejected = folder.resolve("users.rejected.csv");
            review(report, rejected);
            importAgain(muster, report, corrected(rejected));
        }
    }

    private Muster open() {
        // snippet
        Muster muster = Muster.builder()
                .users(store)
                .directory(Directory.of(List.of("admin", "member"), List.of("acme")))
                .build();
        // end
        return muster;
    }

    private static void handOutATemplate(Path file, Path forExcel, Path schema) throws IOException {
        // snippet
        Template template = Template.of(EXTERNAL_ID, EMAIL, GIVEN_NAME, FAMILY_NAME, BIRTHDATE, ROLES);
        template.writeCsv(file);
        template.titled(Locale.GERMAN).writeCsvForExcel(forExcel);
        template.directory(Directory.of(List.of("admin", "member"), List.of("acme")))
                .writeJsonSchema(schema);
        // end
    }

    private ImportJob lookAtIt(Muster muster, Path file) {
        // snippet
        ImportJob job = ImportJob.from(file).matchBy(EMAIL).assignTo("acme").roles(RoleMapping.asIs());
        Preview preview = muster.preview(job, 20);
        preview.columns().forEach(column -> show.accept(column.column() + " -> " + column.target()));
        for (Preview.Row row : preview.rows()) {
            show.accept("row " + row.row() + ": " + row.outcome().kind());
        }
        // end
        assertThat(shown).contains("email -> email", "row 1: CREATED", "row 3: REJECTED", "row 4: SKIPPED");
        return job;
    }

    private void rehearse(Muster muster, ImportJob job) throws InterruptedException {
        // snippet
        ImportReport rehearsal = muster.start(job.limit(1_000).dryRun()).await();
        Tally expected = rehearsal.tally();
        show.accept("would create " + expected.created() + ", reject " + expected.rejected());
        // end
        assertThat(shown).contains("would create 2, reject 2");
    }

    private ImportReport importEverything(Muster muster, ImportJob job) throws InterruptedException {
        // snippet
        JobListener listener = snapshot -> show.accept(snapshot.state() + " " + snapshot.progress());
        JobHandle<ImportReport> handle =
                muster.start(job.requestedBy("ops@host").reason("spring intake"), listener);
        ImportReport report = handle.await();
        // end
        return report;
    }

    private void review(ImportReport report, Path rejected) throws IOException {
        // snippet
        show.accept(report.read() + " read: " + report.tally());
        report.countsByCode().forEach((code, count) -> show.accept(count + " times " + code));
        report.forEachIssue(issue -> show.accept("row " + issue.row() + ": " + issue.message()));
        report.writeRejected(rejected);
        // end
        assertThat(shown).contains("1 times DATE_MALFORMED", "1 times ROLE_UNKNOWN", "1 times DUPLICATE_IN_SOURCE");
    }

    private static Path corrected(Path rejected) throws IOException {
        String right =
                Files.readString(rejected).replace("28.02.1991,", "1991-02-28,").replace("wizard,", "admin,");
        return Files.writeString(rejected.resolveSibling("users.corrected.csv"), right);
    }

    private void importAgain(Muster muster, ImportReport report, Path corrected) throws InterruptedException {
        // snippet
        ImportJob retry = ImportJob.retryOf(report.job(), Source.of(corrected))
                .matchBy(EMAIL)
                .assignTo("acme")
                .roles(RoleMapping.asIs());
        ImportReport second = muster.start(retry).await();
        // end
        assertThat(second.tally()).isEqualTo(new Tally(2, 0, 0, 0, 0));
        assertThat(store.size()).isEqualTo(4);
        assertThat(muster.jobs(JobQuery.all()).get(0).parent()).isEqualTo(report.job());
    }
}
