// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.job.JobId;
import dev.muster.job.JobNotFoundException;
import dev.muster.job.JobQuery;
import dev.muster.job.JobSnapshot;
import dev.muster.job.JobState;
import dev.muster.spi.ChunkHistory;
import dev.muster.spi.ChunkJournal;
import dev.muster.spi.ClaimLostException;
import dev.muster.spi.DataKey;
import dev.muster.spi.ErasedPerson;
import dev.muster.spi.JobClaim;
import dev.muster.spi.JobExcludedException;
import dev.muster.spi.JobRecord;
import dev.muster.spi.JobRepository;
import dev.muster.spi.JobRequest;
import dev.muster.spi.JobStanding;
import dev.muster.spi.JobUpdate;
import dev.muster.spi.KeyProvider;
import dev.muster.spi.Retention;
import dev.muster.spi.Tombstones;
import dev.muster.spi.UnitOfWork;
import dev.muster.store.StoreUnavailableException;
import dev.muster.store.UserStore;
import dev.muster.user.UserKey;
import java.io.Closeable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps jobs and their journals in PostgreSQL, for any number of nodes, or in SQLite, for one. Times are measured by the clock of the
 * database alone, to the microsecond in PostgreSQL and to the millisecond in SQLite; finer parts of times given are left out. Safe for use
 * by several threads.
 *
 * <pre>{@code
 * JobRepository shared = JdbcJobRepository.builder(dataSource).build();
 * JobRepository ofThisNode = JdbcJobRepository.sqlite(Path.of("muster.db"));
 * }</pre>
 *
 * <p>Its tables hold personal data: what users were before an import and are to be after it, and the cells of rejected rows.
 *
 * <p>Methods throw {@link StoreUnavailableException} when the database cannot be reached, does not answer in time, or may
 * or may not have kept what was written, and {@link DatabaseException} when it refuses a statement. Neither holds values of rows.
 */
public final class JdbcJobRepository implements JobRepository, Closeable {
    /** Of a job that another one excludes and that is not there a moment later. */
    private static final int ATTEMPTS = 10;
    /** Jobs of lost owners that are brought to their end with one question for work. */
    private static final int DISOBEYED = 100;

    private final DataSource source;
    private final Database database;
    private final JobTable jobs;
    private final TombstoneTable tombstones;
    private final String chunkTable;
    private final @Nullable KeyProvider keys;
    private final @Nullable EmbeddedSqlite own;

    JdbcJobRepository(JdbcJobRepositoryBuilder builder) {
        source = builder.source();
        own = builder.own();
        database = new Database(source, builder.timeouts());
        Dialect dialect = database.dialect();
        String now = builder.clock() == null ? dialect.now() : builder.clock();
        jobs = new JobTable(dialect, builder.names(), now);
        tombstones = new TombstoneTable(builder.names(), now);
        chunkTable = builder.names().table("chunk");
        keys = builder.keys();
    }

    /** The chunks of a job, with its key where it has one. */
    private ChunkTable chunks(JobId job) {
        String wrapped =
                database.read(connection -> jobs.dataKey(connection, job)).orElse(null);
        return new ChunkTable(jobs.dialect(), chunkTable, Payloads.of(wrapped, keys));
    }

    private ChunkRewriting rewriting() {
        return new ChunkRewriting(database, this::chunks);
    }

    /**
     * {@return a builder for a repository in a database}
     *
     * @param source where to get connections, as a rule from a pool; it stays the caller's to close
     */
    public static JdbcJobRepositoryBuilder builder(DataSource source) {
        return new JdbcJobRepositoryBuilder(source, null);
    }

