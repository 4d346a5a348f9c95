// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats.imports;

import dev.muster.Muster;
import dev.muster.MusterBuilder;
import dev.muster.issue.RowIssue;
import dev.muster.job.ImportJob;
import dev.muster.job.ImportReport;
import dev.muster.job.JobHandle;
import dev.muster.job.JobId;
import dev.muster.job.KeptUser;
import dev.muster.job.RollbackReport;
import dev.muster.job.Source;
import dev.muster.job.SourceFacts;
import dev.muster.store.ChunkId;
import dev.muster.store.InMemoryUserStore;
import dev.muster.store.StoredUser;
import dev.muster.store.UserChange;
import dev.muster.store.UserStore;
import dev.muster.store.UserVisitor;
import dev.muster.user.User;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import dev.muster.user.UserFilter;
import dev.muster.user.UserId;
import dev.muster.user.UserKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/** A store, a Muster over it, and files made of lines. */
final class Fixture implements AutoCloseable {
    /** Long enough for the slowest machine; a test that reaches it has found a job that hangs. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    final InMemoryUserStore users = new InMemoryUserStore();
    final Muster muster;

    Fixture() {
        this(builder -> builder);
    }

    Fixture(UnaryOperator<MusterBuilder> more) {
        muster = more.apply(Muster.builder().users(users)).build();
    }

    /** A Muster over another store than the fixture's own. */
    static Muster over(UserStore store, UnaryOperator<MusterBuilder> more) {
        return more.apply(Muster.builder().users(store)).build();
    }

    static Source csv(String... lines) {
        return Source.of(String.join("\n", lines).getBytes(StandardCharsets.UTF_8), "users.csv");
    }

    static ImportJob job(String... lines) {
        return ImportJob.from(csv(lines));
    }

    ImportReport run(ImportJob job) {
        return await(muster.start(job));
    }

    static <R> R await(JobHandle<R> handle) {
        try {
            return handle.await(PATIENCE);
        } catch (InterruptedException | TimeoutException hanging) {
            throw new AssertionError("The job did not end", hanging);
        }
    }

    void put(UserField field, String value, UserField another, String other) {
        User user = User.of(
                UserDraft.builder().set(field, value).set(another, other).build());
        users.apply(
                List.of(new UserChange.Create(new UserId("known-" + users.size()), user)),
                new ChunkId(new JobId(UUID.randomUUID()), 1));
    }

    /** The user with this e-mail address; fails if there is not exactly one. */
    User byEmail(String email) {
        List<StoredUser> found = users.find(List.of(UserKey.of(UserField.EMAIL, email)));
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " users where there should be one");
        }
        return found.get(0).user();
    }

    List<StoredUser> all() {
        return all(users);
    }

    static List<StoredUser> all(UserStore store) {
        List<StoredUser> all = new ArrayList<>();
        store.read(UserFilter.all(), new UserVisitor() {
            @Override
            public void begin(OptionalLong size, Instant time) {}

            @Override
            public boolean visit(StoredUser user) {
                return all.add(user);
            }
        });
        return all;
    }

    static List<RowIssue> issues(ImportReport report) {
        List<RowIssue> issues = new ArrayList<>();
        report.forEachIssue(issues::add);
        return issues;
    }

    static List<KeptUser> kept(RollbackReport report) {
        List<KeptUser> kept = new ArrayList<>();
        report.forEachKept(kept::add);
        return kept;
    }

    static SourceFacts facts(ImportReport report) {
        return Objects.requireNonNull(report.source(), "the source was never read to its end");
    }

    static String rejected(ImportReport report) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            report.writeRejected(out);
            return out.toString(StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public void close() {
        muster.close();
    }
}
