// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.user.UserField;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The part of a chunk that may be large and is read only by reports: kept in a file, not in the heap.
 *
 * @param issues what there is to tell
 * @param rejected rejected rows with their cells
 */
record ChunkPayload(List<RowIssue> issues, List<RejectedRow> rejected) {
    boolean isEmpty() {
        return issues.isEmpty() && rejected.isEmpty();
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
            out.value(row.cells());
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
            rejected.add(new RejectedRow(in.number(), in.number(), cells(in)));
        }
        return new ChunkPayload(issues, rejected);
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
