// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.job.JobId;
import dev.muster.job.JobSnapshot;
import dev.muster.spi.JobClaim;
import dev.muster.spi.JobRecord;
import dev.muster.spi.JobRequest;
import dev.muster.spi.JobStanding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of jobs, fences and leases. Whoever locks several rows of a job does so in this order: job, fence, lease.
 *
 * @param dialect the kind of database
 * @param names what the tables are called
 * @param now the time by the database's clock, as SQL
 */
record JobTable(Dialect dialect, TableNames names, String now) {
    /** So that no sum overflows. */
    private static final Duration LONGEST_LEASE = Duration.ofDays(36_500);

    private String job() {
        return names.table("job");
    }

    private String fence() {
        return names.table("fence");
    }

    private String lease() {
        return names.table("lease");
    }

    Instant now(Connection connection) throws SQLException {
        return Micros.instant(Objects.requireNonNull(number(connection, "SELECT " + now)));
    }

    /** Adds a job; false if there is one of its id, or one that excludes it. */
    boolean insert(Connection connection, JobStanding created, @Nullable String dataKey) throws SQLException {
        Row row = JobRow.all(created, dialect)
                .set("data_key", dataKey)
                .set("undo_purged", false)
                .set("values_purged", false);
        String sql = "INSERT INTO " + job() + " " + row.insertion() + " ON CONFLICT DO NOTHING";
        if (Row.execute(connection, sql, row) == 0) {
            return false;
        }
        Row claim = new Row().set("job", id(created.job().snapshot().id())).set("epoch", 0L);
        Row.execute(connection, "INSERT INTO " + fence() + " " + claim.insertion(), claim);
        Row.execute(connection, "INSERT INTO " + lease() + " " + claim.insertion(), claim);
        return true;
    }

    Optional<JobId> holder(Connection connection, String exclusive) throws SQLException {
        return ids(
                        connection,
                        "SELECT id FROM " + job() + " WHERE exclusive_for = ? AND ended_at IS NULL",
                        List.of(exclusive))
                .stream()
                .findFirst();
    }

    boolean exists(Connection connection, JobId id) throws SQLException {
        return number(connection, "SELECT 1 FROM " + job() + " WHERE id = ?", id(id)) != null;
    }

