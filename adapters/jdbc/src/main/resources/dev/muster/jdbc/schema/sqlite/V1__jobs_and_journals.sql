-- Jobs and their journals. Times are microseconds since 1970-01-01 UTC by the clock of the database, so that
-- datetime(created_at / 1e6, 'unixepoch') shows them.

CREATE TABLE {in}schema_version (
    version INTEGER PRIMARY KEY,
    applied_at INTEGER NOT NULL
);

-- One row for each job: what everybody may see of it, and what it is to do.
CREATE TABLE {in}job (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    pause_reason TEXT,
    missing TEXT,
    fault_code TEXT,
    fault_line INTEGER,
    fault_message TEXT,
    phase TEXT NOT NULL,
    rows_read INTEGER NOT NULL,
    rows_total INTEGER NOT NULL,
    bytes_read INTEGER NOT NULL,
    bytes_total INTEGER NOT NULL,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    skipped INTEGER NOT NULL,
    rejected INTEGER NOT NULL,
    rows_per_second REAL NOT NULL,
    eta_low_ns INTEGER,
    eta_high_ns INTEGER,
    dry_run INTEGER NOT NULL,
    requested_by TEXT,
    reason TEXT,
    parent TEXT,
    created_at INTEGER NOT NULL,
    started_at INTEGER,
    ended_at INTEGER,
    definition TEXT NOT NULL,
    checkpoint TEXT,
    request TEXT NOT NULL,
    pause_withdrawn INTEGER NOT NULL,
    not_before INTEGER,
    exclusive_for TEXT,
    -- The key of its journal under a key of the host; empty when it was destroyed.
    data_key TEXT,
    undo_purged INTEGER NOT NULL,
    values_purged INTEGER NOT NULL
);

CREATE INDEX {prefix}job_open ON {in}job (id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX {prefix}job_exclusive ON {in}job (exclusive_for) WHERE ended_at IS NULL;
CREATE INDEX {prefix}job_kind ON {in}job (kind, id);
CREATE INDEX {prefix}job_state ON {in}job (state, id);
CREATE INDEX {prefix}job_requested_by ON {in}job (requested_by, id);
CREATE INDEX {prefix}job_parent ON {in}job (parent, id);
CREATE INDEX {prefix}job_created_at ON {in}job (created_at);
CREATE INDEX {prefix}job_ended_at ON {in}job (ended_at);

-- Who may write to the job's journal.
CREATE TABLE {in}fence (
    job TEXT PRIMARY KEY,
    epoch INTEGER NOT NULL,
    owner TEXT
);

-- Until when the owner is taken to be alive.
CREATE TABLE {in}lease (
    job TEXT PRIMARY KEY,
    epoch INTEGER NOT NULL,
    owner TEXT,
    lease_until INTEGER
);

-- One row for each chunk. Its parts lie apart because they are kept for different times.
CREATE TABLE {in}chunk (
    job TEXT NOT NULL,
    number INTEGER NOT NULL,
    first_row INTEGER NOT NULL,
    last_row INTEGER NOT NULL,
    -- Those it accounts for: a retry passes over rows that lie between.
    row_count INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    committed INTEGER NOT NULL,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    skipped INTEGER NOT NULL,
    rejected INTEGER NOT NULL,
    changes BLOB,
    outcomes BLOB NOT NULL,
    rejected_rows BLOB,
    applied BLOB,
    late_outcomes BLOB,
    late_rejected_rows BLOB,
    PRIMARY KEY (job, number)
);

-- Whom Muster was told to forget: fingerprints under a secret, which is in the one row of the other table.
CREATE TABLE {in}tombstone (
    fingerprint TEXT PRIMARY KEY,
    erased_at INTEGER NOT NULL
);

CREATE TABLE {in}tombstone_secret (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    secret BLOB NOT NULL
);
