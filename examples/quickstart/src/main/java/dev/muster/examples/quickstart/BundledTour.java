// SPDX-License-Identifier: Apache-2.0
package dev.muster.examples.quickstart;

import static dev.muster.user.UserField.EMAIL;
import static dev.muster.user.UserField.PHONE;
import static dev.muster.user.UserField.STATUS;

import dev.muster.Muster;
import dev.muster.job.ImportJob;
import dev.muster.job.ImportReport;
import dev.muster.job.JobId;
import dev.muster.job.OnMatch;
import dev.muster.job.Preview;
import dev.muster.job.Source;
import dev.muster.mapping.RoleMapping;
import dev.muster.mapping.UnknownRole;
import dev.muster.store.Directory;
import dev.muster.store.InMemoryUserStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Imports the files that come with the program: one of CSV, then what was rejected of it and has been corrected, then one of JSON. */
final class BundledTour {
    private static final RoleMapping ROLES = RoleMapping.of("Administrator", "admin")
            .and("Team lead", "team-lead", "member")
            .and("Member", "member")
            .and("Billing", "billing")
            .unknown(UnknownRole.REJECT);

    private final Screen screen;
    private final Path users;
    private final Path rejected;
    private final Path corrected;
    private final Path newcomers;
    private final InMemoryUserStore store = new InMemoryUserStore();

    BundledTour(Screen screen, OutputFolder folder) throws IOException {
        this.screen = screen;
        this.users = folder.file("users.csv");
        this.rejected = folder.file("users.rejected.csv");
        this.corrected = folder.file("users.corrected.csv");
        this.newcomers = folder.file("newcomers.json");
    }

    void run() throws IOException, InterruptedException {
        copy("users.csv", users);
        try (Muster muster =
                Muster.builder().users(store).directory(directory()).build()) {
            JobId first = importAll(muster).job();
            retry(muster, first);
            addNewcomers(muster);
        }
    }

    /** The same in another format: nothing has to be said about it. One of the newcomers is malformed, and only that one is left out. */
    private void addNewcomers(Muster muster) throws IOException, InterruptedException {
        copy("newcomers.json", newcomers);
        screen.line("");
        screen.line("Importing %s", newcomers);
        ImportJob job =
                options(ImportJob.from(newcomers)).map("contact.mobile", PHONE).reason("newcomers");
        Preview preview = muster.preview(job, 1);
        screen.line(
                "Found to be %s, users at %s",
                preview.format(), preview.options().get("path").orElse("the top"));
        ImportReport report = ProgressDisplay.watch(muster, job, screen);
        ReportPage page = new ReportPage(screen, report);
        page.columns();
        page.tally();
        page.issues();
        screen.line("");
        screen.line("Users now: %,d", store.size());
    }

    private static void copy(String bundled, Path target) throws IOException {
        try (InputStream content = BundledTour.class.getResourceAsStream(bundled)) {
            Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** {@return the roles and organizations of the application that takes the users in} */
    private static Directory directory() {
        return Directory.of(
                List.of("admin", "billing", "member", "team-lead"),
                List.of("helix-americas", "helix-apac", "helix-emea", "helix-labs"));
    }

    private ImportReport importAll(Muster muster) throws IOException, InterruptedException {
        screen.line("Importing %s (%,d bytes)", users, Files.size(users));
        ImportJob job = options(ImportJob.from(users)).reason("spring intake");
        ImportReport report = ProgressDisplay.watch(muster, job, screen);
        ReportPage page = new ReportPage(screen, report);
        page.columns();
        page.tally();
        page.issues();
        report.writeRejected(rejected);
        screen.line("");
        screen.line("Rejected rows, with the reasons behind them: %s", rejected);
        return report;
    }

    private void retry(Muster muster, JobId first) throws IOException, InterruptedException {
        int rows = Corrections.bundled().apply(rejected, corrected);
        Roster before = Roster.of(store);
        screen.line("");
        screen.line("Importing the %,d rows again, corrected: %s", rows, corrected);
        ImportJob job = options(ImportJob.retryOf(first, Source.of(corrected))).reason("corrected rows");
        ImportReport report = ProgressDisplay.watch(muster, job, screen);
        new ReportPage(screen, report).tally();
        Roster after = Roster.of(store);
        screen.line("");
        screen.line(
                "Users: %,d before, %,d after; of those there before, %,d changed and %,d gone.",
                before.size(), after.size(), before.changedIn(after), before.goneIn(after));
    }

    private static ImportJob options(ImportJob job) {
        return job.matchBy(EMAIL)
                .onMatch(OnMatch.UPDATE)
                .organizationFromFile()
                .roles(ROLES)
                .allow(STATUS)
                .requestedBy("quickstart");
    }
}
