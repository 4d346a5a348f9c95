// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.job.JobId;
import dev.muster.job.Tally;
import dev.muster.spi.ChunkCodec;
import dev.muster.spi.ChunkCommit;
import dev.muster.spi.ChunkOutcomes;
import dev.muster.spi.ChunkPlan;
import dev.muster.spi.JournaledChunk;
import dev.muster.spi.RejectedRow;
import dev.muster.store.ChunkId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows of chunks.
 *
 * @param dialect the kind of database
 * @param table the table's name
 * @param payloads what stands between parts of chunks and their columns
 */
record ChunkTable(Dialect dialect, String table, Payloads payloads) {
    private static final String CHANGES = "changes";
    private static final String OUTCOMES = "outcomes";
    private static final String REJECTED = "rejected_rows";
    private static final String APPLIED = "applied";
    private static final String LATE_OUTCOMES = "late_outcomes";
    private static final String LATE_REJECTED = "late_rejected_rows";

    private static final String OVERWRITTEN = List.of(
                    "first_row",
                    "last_row",
                    "row_count",
                    "epoch",
                    "created",
                    "updated",
                    "unchanged",
                    "skipped",
                    "rejected",
                    "changes",
                    "outcomes",
                    "rejected_rows")
            .stream()
            .map(column -> column + " = excluded." + column)
            .reduce((one, other) -> one + ", " + other)
            .orElseThrow();

    /**
     * Writes a plan in the place of one that was not committed; false if the chunk has been committed.
     */
    boolean begin(Connection connection, Row row) throws SQLException {
        String sql = "INSERT INTO " + table + " AS c " + row.insertion() + " ON CONFLICT (job, number) DO UPDATE SET "
                + OVERWRITTEN + " WHERE NOT c.committed";
        return Row.execute(connection, sql, row) == 1;
    }

    /** A plan as a row. Writing it out takes longer than storing it, so that it is made before anything is locked. */
    Row row(ChunkPlan plan, long epoch) {
        return new Row()
                .set("job", dialect.id(plan.chunk().job().value()))
                .set("number", plan.chunk().number())
                .set("first_row", plan.firstRow())
                .set("last_row", plan.lastRow())
                .set("row_count", plan.rows())
                .set("epoch", epoch)
                .set("committed", false)
                .setAll(JobRow.tally(plan.settled()))
                .setAll(parts(plan));
    }

    private Row parts(ChunkPlan plan) {
        ChunkId id = plan.chunk();
        return new Row()
                .set(
                        CHANGES,
                        part(CHANGES, id, plan.changes().isEmpty() ? null : ChunkCodec.encodeChanges(plan.changes())))
                .set(OUTCOMES, part(OUTCOMES, id, ChunkCodec.encodeOutcomes(ChunkOutcomes.of(plan))))
                .set(REJECTED, part(REJECTED, id, rejected(plan.rejected())));
    }

    /** What a commit adds to the row. */
    Row row(ChunkCommit commit) {
        ChunkId id = commit.chunk();
        return new Row()
                .set("committed", true)
                .setAll(JobRow.tally(commit.tally()))
                .set(
                        APPLIED,
                        part(
                                APPLIED,
                                id,
                                commit.applied().isEmpty() ? null : ChunkCodec.encodeApplied(commit.applied())))
                .set(
                        LATE_OUTCOMES,
                        part(
                                LATE_OUTCOMES,
                                id,
                                commit.issues().isEmpty() ? null : ChunkCodec.encodeOutcomes(ChunkOutcomes.of(commit))))
                .set(LATE_REJECTED, part(LATE_REJECTED, id, rejected(commit.rejected())));
    }

    private static byte @Nullable [] rejected(List<RejectedRow> rows) {
        return rows.isEmpty() ? null : ChunkCodec.encodeRejected(rows);
    }

    private byte @Nullable [] part(String column, ChunkId chunk, byte @Nullable [] bytes) {
        return payloads.stored(bytes, chunk, column);
    }

    /** Writes a chunk in the place of what it was before. */
    void replace(Connection connection, JournaledChunk chunk) throws SQLException {
        ChunkCommit commit = chunk.commit();
        Row row = new Row().setAll(JobRow.tally(chunk.plan().settled())).setAll(parts(chunk.plan()));
        commit(connection, chunk.plan().chunk(), commit == null ? row : row.setAll(row(commit)));
    }

    void delete(Connection connection, ChunkId chunk) throws SQLException {
        Row.execute(
                connection,
                "DELETE FROM " + table + " WHERE job = ? AND number = ?",
                new Row(),
                dialect.id(chunk.job().value()),
                chunk.number());
    }

