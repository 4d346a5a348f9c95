// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import dev.muster.job.JobId;
import dev.muster.job.JobNotFoundException;
import dev.muster.job.JobQuery;
import dev.muster.job.JobSnapshot;
import dev.muster.user.UserKey;
import java.io.Closeable;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps jobs as long as the process lives: for tests, tools and applications that need no history behind a restart.
 *
 * <p>What an import writes stays in the heap for as long as this repository does: each change with what the user was before, which an
 * undo needs. So the heap grows with the users that are written, not with the rows of the file. Issues, rejected rows and keys that rows
 * have claimed go to a work file of the spool, one for each job that has any. A chunk that changes nothing, such as one of a dry run,
 * costs a few hundred bytes of heap. Safe for use by several threads.
 *
 * <p>One that has made its own spool is closed when no job needs it any more; others need not be.
 */
public final class InMemoryJobRepository implements JobRepository, Closeable {
    private final NavigableMap<JobId, InMemoryJob> jobs = new ConcurrentSkipListMap<>();
    /** Held while a job is added, so that two that exclude each other are not both taken in. */
    private final Object creation = new Object();

    /** When whom: fingerprints. */
    private final Map<String, Instant> forgotten = new ConcurrentHashMap<>();

    private final byte[] secret = new byte[32];
    private final Clock clock;
    private final Spool spool;
    private final @Nullable TemporarySpool own;

    /**
     * Creates an empty repository with the system's clock and a spool of its own in the system's directory for temporary files, which
     * {@link #close} deletes.
     */
    public InMemoryJobRepository() {
        this(new TemporarySpool());
    }

    InMemoryJobRepository(TemporarySpool own) {
        this.clock = Clock.systemUTC();
        this.spool = own;
        this.own = own;
        new SecureRandom().nextBytes(secret);
    }

    /**
     * Creates an empty repository.
     *
     * @param clock its clock, by which leases and times of jobs are measured
     * @param spool where it keeps issues, rejected rows and claimed keys; it stays the caller's to close
     */
    public InMemoryJobRepository(Clock clock, Spool spool) {
        this.clock = Objects.requireNonNull(clock, "clock");
        this.spool = Objects.requireNonNull(spool, "spool");
        this.own = null;
        new SecureRandom().nextBytes(secret);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void create(JobRecord job) {
        JobStanding created = JobStanding.created(job);
        JobId id = job.snapshot().id();
        synchronized (creation) {
            refuseIfExcluded(job.exclusive());
            if (jobs.putIfAbsent(id, new InMemoryJob(created, spool)) != null) {
                throw new IllegalStateException("There is a job " + id + " already");
            }
        }
    }

    private void refuseIfExcluded(@Nullable String exclusive) {
        if (exclusive == null) {
            return;
        }
        for (InMemoryJob other : jobs.values()) {
            JobRecord record = other.record();
            if (exclusive.equals(record.exclusive())
                    && !record.snapshot().state().isFinal()) {
                throw new JobExcludedException(record.snapshot().id());
            }
        }
    }

    @Override
    public Optional<JobRecord> find(JobId id) {
        return Optional.ofNullable(jobs.get(id)).map(InMemoryJob::record);
    }

    @Override
    public List<JobSnapshot> query(JobQuery query) {
        NavigableMap<JobId, InMemoryJob> newestFirst = jobs.descendingMap();
        Collection<InMemoryJob> candidates = query.after() == null
                ? newestFirst.values()
                : newestFirst.tailMap(query.after(), false).values();
        List<JobSnapshot> page = new ArrayList<>();
        for (InMemoryJob job : candidates) {
            JobSnapshot snapshot = job.record().snapshot();
            if (query.matches(snapshot)) {
                page.add(snapshot);
                if (page.size() == query.limit()) {
                    break;
                }
            }
        }
        return page;
    }

    @Override
    public List<JobId> claimable(int limit) {
        Instant now = now();
        List<JobId> found = new ArrayList<>();
        for (var entry : jobs.entrySet()) {
            if (found.size() >= limit) {
                break;
            }
            if (entry.getValue().isClaimable(now)) {
                found.add(entry.getKey());
            }
        }
        return found;
    }

    @Override
    public Optional<JobClaim> claim(JobId id, String owner, Duration lease) {
        requirePositive(lease);
        InMemoryJob job = jobs.get(id);
        return job == null ? Optional.empty() : job.claim(owner, lease, now());
    }

    @Override
    public boolean renew(JobClaim claim, Duration lease) {
        requirePositive(lease);
        InMemoryJob job = jobs.get(claim.job());
        return job != null && job.renew(claim, lease, now());
    }

    @Override
    public void save(JobClaim claim, JobUpdate update) {
        held(claim).save(claim, update, now());
    }

    @Override
    public Optional<JobSnapshot> request(JobId id, JobRequest request) {
        return Optional.ofNullable(jobs.get(id)).map(job -> job.request(request, now()));
    }

    @Override
    public JobRequest requested(JobId id) {
        InMemoryJob job = jobs.get(id);
        return job == null ? JobRequest.CANCEL : job.record().request();
    }

    @Override
    public ChunkJournal journal(JobClaim claim) {
        InMemoryJob job = held(claim);
        return new ClaimedJournal(job, claim);
    }

    @Override
    public ChunkHistory history(JobId id) {
        InMemoryJob job = jobs.get(id);
        if (job == null) {
            throw new JobNotFoundException(id);
        }
        return job.journal();
    }

    @Override
    public synchronized int purge(Retention retention, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("A purge looks after at least one job");
        }
        Instant now = now();
        forgotten.values().removeIf(erasedAt -> !erasedAt.isAfter(now.minus(retention.history())));
        int purged = 0;
        for (JobId id : List.copyOf(jobs.keySet())) {
            if (purged == limit) {
                break;
            }
            purged += purge(id, retention, now) ? 1 : 0;
        }
        return purged;
    }

