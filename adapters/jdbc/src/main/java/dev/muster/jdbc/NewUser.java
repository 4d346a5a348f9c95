// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.user.User;

/**
 * A user to create.
 *
 * @param place the place of the change
 * @param id the id, or nothing where the database gives it when the row is written
 * @param user the values
 */
record NewUser(int place, String id, User user) {}
