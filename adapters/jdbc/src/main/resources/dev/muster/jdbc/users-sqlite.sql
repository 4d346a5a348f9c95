-- SPDX-License-Identifier: Apache-2.0
-- Users for applications that have no table of their own. email is as it came, email_normalized as addresses are compared.
-- Times are ISO 8601 in UTC to the microsecond; lists, roles and values with parts are JSON.
CREATE TABLE IF NOT EXISTS muster_user (
    id TEXT PRIMARY KEY NOT NULL,
    external_id TEXT,
    username TEXT,
    email TEXT,
    email_normalized TEXT,
    email_verified BOOLEAN,
    other_emails TEXT,
    phone_number TEXT,
    phone_number_verified BOOLEAN,
    given_name TEXT,
    middle_name TEXT,
    family_name TEXT,
    name TEXT,
    nickname TEXT,
    picture TEXT,
    profile TEXT,
    website TEXT,
    locale TEXT,
    zoneinfo TEXT,
    birthdate TEXT,
    gender TEXT,
    address TEXT,
    status TEXT,
    organization TEXT,
    department TEXT,
    title TEXT,
    roles TEXT,
    memberships TEXT,
    created_at TEXT,
    updated_at TEXT,
    last_login_at TEXT,
    password_hash TEXT,
    mfa_factors TEXT,
    identities TEXT,
    attributes TEXT,
    private_attributes TEXT
);
CREATE UNIQUE INDEX IF NOT EXISTS muster_user_external_id ON muster_user (external_id) WHERE external_id IS NOT NULL;
CREATE UNIQUE INDEX IF NOT EXISTS muster_user_username ON muster_user (username) WHERE username IS NOT NULL;
CREATE UNIQUE INDEX IF NOT EXISTS muster_user_email_normalized ON muster_user (email_normalized) WHERE email_normalized IS NOT NULL;
CREATE UNIQUE INDEX IF NOT EXISTS muster_user_phone_number ON muster_user (phone_number) WHERE phone_number IS NOT NULL;
