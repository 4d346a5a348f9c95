// SPDX-License-Identifier: Apache-2.0
/**
 * Users and jobs in a database: {@code JdbcUserStore} works on the host's own table, {@code JdbcJobRepository} keeps jobs, their journals
 * and their history in tables of Muster's. Where both use one {@link javax.sql.DataSource}, each chunk is one transaction.
 *
 * <p>PostgreSQL 14 or newer, and SQLite for a single node.
 */
package dev.muster.jdbc;
