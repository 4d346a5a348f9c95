-- Jobs and their journals. Times are microseconds since 1970-01-01 UTC by the clock of the database, so that
-- to_timestamp(created_at / 1e6) shows them. There are no foreign keys: a chunk would lock its job's row with each write.

CREATE TABLE {in}schema_version (
    version integer PRIMARY KEY,
    applied_at bigint NOT NULL
);

-- One row for each job: what everybody may see of it, and what it is to do.
CREATE TABLE {in}job (
    id uuid PRIMARY KEY,
    kind text NOT NULL,
    state text NOT NULL,
    pause_reason text,
    missing text,
    fault_code text,
    fault_line bigint,
    fault_message text,
    phase text NOT NULL,
    rows_read bigint NOT NULL,
    rows_total bigint NOT NULL,
    bytes_read bigint NOT NULL,
    bytes_total bigint NOT NULL,
    created bigint NOT NULL,
    updated bigint NOT NULL,
    unchanged bigint NOT NULL,
    skipped bigint NOT NULL,
    rejected bigint NOT NULL,
    rows_per_second double precision NOT NULL,
    eta_low_ns bigint,
    eta_high_ns bigint,
    dry_run boolean NOT NULL,
    requested_by text,
    reason text,
    parent uuid,
    created_at bigint NOT NULL,
    started_at bigint,
    ended_at bigint,
    definition text NOT NULL,
    checkpoint text,
    request text NOT NULL,
    pause_withdrawn boolean NOT NULL,
    not_before bigint,
    exclusive_for text,
    -- The key of its journal under a key of the host; empty when it was destroyed.
    data_key text,
    undo_purged boolean NOT NULL,
    values_purged boolean NOT NULL
) WITH (fillfactor = 70);

CREATE INDEX {prefix}job_open ON {in}job (id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX {prefix}job_exclusive ON {in}job (exclusive_for) WHERE ended_at IS NULL;
CREATE INDEX {prefix}job_kind ON {in}job (kind, id);
CREATE INDEX {prefix}job_state ON {in}job (state, id);
CREATE INDEX {prefix}job_requested_by ON {in}job (requested_by, id);
CREATE INDEX {prefix}job_parent ON {in}job (parent, id);
CREATE INDEX {prefix}job_created_at ON {in}job (created_at);
CREATE INDEX {prefix}job_ended_at ON {in}job (ended_at);

-- Who may write to the job's journal. Whoever writes locks the row for as long as that takes.
CREATE TABLE {in}fence (
    job uuid PRIMARY KEY,
    epoch bigint NOT NULL,
    owner text
) WITH (fillfactor = 50);

-- Until when the owner is taken to be alive. A row of its own, so that its renewal never waits for a chunk.
CREATE TABLE {in}lease (
    job uuid PRIMARY KEY,
    epoch bigint NOT NULL,
    owner text,
    lease_until bigint
) WITH (fillfactor = 50);

-- One row for each chunk. Its parts lie apart because they are kept for different times.
CREATE TABLE {in}chunk (
    job uuid NOT NULL,
    number bigint NOT NULL,
    first_row bigint NOT NULL,
    last_row bigint NOT NULL,
    -- Those it accounts for: a retry passes over rows that lie between.
    row_count bigint NOT NULL,
    epoch bigint NOT NULL,
    committed boolean NOT NULL,
    created bigint NOT NULL,
    updated bigint NOT NULL,
    unchanged bigint NOT NULL,
    skipped bigint NOT NULL,
    rejected bigint NOT NULL,
    changes bytea,
    outcomes bytea NOT NULL,
    rejected_rows bytea,
    applied bytea,
    late_outcomes bytea,
    late_rejected_rows bytea,
    PRIMARY KEY (job, number)
);

-- Compressing them takes more time than writing them.
ALTER TABLE {in}chunk ALTER COLUMN changes SET STORAGE EXTERNAL;
ALTER TABLE {in}chunk ALTER COLUMN outcomes SET STORAGE EXTERNAL;
ALTER TABLE {in}chunk ALTER COLUMN rejected_rows SET STORAGE EXTERNAL;
ALTER TABLE {in}chunk ALTER COLUMN applied SET STORAGE EXTERNAL;
ALTER TABLE {in}chunk ALTER COLUMN late_outcomes SET STORAGE EXTERNAL;
ALTER TABLE {in}chunk ALTER COLUMN late_rejected_rows SET STORAGE EXTERNAL;

-- Whom Muster was told to forget: fingerprints under a secret, which is in the one row of the other table.
CREATE TABLE {in}tombstone (
    fingerprint text PRIMARY KEY,
    erased_at bigint NOT NULL
);

CREATE TABLE {in}tombstone_secret (
    one bigint PRIMARY KEY CHECK (one = 1),
    secret bytea NOT NULL
);
