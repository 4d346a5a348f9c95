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

/**
 * The part of a chunk that may be large and is read only by reports and by a job that is taken up again: kept in a file, not in the
 * heap.
 *
 * @param issues what there is to tell
 * @param rejected rejected rows with their cells
 * @param claims keys that rows have claimed
 */
record ChunkPayload(List<RowIssue> issues, List<RejectedRow> rejected, List<ChunkPlan.ClaimedKey> claims) {
    boolean isEmpty() {
        return issues.isEmpty() && rejected.isEmpty() && claims.isEmpty();
    }

    byte[] toBytes() {
        PayloadWriter out = new PayloadWriter();
        out.number(issues.size());
        for (RowIssue issue : issues) {
            write(issue, out);
        }
        out.number(rejected.size());
        for (RejectedRow row : rejected) {
            out.number(row.row());
            out.number(row.line());
            out.optional(row.raw());
            out.value(row.cells());
        }
        out.number(claims.size());
        for (ChunkPlan.ClaimedKey claim : claims) {
            out.number(claim.row());
            out.shared(claim.key().field().name());
            out.text(claim.key().value());
            out.shared(claim.key().scope());
        }
        return out.toBytes();
    }

    static ChunkPayload of(byte[] bytes) {
        PayloadReader in = new PayloadReader(bytes);
        int issueCount = in.count();
        List<RowIssue> issues = new ArrayList<>(issueCount);
        for (int i = 0; i < issueCount; i++) {
            issues.add(issue(in));
        }
        int rowCount = in.count();
        List<RejectedRow> rejected = new ArrayList<>(rowCount);
        for (int i = 0; i < rowCount; i++) {
            long row = in.number();
            long line = in.number();
            String raw = in.optional();
            rejected.add(new RejectedRow(row, line, cells(in), raw));
        }
        int claimCount = in.count();
        List<ChunkPlan.ClaimedKey> claims = new ArrayList<>(claimCount);
        for (int i = 0; i < claimCount; i++) {
            claims.add(claim(in));
        }
        return new ChunkPayload(issues, rejected, claims);
    }

    private static ChunkPlan.ClaimedKey claim(PayloadReader in) {
        long row = in.number();
        UserField field = UserField.valueOf(in.requiredShared());
        return new ChunkPlan.ClaimedKey(row, new UserKey(field, in.text(), in.shared()));
    }

    private static void write(RowIssue issue, PayloadWriter out) {
        UserField field = issue.field();
        out.shared(issue.code().name());
        out.number(issue.row());
        out.number(issue.line());
        out.shared(issue.column());
        out.shared(field == null ? null : field.name());
        out.optional(issue.value());
        out.shared(issue.message());
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

    @SuppressWarnings("unchecked") // written as a list by toBytes
    private static List<@Nullable Object> cells(PayloadReader in) {
        return (List<@Nullable Object>) Objects.requireNonNull(in.value());
    }
}
