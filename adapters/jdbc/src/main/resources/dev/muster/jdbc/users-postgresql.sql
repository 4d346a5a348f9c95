-- SPDX-License-Identifier: Apache-2.0
-- Users for applications that have no table of their own. email is as it came, email_normalized as addresses are compared.
CREATE TABLE IF NOT EXISTS muster_user (
    id uuid PRIMARY KEY,
    external_id text,
    username text,
    email text,
    email_normalized text,
    email_verified boolean,
    other_emails text[],
    phone_number text,
    phone_number_verified boolean,
    given_name text,
    middle_name text,
    family_name text,
    name text,
    nickname text,
    picture text,
    profile text,
    website text,
    locale text,
    zoneinfo text,
    birthdate date,
    gender text,
    address jsonb,
    status text,
    organization text,
    department text,
    title text,
    roles text[],
    memberships jsonb,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    last_login_at timestamp with time zone,
    password_hash text,
    mfa_factors jsonb,
    identities jsonb,
    attributes jsonb,
    private_attributes jsonb
);
CREATE UNIQUE INDEX IF NOT EXISTS muster_user_external_id ON muster_user (external_id) WHERE external_id IS NOT NULL;
CREATE UNIQUE INDEX IF NOT EXISTS muster_user_username ON muster_user (username) WHERE username IS NOT NULL;
CREATE UNIQUE INDEX IF NOT EXISTS muster_user_email_normalized ON muster_user (email_normalized) WHERE email_normalized IS NOT NULL;
CREATE UNIQUE INDEX IF NOT EXISTS muster_user_phone_number ON muster_user (phone_number) WHERE phone_number IS NOT NULL;