    /**
     * Opens a repository in a file of its own, with durable commits. One that is not there is made, readable by its owner only; beside it
     * lie two more files of the same name with {@code -wal} and {@code -shm} behind it. Only one process may have it open for work.
     *
     * <p>A {@link #dataSource} over the same file is there for a user store, so that chunk and users are written in one transaction.
     *
     * @param file the file; its directory must exist
     * @return the repository, to be closed when no job needs it any more
     * @throws java.io.UncheckedIOException if the file cannot be made
     */
    public static JdbcJobRepository sqlite(Path file) {
        EmbeddedSqlite own = EmbeddedSqlite.open(file);
        try {
            return new JdbcJobRepositoryBuilder(own, own).build();
        } catch (RuntimeException | Error failed) {
            own.close();
            throw failed;
        }
    }

    /**
     * {@return the SQL that makes tables of the default names, in all versions}: for whoever runs it by hand and builds with {@link
     * SchemaMode#VALIDATE}. {@link JdbcJobRepositoryBuilder#printSql} gives it for other names
     *
     * @param dialect the kind of database
     */
    public static String printSql(Dialect dialect) {
        return new Schema(dialect, TableNames.DEFAULT).print();
    }

    /** {@return where this repository gets its connections} */
    public DataSource dataSource() {
        return source;
    }

    @Override
    public Instant now() {
        return database.read(jobs::now);
    }

