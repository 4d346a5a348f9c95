// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

import dev.muster.issue.IssueCode;
import dev.muster.user.UserField;
import dev.muster.user.UserId;
import java.util.Objects;
import java.util.Set;

/**
 * A user of whom a rollback has kept something an import had written.
 *
 * @param job the import
 * @param row the import's record that led to the user
 * @param user the user's id in the store
 * @param code why it was kept
 * @param fields the fields that stay as they are; empty where it is about the user as a whole
 * @param message why, in the job's language; holds nobody's data
 */
public record KeptUser(JobId job, long row, UserId user, IssueCode code, Set<UserField> fields, String message) {
    /**
     * Copies the fields.
     *
     * @param job the import
     * @param row the import's record that led to the user
     * @param user the user's id in the store
     * @param code why it was kept
     * @param fields the fields that stay as they are; empty where it is about the user as a whole
     * @param message why, in the job's language; holds nobody's data
     */
    public KeptUser {
        Objects.requireNonNull(job, "job");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(code, "code");
        fields = Set.copyOf(fields);
        Objects.requireNonNull(message, "message");
    }
}
