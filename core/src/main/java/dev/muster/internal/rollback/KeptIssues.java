// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.rollback;

import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.job.JobId;
import dev.muster.job.KeptUser;
import dev.muster.user.UserField;
import dev.muster.user.UserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Users who were kept, as issues of a rollback's journal: one issue for each field, or one for the whole user. Its row is that of the import,
 * its value the user's id in the store.
 */
final class KeptIssues {
    private final Locale locale;

    KeptIssues(Locale locale) {
        this.locale = locale;
    }

    RowIssue about(WrittenUser user, IssueCode code) {
        return issue(user, code, null);
    }

    List<RowIssue> about(WrittenUser user, IssueCode code, Set<UserField> fields) {
        if (fields.isEmpty()) {
            return List.of(about(user, code));
        }
        return fields.stream().sorted().map(field -> issue(user, code, field)).toList();
    }

    private RowIssue issue(WrittenUser user, IssueCode code, @Nullable UserField field) {
        return new RowIssue(
                code, user.row(), user.planned().line(), null, field, user.id().value(), code.message(locale));
    }

    /** The users whom a chunk's issues tell of, the last row first. */
    static List<KeptUser> read(JobId job, List<RowIssue> issues) {
        List<RowIssue> sorted = new ArrayList<>(issues);
        sorted.sort(Comparator.comparingLong(RowIssue::row).reversed().thenComparing(RowIssue::code));
        List<KeptUser> users = new ArrayList<>();
        for (int first = 0; first < sorted.size(); ) {
            RowIssue issue = sorted.get(first);
            Set<UserField> fields = EnumSet.noneOf(UserField.class);
            int next = first;
            while (next < sorted.size() && isSame(sorted.get(next), issue)) {
                UserField field = sorted.get(next++).field();
                if (field != null) {
                    fields.add(field);
                }
            }
            users.add(new KeptUser(
                    job,
                    issue.row(),
                    new UserId(String.valueOf(issue.value())),
                    issue.code(),
                    fields,
                    issue.message()));
            first = next;
        }
        return users;
    }

    private static boolean isSame(RowIssue one, RowIssue other) {
        return one.row() == other.row() && one.code() == other.code();
    }
}