    private boolean purge(JobId id, Retention retention, Instant now) {
        InMemoryJob job = jobs.get(id);
        if (job == null) {
            return false;
        }
        boolean needed = isNeeded(id);
        if (!needed && job.hasEndedBefore(now.minus(retention.history()))) {
            jobs.remove(id);
            job.journal().delete();
            return true;
        }
        return job.purge(retention, now, needed);
    }

    /** Whether a job that has not ended takes this one up again or rolls it back. */
    private boolean isNeeded(JobId id) {
        return jobs.values().stream()
                .map(job -> job.record().snapshot())
                .anyMatch(other -> id.equals(other.parent()) && !other.state().isFinal());
    }

    @Override
    public List<JobId> erase(Collection<UserKey> keys) {
        ErasedPerson person = new ErasedPerson(keys);
        forget(person.keys());
        learnAll(person);
        forget(person.keys());
        List<JobId> changed = new ArrayList<>();
        for (var entry : jobs.descendingMap().entrySet()) {
            if (entry.getValue().journal().rewrite(person::takenOutOf)) {
                changed.add(entry.getKey());
            }
        }
        return changed;
    }

    /** An id that a newer job tells may lead to changes in an older one, which tell nothing but the id. */
    private void learnAll(ErasedPerson person) {
        boolean[] learned = {true};
        while (learned[0]) {
            learned[0] = false;
            for (InMemoryJob job : jobs.values()) {
                job.journal().read(chunk -> {
                    learned[0] |= person.learnsFrom(chunk);
                    return true;
                });
            }
        }
    }

    private void forget(Collection<UserKey> keys) {
        Instant now = now();
        keys.forEach(key -> forgotten.put(Tombstones.fingerprint(secret, key), now));
    }

    @Override
    public Tombstones tombstones(Instant since) {
        Set<String> fingerprints = new HashSet<>();
        forgotten.forEach((fingerprint, erasedAt) -> {
            if (!erasedAt.isBefore(since)) {
                fingerprints.add(fingerprint);
            }
        });
        return fingerprints.isEmpty() ? Tombstones.none() : new Tombstones(secret, fingerprints);
    }

    /**
     * Deletes the spool if it is this repository's own, with the issues and rejected rows of all jobs; nothing else happens to the jobs.
     * A job that still works fails with its next chunk that has something to keep there.
     *
     * @throws IOException if a file could not be deleted
     */
    @Override
    public void close() throws IOException {
        if (own != null) {
            own.close();
        }
    }

    private InMemoryJob held(JobClaim claim) {
        InMemoryJob job = jobs.get(claim.job());
        if (job == null) {
            throw new ClaimLostException(claim);
        }
        return job;
    }

    private static void requirePositive(Duration lease) {
        if (lease.isNegative() || lease.isZero()) {
            throw new IllegalArgumentException("A lease must be longer than nothing");
        }
    }

    /**
     * The journal of a job in the hands of one claim.
     *
     * @param job the job
     * @param claim the claim
     */
    private record ClaimedJournal(InMemoryJob job, JobClaim claim) implements ChunkJournal {
        @Override
        public void begin(ChunkPlan plan) {
            job.journal().begin(plan, step -> job.whileHeld(claim, step));
        }

        @Override
        public void commit(ChunkCommit commit) {
            job.journal().commit(commit, step -> job.whileHeld(claim, step));
        }

        @Override
        public void read(Predicate<JournaledChunk> visitor) {
            job.journal().read(visitor);
        }

        @Override
        public void readBackwards(long below, Predicate<JournaledChunk> visitor) {
            job.journal().readBackwards(below, visitor);
        }
    }
}
