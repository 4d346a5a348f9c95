// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.user.UserField;
import dev.muster.user.UserStatus;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a host says of its table; not checked against a database yet.
 *
 * @param table the table of users
 * @param id the column of their ids
 * @param generatedIds whether the database gives the ids
 * @param columns the columns by field
 * @param normalizedKeys the columns that hold keys as they are compared, by field
 * @param sharedKeys key fields that several users may have in common
 * @param roles the table that holds a row for each role of a user, or null
 * @param deletedAt the column that says since when a user counts as deleted, or null where rows are deleted
 * @param keysWithinOrganization whether keys are unique within an organization only
 * @param statuses the host's words for statuses
 */
record TableMapping(
        TableName table,
        SqlName id,
        boolean generatedIds,
        Map<UserField, SqlName> columns,
        Map<UserField, SqlName> normalizedKeys,
        Set<UserField> sharedKeys,
        @Nullable RoleTable roles,
        @Nullable SqlName deletedAt,
        boolean keysWithinOrganization,
        Map<UserStatus, String> statuses) {}
