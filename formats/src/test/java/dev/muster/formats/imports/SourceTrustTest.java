// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.Muster;
import dev.muster.MusterBuilder;
import dev.muster.issue.IssueCode;
import dev.muster.job.ImportJob;
import dev.muster.job.ImportReport;
import dev.muster.job.JobFailedException;
import dev.muster.job.JobHandle;
import dev.muster.job.JobId;
import dev.muster.job.JobPausedException;
import dev.muster.job.JobSnapshot;
import dev.muster.job.JobState;
import dev.muster.job.Source;
import dev.muster.job.SourceRefusedException;
import dev.muster.job.StopAfter;
import dev.muster.job.Tally;
import dev.muster.mapping.ColumnTarget;
import dev.muster.mapping.Conversion;
import dev.muster.spi.DirectorySpool;
import dev.muster.spi.InMemoryJobRepository;
import dev.muster.spi.JobExecutor;
import dev.muster.spi.SourceOpener;
import dev.muster.store.InMemoryUserStore;
import dev.muster.user.UserField;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A source that is too large, gone, empty, unknown or not what it was is found out, and nothing of it goes in unseen. */
class SourceTrustTest {
    private static final String SMALL = "email,name\nann@example.org,Ann\n";

    @TempDir
    private Path folder;

    @Test
    void aFileThatIsTooLargeIsRefusedByItsJob() throws IOException {
        Path file = Files.writeString(folder.resolve("users.csv"), SMALL);
        try (Fixture fixture = new Fixture(builder -> builder.maxSourceBytes(SMALL.length() - 1))) {
            assertFails(fixture.muster.start(ImportJob.from(file)), IssueCode.SOURCE_TOO_LARGE);
            assertThat(fixture.users.size()).isZero();
        }
    }

    @Test
    void aFileOfExactlyTheLargestSizeIsTakenIn() throws IOException {
        Path file = Files.writeString(folder.resolve("users.csv"), SMALL);
        try (Fixture fixture = new Fixture(builder -> builder.maxSourceBytes(SMALL.length()))) {
            assertThat(fixture.run(ImportJob.from(file)).tally().created()).isEqualTo(1);
            assertThat(fixture.run(ImportJob.from(stream(SMALL))).tally().unchanged())
                    .isEqualTo(1);
        }
    }

    @Test
    void aStreamThatIsTooLargeIsRefusedAtOnce() {
        try (Fixture fixture = new Fixture(builder -> builder.maxSourceBytes(SMALL.length() - 1))) {
            assertRefused(() -> fixture.muster.start(ImportJob.from(stream(SMALL))), IssueCode.SOURCE_TOO_LARGE);
        }
    }

