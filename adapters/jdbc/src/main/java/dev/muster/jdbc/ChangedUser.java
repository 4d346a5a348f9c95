// SPDX-License-Identifier: Apache-2.0
package dev.muster.jdbc;

import dev.muster.user.User;
import dev.muster.user.UserField;
import java.util.Set;
import java.util.TreeSet;

/**
 * A user to change, whose row nobody else can change meanwhile.
 *
 * @param place the place of the change
 * @param id the id
 * @param before what the user holds
 * @param after what the user shall hold
 * @param fields the fields to write
 */
record ChangedUser(int place, String id, User before, User after, Set<UserField> fields) {
    boolean changesRoles() {
        return fields.contains(UserField.ROLES);
    }

    Set<String> rolesLost() {
        Set<String> lost = new TreeSet<>(before.roles());
        lost.removeAll(after.roles());
        return lost;
    }

    Set<String> rolesGained() {
        Set<String> gained = new TreeSet<>(after.roles());
        gained.removeAll(before.roles());
        return gained;
    }
}
