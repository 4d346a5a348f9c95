// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.user.UserField;
import dev.muster.user.UserKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes and reads what there is to tell about rows: issues, rejected rows and claimed keys. */
final class RowCodec {
    private RowCodec() {}

    static void writeIssues(List<RowIssue> issues, PayloadWriter out) {
        out.number(issues.size());
        for (RowIssue issue : issues) {
            UserField field = issue.field();
            out.shared(issue.code().name());
            out.number(issue.row());
            out.number(issue.line());
            out.shared(issue.column());
            out.shared(field == null ? null : field.name());
            out.optional(issue.value());
            out.shared(issue.message());
        }
    }

    static List<RowIssue> issues(PayloadReader in) {
        int count = in.count();
        List<RowIssue> issues = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            issues.add(issue(in));
        }
        return issues;
    }

    private static RowIssue issue(PayloadReader in) {
        IssueCode code = IssueCode.valueOf(in.requiredShared());
        long row = in.number();
        long line = in.number();
        String column = in.shared();
        String field = in.shared();
        return new RowIssue(
                code,
                row,
                line,
                column,
                field == null ? null : UserField.valueOf(field),
                in.optional(),
                in.requiredShared());
    }

    static void writeRejected(List<RejectedRow> rejected, PayloadWriter out) {
        out.number(rejected.size());
        for (RejectedRow row : rejected) {
            out.number(row.row());
            out.number(row.line());
            out.optional(row.raw());
            out.value(row.cells());
        }
    }

    static List<RejectedRow> rejected(PayloadReader in) {
        int count = in.count();
        List<RejectedRow> rejected = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long row = in.number();
            long line = in.number();
            String raw = in.optional();
            rejected.add(new RejectedRow(row, line, cells(in), raw));
        }
        return rejected;
    }

    @SuppressWarnings("unchecked") // written as a list by writeRejected
    private static List<@Nullable Object> cells(PayloadReader in) {
        return (List<@Nullable Object>) Objects.requireNonNull(in.value());
    }

    static void writeClaims(List<ChunkPlan.ClaimedKey> claims, PayloadWriter out) {
        out.number(claims.size());
        for (ChunkPlan.ClaimedKey claim : claims) {
            out.number(claim.row());
            out.shared(claim.key().field().name());
            out.text(claim.key().value());
            out.shared(claim.key().scope());
        }
    }

    static List<ChunkPlan.ClaimedKey> claims(PayloadReader in) {
        int count = in.count();
        List<ChunkPlan.ClaimedKey> claims = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long row = in.number();
            UserField field = UserField.valueOf(in.requiredShared());
            claims.add(new ChunkPlan.ClaimedKey(row, new UserKey(field, in.text(), in.shared())));
        }
        return claims;
    }
}