    /** Deletes some chunks of a job; answers how many. */
    int deleteSome(Connection connection, JobId job, int limit) throws SQLException {
        return Row.execute(
                connection,
                "DELETE FROM " + table + " WHERE job = ? AND number IN (SELECT number FROM " + table
                        + " WHERE job = ? LIMIT " + limit + ")",
                new Row(),
                dialect.id(job.value()),
                dialect.id(job.value()));
    }

    void commit(Connection connection, ChunkId chunk, Row row) throws SQLException {
        Row.execute(
                connection,
                "UPDATE " + table + " SET " + row.assignments() + " WHERE job = ? AND number = ?",
                row,
                dialect.id(chunk.job().value()),
                chunk.number());
    }

    /**
     * How a chunk stands.
     *
     * @param rows how many rows it has
     * @param committed whether it has been committed
     */
    record Standing(long rows, boolean committed) {}

    @Nullable
    Standing standing(Connection connection, ChunkId chunk) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT row_count, committed FROM " + table + " WHERE job = ? AND number = ?")) {
            statement.setObject(1, dialect.id(chunk.job().value()));
            statement.setLong(2, chunk.number());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? new Standing(row.getLong(1), row.getBoolean(2)) : null;
            }
        }
    }

    /** The next chunk behind a number, which nobody else changes before the end of the transaction; null if there is none. */
    @Nullable
    JournaledChunk lockedAbove(Connection connection, JobId job, long number) throws SQLException {
        List<JournaledChunk> one =
                page(connection, job, number, "number > ? ORDER BY number LIMIT 1" + dialect.locking(Lock.UPDATE));
        return one.isEmpty() ? null : one.get(0);
    }

    /** Some chunks behind a number. */
    List<JournaledChunk> above(Connection connection, JobId job, long number, int limit) throws SQLException {
        return page(connection, job, number, "number > ? ORDER BY number LIMIT " + limit);
    }

    /** Some chunks below a number, the highest first. */
    List<JournaledChunk> below(Connection connection, JobId job, long number, int limit) throws SQLException {
        return page(connection, job, number, "number < ? ORDER BY number DESC LIMIT " + limit);
    }

    private List<JournaledChunk> page(Connection connection, JobId job, long number, String which) throws SQLException {
        String sql = "SELECT * FROM " + table + " WHERE job = ? AND " + which;
        List<JournaledChunk> page = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, dialect.id(job.value()));
            statement.setLong(2, number);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    page.add(chunk(job, new Cells(row)));
                }
            }
        }
        return page;
    }

    private JournaledChunk chunk(JobId job, Cells row) throws SQLException {
        ChunkId id = new ChunkId(job, row.number("number"));
        if (payloads.areGone()) {
            return countsOnly(id, row);
        }
        ChunkCommit commit = row.flag("committed") ? commit(id, row) : null;
        return new JournaledChunk(plan(id, row), commit);
    }

    /** What is left of a chunk whose key was destroyed. */
    private static JournaledChunk countsOnly(ChunkId id, Cells row) throws SQLException {
        Tally tally = JobRow.tally(row);
        ChunkCommit commit = row.flag("committed") ? new ChunkCommit(id, tally, List.of(), List.of(), List.of()) : null;
        ChunkPlan plan = new ChunkPlan(
                id, row.number("first_row"), row.number("last_row"), tally, List.of(), List.of(), List.of(), List.of());
        return new JournaledChunk(plan, commit);
    }

    private ChunkPlan plan(ChunkId id, Cells row) throws SQLException {
        ChunkOutcomes outcomes =
                ChunkCodec.decodeOutcomes(Objects.requireNonNull(read(OUTCOMES, id, row), "a chunk has outcomes"));
        byte[] changes = read(CHANGES, id, row);
        byte[] rejected = read(REJECTED, id, row);
        return new ChunkPlan(
                id,
                row.number("first_row"),
                row.number("last_row"),
                outcomes.tally(),
                changes == null ? List.of() : ChunkCodec.decodeChanges(changes),
                outcomes.issues(),
                rejected == null ? List.of() : ChunkCodec.decodeRejected(rejected),
                outcomes.claims());
    }

    private ChunkCommit commit(ChunkId id, Cells row) throws SQLException {
        byte[] applied = read(APPLIED, id, row);
        byte[] late = read(LATE_OUTCOMES, id, row);
        byte[] rejected = read(LATE_REJECTED, id, row);
        return new ChunkCommit(
                id,
                JobRow.tally(row),
                applied == null ? List.of() : ChunkCodec.decodeApplied(applied),
                late == null ? List.of() : ChunkCodec.decodeOutcomes(late).issues(),
                rejected == null ? List.of() : ChunkCodec.decodeRejected(rejected));
    }

    private byte @Nullable [] read(String column, ChunkId chunk, Cells row) throws SQLException {
        return payloads.read(row.bytes(column), chunk, column);
    }
}