    Optional<JobRecord> find(Connection connection, JobId id) throws SQLException {
        String sql = "SELECT j.*, f.epoch, f.owner, l.lease_until FROM " + job() + " j JOIN " + fence()
                + " f ON f.job = j.id JOIN " + lease() + " l ON l.job = j.id WHERE j.id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id(id));
            try (ResultSet result = statement.executeQuery()) {
                if (!result.next()) {
                    return Optional.empty();
                }
                Cells row = new Cells(result);
                return Optional.of(owned(JobRow.standing(row), row, row.time("lease_until"))
                        .job());
            }
        }
    }

    /** Reads a job to change it: nobody else changes it before the end of the transaction. Empty if it is not there, or not free. */
    Optional<JobStanding> open(Connection connection, JobId id, Lock lock) throws SQLException {
        Lock onJob = lock == Lock.UPDATE_IF_FREE ? lock : Lock.UPDATE;
        String sql = "SELECT * FROM " + job() + " WHERE id = ?" + dialect.locking(onJob);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id(id));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? owned(connection, JobRow.standing(new Cells(row)), lock) : Optional.empty();
            }
        }
    }

    /** Reads owner and lease once the job's row is locked: in statements of their own, because a lock shows only its own row anew. */
    Optional<JobStanding> owned(Connection connection, JobStanding standing, Lock lock) throws SQLException {
        Object id = id(standing.job().snapshot().id());
        String sql = "SELECT epoch, owner FROM " + fence() + " WHERE job = ?" + dialect.locking(lock);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Lock onLease = lock == Lock.SHARE ? Lock.NONE : lock;
                Long until = number(
                        connection,
                        "SELECT lease_until FROM " + lease() + " WHERE job = ?" + dialect.locking(onLease),
                        id);
                return Optional.of(owned(standing, new Cells(row), Micros.optional(until)));
            }
        }
    }

    private static JobStanding owned(JobStanding standing, Cells owner, @Nullable Instant leaseUntil)
            throws SQLException {
        JobRecord job = standing.job();
        return new JobStanding(
                new JobRecord(
                        job.snapshot(),
                        job.definition(),
                        job.checkpoint(),
                        job.request(),
                        job.notBefore(),
                        owner.number("epoch"),
                        owner.text("owner"),
                        leaseUntil,
                        job.exclusive()),
                standing.pauseWithdrawn());
    }

    /** Writes what has changed. */
    void update(Connection connection, JobStanding before, JobStanding after) throws SQLException {
        if (after.equals(before)) {
            return;
        }
        JobRecord job = after.job();
        Object id = id(job.snapshot().id());
        Row row = JobRow.changeable(after);
        String checkpoint = job.checkpoint();
        if (checkpoint != null && !checkpoint.equals(before.job().checkpoint())) {
            row.set("checkpoint", Texts.json(checkpoint));
        }
        Row.execute(connection, "UPDATE " + job() + " SET " + row.assignments() + " WHERE id = ?", row, id);
        if (job.epoch() != before.job().epoch()
                || !Objects.equals(job.owner(), before.job().owner())) {
            Row owner = new Row().set("epoch", job.epoch()).set("owner", job.owner());
            Row.execute(connection, "UPDATE " + fence() + " SET " + owner.assignments() + " WHERE job = ?", owner, id);
            owner.set("lease_until", Micros.of(job.leaseUntil()));
            Row.execute(connection, "UPDATE " + lease() + " SET " + owner.assignments() + " WHERE job = ?", owner, id);
        }
    }

    /** Touches the lease alone, so that it never waits for a chunk. */
    boolean renew(Connection connection, JobClaim claim, Duration lease) throws SQLException {
        String sql =
                "UPDATE " + lease() + " SET lease_until = " + now + " + ? WHERE job = ? AND epoch = ? AND owner = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Row.bind(statement, List.of(micros(lease), id(claim.job()), claim.epoch(), claim.owner()), 1);
            return statement.executeUpdate() == 1;
        }
    }

    /** Whether a claim holds; if so, it does until the end of the transaction. */
    boolean isHeld(Connection connection, JobClaim claim) throws SQLException {
        return number(
                        connection,
                        "SELECT 1 FROM " + fence() + " WHERE job = ? AND epoch = ? AND owner = ?"
                                + dialect.locking(Lock.SHARE),
                        id(claim.job()),
                        claim.epoch(),
                        claim.owner())
                != null;
    }

    Optional<JobRequest> request(Connection connection, JobId id) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT request FROM " + job() + " WHERE id = ?")) {
            statement.setObject(1, id(id));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(JobRequest.valueOf(row.getString(1))) : Optional.empty();
            }
        }
    }

    /** What an own statement about jobs begins with. */
    String table() {
        return job();
    }

    /** The wrapped key of a job's journal; empty where it has none. */
    Optional<String> dataKey(Connection connection, JobId id) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT data_key FROM " + job() + " WHERE id = ?")) {
            statement.setObject(1, id(id));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        }
    }

    /** Sets a column of a job to a value. */
    void set(Connection connection, JobId id, String column, Object value) throws SQLException {
        Row row = new Row().set(column, value);
        Row.execute(connection, "UPDATE " + job() + " SET " + row.assignments() + " WHERE id = ?", row, id(id));
    }

    /** Deletes a job; its chunks are to be gone. */
    void delete(Connection connection, JobId id) throws SQLException {
        Row.execute(connection, "DELETE FROM " + lease() + " WHERE job = ?", new Row(), id(id));
        Row.execute(connection, "DELETE FROM " + fence() + " WHERE job = ?", new Row(), id(id));
        Row.execute(connection, "DELETE FROM " + job() + " WHERE id = ?", new Row(), id(id));
    }

    /** Some jobs that a condition is true of, by rising ids, behind one. */
    List<JobId> where(Connection connection, String condition, List<?> parameters) throws SQLException {
        return ids(connection, "SELECT j.id FROM " + job() + " j WHERE " + condition, parameters);
    }

    /** Jobs whose owner can no longer do what was asked of them. */
    List<JobId> disobeyed(Connection connection, int limit) throws SQLException {
        return ids(
                connection,
                "SELECT j.id FROM " + job() + " j JOIN " + lease() + " l ON l.job = j.id WHERE j.ended_at IS NULL"
                        + " AND j.state = 'RUNNING' AND j.request <> 'RUN'"
                        + " AND (l.lease_until IS NULL OR l.lease_until <= " + now + ") ORDER BY j.id LIMIT ?",
                List.of(limit));
    }

    List<JobId> claimable(Connection connection, int limit) throws SQLException {
        return ids(
                connection,
                "SELECT j.id FROM " + job() + " j JOIN " + lease() + " l ON l.job = j.id WHERE j.ended_at IS NULL"
                        + " AND j.request = 'RUN' AND (j.not_before IS NULL OR j.not_before <= " + now + ")"
                        + " AND (j.state IN ('QUEUED', 'BLOCKED')"
                        + " OR (j.state = 'PAUSED' AND j.pause_reason = 'STORE_UNAVAILABLE')"
                        + " OR (j.state = 'RUNNING' AND (l.lease_until IS NULL OR l.lease_until <= " + now + ")))"
                        + " ORDER BY j.id LIMIT ?",
                List.of(limit));
    }

    List<JobSnapshot> query(Connection connection, JobFilter filter) throws SQLException {
        String sql = "SELECT * FROM " + job() + filter.where() + " ORDER BY id DESC LIMIT " + filter.limit();
        List<JobSnapshot> page = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Row.bind(statement, filter.parameters(), 1);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    page.add(JobRow.snapshot(new Cells(row)));
                }
            }
        }
        return page;
    }

    private List<JobId> ids(Connection connection, String sql, List<?> parameters) throws SQLException {
        List<JobId> ids = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Row.bind(statement, parameters, 1);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ids.add(JobId.of(row.getString(1)));
                }
            }
        }
        return ids;
    }

    private static @Nullable Long number(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Row.bind(statement, List.of(parameters), 1);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? new Cells(row).optionalNumber(1) : null;
            }
        }
    }

    private static long micros(Duration lease) {
        return (lease.compareTo(LONGEST_LEASE) > 0 ? LONGEST_LEASE : lease).toNanos() / 1000;
    }

    private Object id(JobId id) {
        return dialect.id(id.value());
    }
}
