// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

/**
 * A table with a row for each role of a user.
 *
 * @param table its name
 * @param user the column with the user's id
 * @param role the column with the name of the role
 */
record RoleTable(TableName table, SqlName user, SqlName role) {}
