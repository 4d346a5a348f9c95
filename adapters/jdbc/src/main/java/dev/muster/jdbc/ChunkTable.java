// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.job.JobId;
import dev.muster.job.Tally;
import dev.muster.spi.ChunkCodec;
import dev.muster.spi.ChunkCommit;
import dev.muster.spi.ChunkOutcomes;
import dev.muster.spi.ChunkPlan;
import dev.muster.spi.JournaledChunk;
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
 */
record ChunkTable(Dialect dialect, String table) {
    private static final String OVERWRITTEN = List.of(
                    "first_row",
                    "last_row",
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
                .set("epoch", epoch)
                .set("committed", false)
                .setAll(JobRow.tally(plan.settled()))
                .set("changes", plan.changes().isEmpty() ? null : ChunkCodec.encodeChanges(plan.changes()))
                .set("outcomes", ChunkCodec.encodeOutcomes(ChunkOutcomes.of(plan)))
                .set("rejected_rows", plan.rejected().isEmpty() ? null : ChunkCodec.encodeRejected(plan.rejected()));
    }

    /** What a commit adds to the row. */
    static Row row(ChunkCommit commit) {
        return new Row()
                .set("committed", true)
                .setAll(JobRow.tally(commit.tally()))
                .set("applied", commit.applied().isEmpty() ? null : ChunkCodec.encodeApplied(commit.applied()))
                .set(
                        "late_outcomes",
                        commit.issues().isEmpty() ? null : ChunkCodec.encodeOutcomes(ChunkOutcomes.of(commit)))
                .set(
                        "late_rejected_rows",
                        commit.rejected().isEmpty() ? null : ChunkCodec.encodeRejected(commit.rejected()));
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
                "SELECT last_row - first_row + 1, committed FROM " + table + " WHERE job = ? AND number = ?")) {
            statement.setObject(1, dialect.id(chunk.job().value()));
            statement.setLong(2, chunk.number());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? new Standing(row.getLong(1), row.getBoolean(2)) : null;
            }
        }
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

    private static JournaledChunk chunk(JobId job, Cells row) throws SQLException {
        ChunkId id = new ChunkId(job, row.number("number"));
        ChunkCommit commit = row.flag("committed") ? commit(id, row) : null;
        return new JournaledChunk(plan(id, row), commit);
    }

    private static ChunkPlan plan(ChunkId id, Cells row) throws SQLException {
        ChunkOutcomes outcomes = ChunkCodec.decodeOutcomes(Objects.requireNonNull(row.bytes("outcomes")));
        byte[] changes = row.bytes("changes");
        byte[] rejected = row.bytes("rejected_rows");
        long firstRow = row.number("first_row");
        long lastRow = row.number("last_row");
        Tally settled = outcomes.tally();
        if (changes == null && settled.total() != lastRow - firstRow + 1) {
            // The changes have expired: what has become of their rows is known, and all there is to know.
            settled = JobRow.tally(row);
        }
        return new ChunkPlan(
                id,
                firstRow,
                lastRow,
                settled,
                changes == null ? List.of() : ChunkCodec.decodeChanges(changes),
                outcomes.issues(),
                rejected == null ? List.of() : ChunkCodec.decodeRejected(rejected),
                outcomes.claims());
    }

    private static ChunkCommit commit(ChunkId id, Cells row) throws SQLException {
        byte[] applied = row.bytes("applied");
        byte[] late = row.bytes("late_outcomes");
        byte[] rejected = row.bytes("late_rejected_rows");
        return new ChunkCommit(
                id,
                JobRow.tally(row),
                applied == null ? List.of() : ChunkCodec.decodeApplied(applied),
                late == null ? List.of() : ChunkCodec.decodeOutcomes(late).issues(),
                rejected == null ? List.of() : ChunkCodec.decodeRejected(rejected));
    }
}
