// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/** Users in the host's own table and jobs in tables of Muster's, in PostgreSQL or SQLite. */
@NullMarked
@SuppressWarnings("requires-automatic")
module dev.muster.jdbc {
    requires transitive dev.muster.core;
    requires transitive java.sql;
    requires static transitive org.jspecify;
    requires static org.checkerframework.checker.qual;
    requires static org.postgresql.jdbc;
    requires tools.jackson.core;
    requires tools.jackson.databind;

    exports dev.muster.jdbc;
}
