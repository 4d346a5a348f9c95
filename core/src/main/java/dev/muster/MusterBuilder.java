// SPDX-License-Identifier: Apache-2.0
package dev.muster;

import dev.muster.format.RecordFormat;
import dev.muster.internal.engine.Engine;
import dev.muster.internal.engine.EngineSettings;
import dev.muster.internal.ids.TimeOrderedIds;
import dev.muster.internal.importing.ImportKind;
import dev.muster.internal.importing.Validators;
import dev.muster.internal.rollback.RollbackKind;
import dev.muster.job.FormatName;
import dev.muster.job.MusterException;
import dev.muster.mapping.ValueConverter;
import dev.muster.spi.DirectorySpool;
import dev.muster.spi.EncryptedSpool;
import dev.muster.spi.Host;
import dev.muster.spi.InMemoryJobRepository;
import dev.muster.spi.JobExecutor;
import dev.muster.spi.JobKind;
import dev.muster.spi.JobRepository;
import dev.muster.spi.KeyProvider;
import dev.muster.spi.Retention;
import dev.muster.spi.SourceOpener;
import dev.muster.spi.Spool;
import dev.muster.store.Directory;
import dev.muster.store.UserStore;
import jakarta.validation.Validator;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Puts a {@link Muster} together. Only the user store has to be given; everything else has a default that keeps nothing beyond the life of
 * the application. Not safe for use by several threads.
 */
public final class MusterBuilder {
    private final Map<String, ValueConverter> converters = new LinkedHashMap<>();
    private final Map<String, SourceOpener> sources = new LinkedHashMap<>();
    private @Nullable UserStore users;
    private @Nullable JobRepository state;
    private @Nullable Spool spool;
    private @Nullable KeyProvider spoolKeys;
    private @Nullable JobExecutor executor;
    private @Nullable Validator validator;
    private Directory directory = Directory.open();
    private EngineSettings settings = EngineSettings.defaults();
    private long maxSourceBytes = Long.MAX_VALUE;

    MusterBuilder() {}

    /**
     * Gives the host's users.
     *
     * @param store the store
     * @return this builder
     */
    public MusterBuilder users(UserStore store) {
        users = Objects.requireNonNull(store, "store");
        return this;
    }

    /**
     * Gives the roles and organizations the host knows. By default any will do.
     *
     * @param known the directory
     * @return this builder
     */
    public MusterBuilder directory(Directory known) {
        directory = Objects.requireNonNull(known, "known");
        return this;
    }

    /**
     * Gives the place where jobs are kept. By default they are kept in memory and gone when the application ends.
     *
     * @param repository the repository
     * @return this builder
     */
    public MusterBuilder state(JobRepository repository) {
        state = Objects.requireNonNull(repository, "repository");
        return this;
    }

    /**
     * Gives the place for files of jobs. By default that is a private folder among the temporary files, removed on {@link Muster#close()}.
     *
     * @param files the spool; its owner cleans it up
     * @return this builder
     */
    public MusterBuilder spool(Spool files) {
        spool = Objects.requireNonNull(files, "files");
        return this;
    }

    /**
     * Gives the threads that jobs run on. By default two daemon threads.
     *
     * @param threads the executor
     * @return this builder
     */
    public MusterBuilder executor(JobExecutor threads) {
        executor = Objects.requireNonNull(threads, "threads");
        return this;
    }

    /**
     * Gives a validator that takes the place of Muster's, with whatever constraints the host has put on {@code User}. It is asked for every
     * record and must be safe for use by several threads.
     *
     * @param own the validator
     * @return this builder
     */
    public MusterBuilder validator(Validator own) {
        validator = Objects.requireNonNull(own, "own");
        return this;
    }