    /** Opened for its head, for the check, and to be read. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void aSourceThatIsAnotherOneLaterFailsItsJob(int changesAt) {
        AtomicInteger opened = new AtomicInteger();
        SourceOpener fickle = () -> bytes(
                opened.incrementAndGet() < changesAt ? SMALL : "email,name\nbob@example.org,Bob\nc@example.org,\n");
        try (Fixture fixture = new Fixture(builder -> builder.source("crm", fickle))) {
            JobHandle<ImportReport> handle = fixture.muster.start(ImportJob.from(Source.named("crm")));
            if (changesAt == 2) {
                // Nothing was read of the first version but its header: the second one is the source.
                assertThat(Fixture.await(handle).tally().created()).isEqualTo(2);
            } else {
                assertFails(handle, IssueCode.SOURCE_CHANGED);
            }
        }
    }

    @Test
    void aSourceThatChangesWhileItsJobStandsStillFailsIt() {
        AtomicReference<String> content =
                new AtomicReference<>("email\na@example.org\nbad\nb@example.org\nc@example.org\n");
        try (Fixture fixture =
                new Fixture(builder -> builder.source("crm", () -> bytes(String.valueOf(content.get()))))) {
            JobHandle<ImportReport> handle = fixture.muster.start(
                    ImportJob.from(Source.named("crm")).chunkSize(1).stopAfter(StopAfter.errors(1)));
            assertThatThrownBy(() -> Fixture.await(handle)).isInstanceOf(JobPausedException.class);
            long before = fixture.users.size();

            content.set("email\na@example.org\nbad\nx@example.org\nc@example.org\n");
            handle.resume();

            assertFails(handle, IssueCode.SOURCE_CHANGED);
            assertThat(fixture.users.size()).isEqualTo(before);
            assertThat(handle.report().tally()).isEqualTo(new Tally(1, 0, 0, 0, 1));
        }
    }

    @Test
    void aSourceThatCannotBeReadIsRefusedAtOnce() {
        try (Fixture fixture = new Fixture(builder -> builder.source("broken", () -> {
            throw new IOException("no such host");
        }))) {
            assertRefused(
                    () -> fixture.muster.start(ImportJob.from(folder.resolve("missing.csv"))),
                    IssueCode.SOURCE_UNREADABLE);
            assertRefused(() -> fixture.muster.start(ImportJob.from(folder)), IssueCode.SOURCE_UNREADABLE);
            assertRefused(
                    () -> fixture.muster.start(ImportJob.from(Source.named("broken"))), IssueCode.SOURCE_UNREADABLE);
        }
    }

    @Test
    void contentThatNobodyReadsIsRefusedAtOnce() {
        try (Fixture fixture = new Fixture()) {
            assertRefused(() -> fixture.muster.start(ImportJob.from(stream(""))), IssueCode.SOURCE_EMPTY);
            assertRefused(
                    () -> fixture.muster.start(ImportJob.from(stream("<users><user email='a@example.org'/></users>"))),
                    IssueCode.FORMAT_UNKNOWN);
            assertRefused(
                    () -> fixture.muster.start(ImportJob.from(stream("PK\u0003\u0004 and so on"))),
                    IssueCode.FORMAT_UNSUPPORTED);
        }
    }

    @Test
    void aFileWithOnlyAHeaderIsAnImportOfNobody() {
        try (Fixture fixture = new Fixture()) {
            ImportReport report = fixture.run(Fixture.job("email,name"));

            assertThat(report.tally()).isEqualTo(Tally.zero());
            assertThat(report.read()).isZero();
        }
    }

    @Test
    void aJobWaitsForANodeThatHasItsSource() throws IOException {
        goesOnOnANodeThatHasAll(
                builder -> builder.source("crm", () -> bytes(SMALL)),
                ImportJob.from(Source.named("crm")),
                "source crm");
    }

    @Test
    void aJobWaitsForANodeThatHasItsConverter() throws IOException {
        goesOnOnANodeThatHasAll(
                builder -> builder.converter("upper@1", (cell, rules) -> Conversion.of("ANN")),
                Fixture.job("email,name", "ann@example.org,Ann")
                        .map("name", ColumnTarget.field(UserField.NAME), "upper@1"),
                "converter upper@1");
    }

    private void goesOnOnANodeThatHasAll(UnaryOperator<MusterBuilder> behaviour, ImportJob job, String missing)
            throws IOException {
        InMemoryUserStore users = new InMemoryUserStore();
        try (DirectorySpool spool = DirectorySpool.open(folder)) {
            InMemoryJobRepository jobs = new InMemoryJobRepository(Clock.systemUTC(), spool);
            UnaryOperator<MusterBuilder> node =
                    builder -> builder.state(jobs).spool(spool).lease(Duration.ofSeconds(3));
            JobId id;
            try (Muster busy = Fixture.over(
                    users,
                    builder -> behaviour.apply(node.apply(builder)).executor(task -> {
                        throw new RejectedExecutionException("busy");
                    }))) {
                id = busy.start(job).id();
            }
            try (Muster poor =
                    Fixture.over(users, builder -> node.apply(builder).executor(JobExecutor.sameThread()))) {
                JobHandle<ImportReport> handle = poor.handle(id);
                handle.resume();
                assertThat(jobs.find(id).orElseThrow().snapshot())
                        .extracting(JobSnapshot::state)
                        .isEqualTo(JobState.BLOCKED);
                assertThat(handle.snapshot().missing()).containsExactly(missing);
                assertThat(users.size()).isZero();
            }
            try (Muster rich = Fixture.over(users, builder -> behaviour.apply(node.apply(builder)))) {
                ImportReport report = rich.handle(id)
                        .completion()
                        .toCompletableFuture()
                        .orTimeout(Fixture.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                        .join();
                assertThat(report.tally().created()).isEqualTo(1);
            }
        }
    }

    private static Source stream(String text) {
        return Source.of(bytes(text), "upload.csv");
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(ThrowingCallable start, IssueCode code) {
        assertThatThrownBy(start)
                .isInstanceOfSatisfying(
                        SourceRefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static void assertFails(JobHandle<ImportReport> handle, IssueCode code) {
        assertThatThrownBy(() -> Fixture.await(handle))
                .isInstanceOfSatisfying(
                        JobFailedException.class,
                        failed -> assertThat(failed.fault().code()).isEqualTo(code));
    }
}
