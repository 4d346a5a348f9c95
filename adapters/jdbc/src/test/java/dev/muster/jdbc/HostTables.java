// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import static dev.muster.user.UserField.CREATED_AT;
import static dev.muster.user.UserField.EMAIL;
import static dev.muster.user.UserField.EMAIL_VERIFIED;
import static dev.muster.user.UserField.EXTERNAL_ID;
import static dev.muster.user.UserField.NAME;
import static dev.muster.user.UserField.ORGANIZATION;
import static dev.muster.user.UserField.OTHER_EMAILS;
import static dev.muster.user.UserField.STATUS;
import static dev.muster.user.UserField.USERNAME;

import dev.muster.user.UserStatus;
import java.util.Map;

/** Tables as applications have them. */
final class HostTables {
    /** Ids counted up, addresses as they came, roles in a table of their own, the deleted kept. */
    static final String COUNTED_POSTGRES = """
            CREATE TABLE app_user (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                email_address varchar(254),
                full_name varchar(100),
                verified boolean NOT NULL DEFAULT false,
                state varchar(10) NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'blocked')),
                org char(8),
                created timestamp(3) NOT NULL DEFAULT now(),
                deleted_at timestamptz,
                version int NOT NULL DEFAULT 0);
            CREATE UNIQUE INDEX app_user_email ON app_user (lower(email_address)) WHERE deleted_at IS NULL;
            CREATE TABLE app_user_role (
                user_id bigint NOT NULL REFERENCES app_user (id),
                role text NOT NULL,
                granted timestamptz NOT NULL DEFAULT now(),
                PRIMARY KEY (user_id, role));
            """;

    static final String COUNTED_SQLITE = """
            CREATE TABLE app_user (
                id INTEGER PRIMARY KEY,
                email_address VARCHAR(254),
                full_name VARCHAR(100),
                verified BOOLEAN NOT NULL DEFAULT FALSE,
                state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'blocked')),
                org TEXT,
                created DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
                deleted_at DATETIME,
                version INT NOT NULL DEFAULT 0);
            CREATE UNIQUE INDEX app_user_email ON app_user (lower(email_address)) WHERE deleted_at IS NULL;
            CREATE TABLE app_user_role (
                user_id INTEGER NOT NULL REFERENCES app_user (id),
                role TEXT NOT NULL,
                granted DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
                PRIMARY KEY (user_id, role));
            """;

    /** Muster's ids, roles in the row, keys of their own. */
    static final String COMPACT_POSTGRES = """
            CREATE SCHEMA app;
            CREATE TYPE app.user_state AS ENUM ('ACTIVE', 'INVITED', 'PENDING_VERIFICATION', 'SUSPENDED', 'ARCHIVED');
            CREATE TABLE app."User" (
                "Id" text PRIMARY KEY,
                "Email" text UNIQUE,
                "Name" text,
                login text UNIQUE,
                hr_id text UNIQUE,
                "Roles" text[] NOT NULL DEFAULT '{}',
                state app.user_state,
                org text,
                others json NOT NULL,
                extra json NOT NULL,
                created timestamptz);
            """;

    static final String COMPACT_SQLITE = """
            CREATE TABLE "User" (
                "Id" TEXT PRIMARY KEY,
                "Email" TEXT UNIQUE,
                "Name" TEXT,
                login TEXT UNIQUE,
                hr_id TEXT UNIQUE,
                "Roles" JSON NOT NULL DEFAULT '[]',
                state TEXT,
                org TEXT,
                others JSON NOT NULL,
                extra JSON NOT NULL,
                created TEXT);
            """;

    private HostTables() {}

    static JdbcUserStoreBuilder counted(UserDatabase database) {
        return JdbcUserStore.builder(database.dataSource())
                .table("app_user")
                .generatedId("id")
                .column(EMAIL, "email_address")
                .column(NAME, "full_name")
                .column(EMAIL_VERIFIED, "verified")
                .column(STATUS, "state")
                .statuses(Map.of(UserStatus.ACTIVE, "active", UserStatus.SUSPENDED, "blocked"))
                .column(ORGANIZATION, "org")
                .column(CREATED_AT, "created")
                .rolesInTable("app_user_role", "user_id", "role")
                .softDelete("deleted_at");
    }

    static UserDatabase withCounted(Dialect dialect) {
        return UserDatabase.of(dialect).execute(dialect == Dialect.POSTGRESQL ? COUNTED_POSTGRES : COUNTED_SQLITE);
    }

    /** The column of addresses holds keys only. */
    static JdbcUserStoreBuilder compact(UserDatabase database) {
        return JdbcUserStore.builder(database.dataSource())
                .table(database.dialect() == Dialect.POSTGRESQL ? "app.User" : "User")
                .id("Id")
                .column(EMAIL, "Email")
                .normalizedKey(EMAIL, "Email")
                .column(NAME, "Name")
                .column(USERNAME, "login")
                .column(EXTERNAL_ID, "hr_id")
                .rolesInColumn("Roles")
                .column(STATUS, "state")
                .column(ORGANIZATION, "org")
                .column(OTHER_EMAILS, "others")
                .attributes("extra")
                .column(CREATED_AT, "created");
    }

    static UserDatabase withCompact(Dialect dialect) {
        return UserDatabase.of(dialect).execute(dialect == Dialect.POSTGRESQL ? COMPACT_POSTGRES : COMPACT_SQLITE);
    }

    static JdbcUserStore standard(Dialect dialect) {
        UserDatabase database = UserDatabase.of(dialect);
        JdbcUserStore.createStandardSchema(database.dataSource());
        return JdbcUserStore.standard(database.dataSource()).build();
    }
}