    /**
     * Registers a converter.
     *
     * @param name the name jobs refer to it by; change it with the behaviour, as in {@code legacy-date@2}
     * @param converter the converter
     * @return this builder
     */
    public MusterBuilder converter(String name, ValueConverter converter) {
        converters.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(converter, "converter"));
        return this;
    }

    /**
     * Registers a source.
     *
     * @param name the name jobs refer to it by
     * @param opener opens it, with the same bytes each time
     * @return this builder
     */
    public MusterBuilder source(String name, SourceOpener opener) {
        sources.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(opener, "opener"));
        return this;
    }

    /**
     * Limits the size of sources. By default there is no limit.
     *
     * @param bytes the size of the largest source to take in, compressed and unpacked, at least 1
     * @return this builder
     */
    public MusterBuilder maxSourceBytes(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("The largest source holds at least one byte");
        }
        maxSourceBytes = bytes;
        return this;
    }

    /**
     * Sets how long a node may be silent before others take over its jobs. By default 30 seconds; the repository is asked every third of it.
     *
     * @param lease the time, positive
     * @return this builder
     */
    public MusterBuilder lease(Duration lease) {
        settings = new EngineSettings(
                lease, settings.firstBackOff(), settings.longestBackOff(), settings.stopWithin(), settings.retention());
        return this;
    }

    /**
     * Sets how long a job stands still when its store is unavailable. By default one second, then twice as long each time, up to five
     * minutes.
     *
     * @param first how long for the first time, positive
     * @param longest the most, positive
     * @return this builder
     */
    public MusterBuilder backOff(Duration first, Duration longest) {
        settings = new EngineSettings(settings.lease(), first, longest, settings.stopWithin(), settings.retention());
        return this;
    }

    /**
     * Sets for how long what is kept of jobs that have ended. By default the history is kept for 90 days, what a rollback needs for 24
     * hours, and the cells of rejected rows for 30 days. What is older is deleted about once an hour, a little at a time.
     *
     * @param times the times
     * @return this builder
     */
    public MusterBuilder retention(Retention times) {
        settings = settings.retention(Objects.requireNonNull(times, "times"));
        return this;
    }

    /**
     * Encrypts the spool: copies of sources that lie there while a job runs. A repository of jobs has a setting of its own for its
     * journals; the one in memory has none, its file of issues and rejected rows is not encrypted.
     *
     * @param keys the host's keys
     * @return this builder
     */
    public MusterBuilder encryptSpool(KeyProvider keys) {
        spoolKeys = Objects.requireNonNull(keys, "keys");
        return this;
    }

    /**
     * Puts it together and begins to look for jobs that wait.
     *
     * @return the new {@code Muster}
     * @throws IllegalStateException if there is no user store
     */
    public Muster build() {
        if (users == null) {
            throw new IllegalStateException("Muster needs a user store: call users(...)");
        }
        DirectorySpool own = spool == null ? temporarySpool() : null;
        Spool plain = own == null ? Objects.requireNonNull(spool, "spool") : own;
        Spool files = spoolKeys == null ? plain : new EncryptedSpool(plain, spoolKeys);
        Host host = new Host(
                users,
                directory,
                validator == null ? Validators.standard() : validator,
                formats(),
                converters,
                sources,
                files,
                maxSourceBytes);
        Engine engine = new Engine(
                state == null ? new InMemoryJobRepository(Clock.systemUTC(), plain) : state,
                executor == null ? JobExecutor.threads(2) : executor,
                host,
                kinds(),
                settings);
        return new Muster(engine, new TimeOrderedIds(Clock.systemUTC()), () -> closeSpool(own));
    }

    private static DirectorySpool temporarySpool() {
        try {
            return DirectorySpool.temporary();
        } catch (IOException unusable) {
            throw new MusterException("No private folder can be made among the temporary files", unusable);
        }
    }

    private static void closeSpool(@Nullable DirectorySpool own) {
        try {
            if (own != null) {
                own.close();
            }
        } catch (IOException remains) {
            throw new MusterException("The folder for temporary files could not be removed", remains);
        }
    }

    private static Map<FormatName, RecordFormat> formats() {
        Map<FormatName, RecordFormat> found = new LinkedHashMap<>();
        for (RecordFormat format : ServiceLoader.load(RecordFormat.class, Muster.class.getClassLoader())) {
            found.putIfAbsent(format.name(), format);
        }
        return found;
    }

    private static Map<String, JobKind<?, ?>> kinds() {
        Map<String, JobKind<?, ?>> found = new LinkedHashMap<>();
        found.put(ImportKind.NAME, new ImportKind());
        found.put(RollbackKind.NAME, new RollbackKind());
        for (JobKind<?, ?> kind : ServiceLoader.load(JobKind.class, Muster.class.getClassLoader())) {
            found.putIfAbsent(kind.name(), kind);
        }
        return found;
    }
}
