// SPDX-License-Identifier: Apache-2.0
package dev.muster.examples.quickstart;

import static dev.muster.user.UserField.PHONE;

import dev.muster.Muster;
import dev.muster.job.ImportJob;
import dev.muster.job.ImportReport;
import dev.muster.job.JobId;
import dev.muster.job.JobQuery;
import dev.muster.job.Preview;
import dev.muster.job.RollbackJob;
import dev.muster.job.RollbackReport;
import dev.muster.job.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Imports the files that come with the program: one of CSV, with a crash in the middle, then what was rejected of it and has been
 * corrected, then one of JSON, which is taken back.
 */
final class BundledTour {
    /** When the first import is killed. */
    private static final long KILLED_AT = 2_000;

    private final Screen screen;
    private final Path users;
    private final Path rejected;
    private final Path corrected;
    private final Path newcomers;
    private final Path database;

    BundledTour(Screen screen, OutputFolder folder) throws IOException {
        this.screen = screen;
        this.users = folder.file("users.csv");
        this.rejected = folder.file("users.rejected.csv");
        this.corrected = folder.file("users.corrected.csv");
        this.newcomers = folder.file("newcomers.json");
        this.database = folder.file("muster.db");
    }

    void run() throws IOException, InterruptedException {
        copy("users.csv", users);
        for (String beside : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(database.resolveSibling(database.getFileName() + beside));
        }
        screen.line("Importing %s (%,d bytes) into %s", users, Files.size(users), database);
        long through = DoomedImport.killAfter(KILLED_AT, database, users);
        screen.line("Killed the process that imports, at %,d of 5,400 rows.", through);
        try (DurableState state = DurableState.open(database);
                Muster muster = state.muster().directory(Intake.directory()).build()) {
            JobId first = goOn(muster);
            retry(muster, state, first);
            addNewcomers(muster, state);
        }
    }

    /** Nothing has to be done for it: whoever opens the state takes over what others have left. */
    private JobId goOn(Muster muster) throws IOException, InterruptedException {
        screen.line("Started again: it goes on by itself.");
        JobId job = muster.jobs(JobQuery.all()).get(0).id();
        ImportReport report = ProgressDisplay.watch(muster, job, screen);
        ReportPage page = new ReportPage(screen, report);
        page.columns();
        page.tally();
        page.issues();
        report.writeRejected(rejected);
        screen.line("");
        screen.line("Rejected rows, with the reasons behind them: %s", rejected);
        return job;
    }

    /** The same in another format: nothing has to be said about it. One of the newcomers is malformed, and only that one is left out. */
    private void addNewcomers(Muster muster, DurableState state) throws IOException, InterruptedException {
        copy("newcomers.json", newcomers);
        screen.line("");
        screen.line("Importing %s", newcomers);
        ImportJob job = Intake.options(ImportJob.from(newcomers))
                .map("contact.mobile", PHONE)
                .reason("newcomers");
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
        screen.line("Users now: %,d", state.size());
        takeBack(muster, state, report.job());
    }

    /** First what it would do, then the thing itself. */
    private void takeBack(Muster muster, DurableState state, JobId job) throws InterruptedException {
        RollbackJob rollback = RollbackJob.of(job).requestedBy("quickstart").reason("too early");
        RollbackReport preview = muster.previewRollback(rollback).await();
        screen.line("");
        screen.line("Taking the newcomers back: %,d would go, %,d would stay", preview.undone(), preview.kept());
        RollbackReport report = ProgressDisplay.watch(muster, rollback, screen);
        screen.line("Undone %,d, kept %,d. Users now: %,d", report.undone(), report.kept(), state.size());
    }

    private static void copy(String bundled, Path target) throws IOException {
        try (InputStream content = BundledTour.class.getResourceAsStream(bundled)) {
            Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void retry(Muster muster, DurableState state, JobId first) throws IOException, InterruptedException {
        int rows = Corrections.bundled().apply(rejected, corrected);
        Roster before = Roster.of(state.users());
        screen.line("");
        screen.line("Importing the %,d rows again, corrected: %s", rows, corrected);
        ImportJob job =
                Intake.options(ImportJob.retryOf(first, Source.of(corrected))).reason("corrected rows");
        ImportReport report = ProgressDisplay.watch(muster, job, screen);
        new ReportPage(screen, report).tally();
        Roster after = Roster.of(state.users());
        screen.line("");
        screen.line(
                "Users: %,d before, %,d after; of those there before, %,d changed and %,d gone.",
                before.size(), after.size(), before.changedIn(after), before.goneIn(after));
    }
}
