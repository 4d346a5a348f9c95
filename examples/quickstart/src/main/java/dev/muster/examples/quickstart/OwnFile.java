// SPDX-License-Identifier: Apache-2.0
package dev.muster.examples.quickstart;

import static dev.muster.user.UserField.EMAIL;
import static dev.muster.user.UserField.EXTERNAL_ID;
import static dev.muster.user.UserField.PHONE;
import static dev.muster.user.UserField.STATUS;
import static dev.muster.user.UserField.USERNAME;

import dev.muster.Muster;
import dev.muster.job.EncodingProposal;
import dev.muster.job.ImportJob;
import dev.muster.job.ImportReport;
import dev.muster.job.JobId;
import dev.muster.job.JobQuery;
import dev.muster.job.JobSnapshot;
import dev.muster.job.Preview;
import dev.muster.mapping.ColumnTarget;
import dev.muster.mapping.RoleMapping;
import dev.muster.user.UserField;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Imports a file that somebody names into an application that takes every role and organization. */
final class OwnFile {
    private static final UserField[] KEYS = {EMAIL, EXTERNAL_ID, USERNAME, PHONE};

    private final Screen screen;
    private final Path file;
    private final OutputFolder folder;

    OwnFile(Screen screen, Path file, OutputFolder folder) {
        this.screen = screen;
        this.file = file;
        this.folder = folder;
    }

    /** {@return whether the file could be imported; if not, what is missing has been said} */
    boolean run(Optional<Charset> encoding) throws IOException, InterruptedException {
        try (DurableState state = DurableState.open(folder.file("muster.db"));
                Muster muster = state.muster().build()) {
            Optional<JobId> interrupted = interrupted(muster);
            if (interrupted.isPresent()) {
                screen.line("An import into this folder was interrupted: it goes on.");
                show(ProgressDisplay.watch(muster, interrupted.get(), screen));
                screen.line("");
                screen.line("Users now: %,d", state.size());
                return true;
            }
            ImportJob open = ImportJob.from(file)
                    .matchBy(KEYS)
                    .organizationFromFile()
                    .roles(RoleMapping.asIs())
                    .allow(STATUS);
            ImportJob job = encoding.map(open::encoding).orElse(open);
            Preview preview = muster.preview(job, 1);
            if (!preview.encodings().isEmpty()) {
                propose(preview.encodings());
                return false;
            }
            UserField key = key(preview);
            screen.line("Importing %s, users told apart by their %s", file.toAbsolutePath(), key.fileName());
            screen.line("Found to be %s (%d %% sure): %s", preview.format(), preview.certainty(), written(preview));
            ImportReport report = ProgressDisplay.watch(muster, job.matchBy(key), screen);
            show(report);
            screen.line("");
            screen.line("Users now: %,d", state.size());
            return true;
        }
    }

    private static Optional<JobId> interrupted(Muster muster) {
        return muster.jobs(JobQuery.all()).stream()
                .filter(job -> !job.state().isFinal())
                .map(JobSnapshot::id)
                .findFirst();
    }

    private void propose(List<EncodingProposal> encodings) {
        screen.error(
                "The file is not UTF-8, and nothing in it tells its encoding. Name one that reads right, for example:");
        for (EncodingProposal proposal : encodings) {
            screen.error("--encoding=" + proposal.charset());
            proposal.lines().forEach(line -> screen.error("    " + line));
        }
    }

    /** {@return how the file is written, in the words of its format} */
    private static String written(Preview preview) {
        return new TreeMap<>(preview.options().values())
                .entrySet().stream()
                        .map(option -> option.getKey() + "=" + shown(option.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static String shown(String value) {
        return value.equals("\t") ? "tab" : value.isEmpty() ? "\"\"" : value;
    }

    /** {@return the strongest key that a column leads to; where there is none, the preview has been refused} */
    private static UserField key(Preview preview) {
        for (UserField key : KEYS) {
            if (preview.columns().stream().anyMatch(column -> column.target().equals(ColumnTarget.field(key)))) {
                return key;
            }
        }
        return EMAIL;
    }

    private void show(ImportReport report) throws IOException {
        ReportPage page = new ReportPage(screen, report);
        page.columns();
        page.tally();
        page.issues();
        if (report.tally().rejected() == 0) {
            return;
        }
        Path rejected = folder.file(rejectedName());
        report.writeRejected(rejected);
        screen.line("");
        screen.line("Rejected rows, with the reasons behind them: %s", rejected);
        screen.line(
                "Correct them there and import that file: its _muster_* columns are ignored, and only its rows are");
        screen.line("touched. In an application: ImportJob.retryOf(report.job(), Source.of(correctedFile))");
    }

    private String rejectedName() {
        String uploaded = file.getFileName().toString();
        String name = uploaded.endsWith(".gz") ? uploaded.substring(0, uploaded.length() - 3) : uploaded;
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name + ".rejected" : name.substring(0, dot) + ".rejected" + name.substring(dot);
    }
}
