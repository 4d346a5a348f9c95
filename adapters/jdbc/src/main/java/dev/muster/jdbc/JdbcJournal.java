// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.job.JobId;
import dev.muster.spi.ChunkCommit;
import dev.muster.spi.ChunkHistory;
import dev.muster.spi.ChunkJournal;
import dev.muster.spi.ChunkPlan;
import dev.muster.spi.ClaimLostException;
import dev.muster.spi.JobClaim;
import dev.muster.spi.JournaledChunk;
import dev.muster.store.ChunkId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The journal of a job in the hands of one claim. Each write locks the job's fence to the end of its transaction: within a unit of work,
 * nobody claims the job before its users and its journal are written.
 *
 * @param database where it lies
 * @param jobs the table of jobs
 * @param chunks the table of chunks
 * @param claim the claim
 */
record JdbcJournal(Database database, JobTable jobs, ChunkTable chunks, JobClaim claim) implements ChunkJournal {
    @Override
    public void begin(ChunkPlan plan) {
        requireOwn(plan.chunk().job());
        Row row = chunks.row(plan, claim.epoch());
        database.write(connection -> {
            requireHeld(connection);
            if (!chunks.begin(connection, row)) {
                throw committedBefore(plan.chunk());
            }
            return true;
        });
    }

    @Override
    public void commit(ChunkCommit commit) {
        requireOwn(commit.chunk().job());
        Row row = chunks.row(commit);
        database.write(connection -> {
            requireHeld(connection);
            requireBegun(commit, chunks.standing(connection, commit.chunk()));
            chunks.commit(connection, commit.chunk(), row);
            return true;
        });
    }

    @Override
    public void read(Predicate<JournaledChunk> visitor) {
        history().read(visitor);
    }

    @Override
    public void readBackwards(long below, Predicate<JournaledChunk> visitor) {
        history().readBackwards(below, visitor);
    }

    private ChunkHistory history() {
        return new JdbcHistory(database, chunks, claim.job());
    }

    private void requireHeld(Connection connection) throws SQLException {
        if (!jobs.isHeld(connection, claim)) {
            throw new ClaimLostException(claim);
        }
    }

    private void requireOwn(JobId other) {
        if (!claim.job().equals(other)) {
            throw new IllegalArgumentException("A chunk of job " + other + " in the journal of job " + claim.job());
        }
    }

    private static void requireBegun(ChunkCommit commit, ChunkTable.@Nullable Standing begun) {
        if (begun == null) {
            throw new IllegalStateException("Chunk " + commit.chunk() + " was not begun");
        }
        if (begun.committed()) {
            throw committedBefore(commit.chunk());
        }
        if (commit.tally().total() != begun.rows()) {
            throw new IllegalArgumentException("Chunk " + commit.chunk() + " accounts for "
                    + commit.tally().total() + " rows of " + begun.rows());
        }
    }

    private static IllegalStateException committedBefore(ChunkId chunk) {
        return new IllegalStateException("Chunk " + chunk + " has been committed");
    }
}
