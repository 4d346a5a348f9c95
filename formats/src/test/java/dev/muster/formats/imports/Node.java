// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats.imports;

import dev.muster.job.JobId;
import dev.muster.job.JobQuery;
import dev.muster.job.JobSnapshot;
import dev.muster.spi.ChunkCommit;
import dev.muster.spi.ChunkHistory;
import dev.muster.spi.ChunkJournal;
import dev.muster.spi.ChunkPlan;
import dev.muster.spi.JobClaim;
import dev.muster.spi.JobRecord;
import dev.muster.spi.JobRepository;
import dev.muster.spi.JobRequest;
import dev.muster.spi.JobUpdate;
import dev.muster.spi.JournaledChunk;
import dev.muster.spi.Retention;
import dev.muster.spi.Tombstones;
import dev.muster.store.ChangeResult;
import dev.muster.store.ChunkId;
import dev.muster.store.StoredUser;
import dev.muster.store.UserChange;
import dev.muster.store.UserStore;
import dev.muster.store.UserVisitor;
import dev.muster.testkit.NodeDied;
import dev.muster.user.User;
import dev.muster.user.UserFilter;
import dev.muster.user.UserKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A node that dies at a given point: from then on nothing it asks of its store or its repository gets through. */
final class Node {
    /** Where it dies. */
    enum Point {
        BEFORE_BEGIN,
        AFTER_BEGIN,
        BEFORE_APPLY,
        AFTER_APPLY,
        BEFORE_COMMIT,
        AFTER_COMMIT
    }

    private final Point deadly;
    private final int hit;
    private int hits;
    private volatile boolean dead;

    Node(Point deadly, int hit) {
        this.deadly = deadly;
        this.hit = hit;
    }

    boolean isDead() {
        return dead;
    }

    /** Dies here and now, in the middle of whatever it does. */
    void die() {
        dead = true;
        throw new NodeDied();
    }

    private void pass(Point point) {
        if (point == deadly && ++hits == hit) {
            dead = true;
        }
        live();
    }

    private void live() {
        if (dead) {
            throw new NodeDied();
        }
    }

    UserStore on(UserStore store) {
        return new UserStore() {
            @Override
            public List<StoredUser> find(Collection<UserKey> keys) {
                live();
                return store.find(keys);
            }

            @Override
            public List<ChangeResult> apply(List<UserChange> changes, ChunkId chunk) {
                pass(Point.BEFORE_APPLY);
                List<ChangeResult> results = store.apply(changes, chunk);
                pass(Point.AFTER_APPLY);
                return results;
            }

            @Override
            public void read(UserFilter filter, UserVisitor visitor) {
                live();
                store.read(filter, visitor);
            }

            @Override
            public User canonical(User user) {
                return store.canonical(user);
            }
        };
    }

    JobRepository on(JobRepository repository) {
        return new MortalRepository(repository);
    }

    private final class MortalRepository implements JobRepository {
        private final JobRepository repository;

        MortalRepository(JobRepository repository) {
            this.repository = repository;
        }

        @Override
        public Instant now() {
            live();
            return repository.now();
        }

        @Override
        public void create(JobRecord job) {
            live();
            repository.create(job);
        }

        @Override
        public Optional<JobRecord> find(JobId id) {
            live();
            return repository.find(id);
        }

        @Override
        public List<JobSnapshot> query(JobQuery query) {
            live();
            return repository.query(query);
        }

        @Override
        public List<JobId> claimable(int limit) {
            live();
            return repository.claimable(limit);
        }

        @Override
        public Optional<JobClaim> claim(JobId id, String owner, Duration lease) {
            live();
            return repository.claim(id, owner, lease);
        }

        @Override
        public boolean renew(JobClaim claim, Duration lease) {
            live();
            return repository.renew(claim, lease);
        }

        @Override
        public void save(JobClaim claim, JobUpdate update) {
            live();
            repository.save(claim, update);
        }

        @Override
        public Optional<JobSnapshot> request(JobId id, JobRequest request) {
            live();
            return repository.request(id, request);
        }

        @Override
        public JobRequest requested(JobId id) {
            live();
            return repository.requested(id);
        }

        @Override
        public int purge(Retention retention, int limit) {
            live();
            return repository.purge(retention, limit);
        }

        @Override
        public List<JobId> erase(Collection<UserKey> keys) {
            live();
            return repository.erase(keys);
        }

        @Override
        public Tombstones tombstones(Instant since) {
            live();
            return repository.tombstones(since);
        }

        @Override
        public ChunkHistory history(JobId id) {
            live();
            return repository.history(id);
        }

        @Override
        public ChunkJournal journal(JobClaim claim) {
            live();
            return new MortalJournal(repository.journal(claim));
        }
    }

    private final class MortalJournal implements ChunkJournal {
        private final ChunkJournal journal;

        MortalJournal(ChunkJournal journal) {
            this.journal = journal;
        }

        @Override
        public void begin(ChunkPlan plan) {
            pass(Point.BEFORE_BEGIN);
            journal.begin(plan);
            pass(Point.AFTER_BEGIN);
        }

        @Override
        public void commit(ChunkCommit commit) {
            pass(Point.BEFORE_COMMIT);
            journal.commit(commit);
            pass(Point.AFTER_COMMIT);
        }

        @Override
        public void read(Predicate<JournaledChunk> visitor) {
            live();
            journal.read(visitor);
        }

        @Override
        public void readBackwards(long below, Predicate<JournaledChunk> visitor) {
            live();
            journal.readBackwards(below, visitor);
        }
    }
}