    @Override
    public void create(JobRecord job) {
        JobStanding created = JobStanding.created(job);
        String dataKey = keys == null ? null : DataKey.create(keys).wrapped();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (database.write(connection -> insert(connection, created, dataKey))) {
                return;
            }
        }
        throw new StoreUnavailableException(
                "Jobs that exclude job " + job.snapshot().id() + " come and go too fast", null);
    }

    private boolean insert(Connection connection, JobStanding created, @Nullable String dataKey) throws SQLException {
        if (jobs.insert(connection, created, dataKey)) {
            return true;
        }
        String exclusive = Texts.plain(created.job().exclusive());
        if (exclusive != null) {
            Optional<JobId> holder = jobs.holder(connection, exclusive);
            if (holder.isPresent()) {
                throw new JobExcludedException(holder.get());
            }
        }
        JobId id = created.job().snapshot().id();
        if (jobs.exists(connection, id)) {
            throw new IllegalStateException("There is a job " + id + " already");
        }
        return false;
    }

    @Override
    public Optional<JobRecord> find(JobId id) {
        return database.read(connection -> jobs.find(connection, id));
    }

    @Override
    public List<JobSnapshot> query(JobQuery query) {
        JobFilter filter = new JobFilter(query, jobs.dialect());
        return database.read(connection -> jobs.query(connection, filter));
    }

    @Override
    public List<JobId> claimable(int limit) {
        for (JobId lost : database.read(connection -> jobs.disobeyed(connection, DISOBEYED))) {
            database.write(connection -> {
                Optional<JobStanding> before = jobs.open(connection, lost, Lock.UPDATE_IF_FREE);
                if (before.isPresent()) {
                    jobs.update(connection, before.get(), before.get().withoutLostOwner(jobs.now(connection)));
                }
                return true;
            });
        }
        return database.read(connection -> jobs.claimable(connection, limit));
    }

    @Override
    public Optional<JobClaim> claim(JobId id, String owner, Duration lease) {
        requirePositive(lease);
        return database.write(connection -> {
            Optional<JobStanding> seen = jobs.open(connection, id, Lock.NONE);
            if (seen.isEmpty() || !mayBeClaimed(seen.get(), jobs.now(connection))) {
                return Optional.empty();
            }
            // Waits for a chunk that the old owner may just be writing, so that nothing of it comes after this claim.
            JobStanding before = jobs.owned(connection, seen.get(), Lock.UPDATE).orElseThrow();
            Instant now = jobs.now(connection);
            JobStanding free = before.withoutLostOwner(now);
            Optional<JobStanding> claimed = free.claimed(owner, lease, now);
            jobs.update(connection, before, claimed.orElse(free));
            return claimed.map(next -> new JobClaim(id, next.job().epoch(), owner));
        });
    }

    private static boolean mayBeClaimed(JobStanding seen, Instant now) {
        return seen.isClaimable(now) || !seen.withoutLostOwner(now).equals(seen);
    }

    @Override
    public boolean renew(JobClaim claim, Duration lease) {
        requirePositive(lease);
        return database.write(connection -> jobs.renew(connection, claim, lease));
    }

    @Override
    public void save(JobClaim claim, JobUpdate update) {
        boolean goesOn = update.snapshot().state() == JobState.RUNNING;
        database.write(connection -> {
            JobStanding before = jobs.open(connection, claim.job(), goesOn ? Lock.SHARE : Lock.UPDATE)
                    .orElseThrow(() -> new ClaimLostException(claim));
            jobs.update(connection, before, before.saved(claim, update, jobs.now(connection)));
            return true;
        });
    }

    @Override
    public Optional<JobSnapshot> request(JobId id, JobRequest request) {
        return database.write(connection -> {
            Optional<JobStanding> seen = jobs.open(connection, id, Lock.NONE);
            if (seen.isEmpty()) {
                return Optional.empty();
            }
            // Of a job that is worked on, only what is asked changes, and its owner is left alone.
            JobStanding before = seen.get().isWorkedOn(jobs.now(connection))
                    ? seen.get()
                    : jobs.owned(connection, seen.get(), Lock.UPDATE).orElseThrow();
            JobStanding after = before.requested(request, jobs.now(connection));
            jobs.update(connection, before, after);
            return Optional.of(after.job().snapshot());
        });
    }

    @Override
    public JobRequest requested(JobId id) {
        return database.read(connection -> jobs.request(connection, id)).orElse(JobRequest.CANCEL);
    }

    @Override
    public ChunkJournal journal(JobClaim claim) {
        if (!exists(claim.job())) {
            throw new ClaimLostException(claim);
        }
        return new JdbcJournal(database, jobs, chunks(claim.job()), claim);
    }

    @Override
    public ChunkHistory history(JobId id) {
        if (!exists(id)) {
            throw new JobNotFoundException(id);
        }
        return new JdbcHistory(database, chunks(id), id);
    }

    private boolean exists(JobId id) {
        return database.read(connection -> jobs.exists(connection, id));
    }

    @Override
    public int purge(Retention retention, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("A purge looks after at least one job");
        }
        database.write(connection -> {
            tombstones.deleteBefore(connection, jobs.now(connection).minus(retention.history()));
            return true;
        });
        return new Purge(database, jobs, rewriting()).run(retention, limit);
    }

    @Override
    public List<JobId> erase(Collection<UserKey> keys) {
        return new Erasing(database, jobs, tombstones, rewriting()).erase(new ErasedPerson(keys));
    }

    @Override
    public Tombstones tombstones(Instant since) {
        return database.read(connection -> tombstones.since(connection, since));
    }

    /**
     * Destroys the key of a job's journal, which nothing but its counts can be read of from then on, in backups neither if those of the
     * key are destroyed too. A job without a key is not changed.
     *
     * @param id the job, which has ended
     * @throws JobNotFoundException if there is no such job
     * @throws IllegalStateException if it has not ended
     */
    public void destroyKey(JobId id) {
        JobRecord job = find(id).orElseThrow(() -> new JobNotFoundException(id));
        if (!job.snapshot().state().isFinal()) {
            throw new IllegalStateException("Job " + id + " has not ended and needs its key");
        }
        database.write(connection -> {
            if (jobs.dataKey(connection, id).isPresent()) {
                jobs.set(connection, id, "data_key", Payloads.DESTROYED);
            }
            return true;
        });
    }

    /** {@return transactions of this repository's database, if the store is one of this module over the same data source} */
    @Override
    public Optional<UnitOfWork> unitOfWork(UserStore users) {
        return users instanceof JdbcUserStore store && database.isSameAs(store.database())
                ? Optional.of(database)
                : Optional.empty();
    }

    /** Closes the connections to the file of a repository made by {@link #sqlite}; others have none of their own. */
    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }

    private static void requirePositive(Duration lease) {
        if (lease.isNegative() || lease.isZero()) {
            throw new IllegalArgumentException("A lease must be longer than nothing");
        }
    }
}
