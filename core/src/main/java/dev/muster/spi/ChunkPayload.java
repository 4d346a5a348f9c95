// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import dev.muster.issue.RowIssue;
import java.util.List;

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
        RowCodec.writeIssues(issues, out);
        RowCodec.writeRejected(rejected, out);
        RowCodec.writeClaims(claims, out);
        return out.toBytes();
    }

    static ChunkPayload of(byte[] bytes) {
        PayloadReader in = new PayloadReader(bytes);
        return new ChunkPayload(RowCodec.issues(in), RowCodec.rejected(in), RowCodec.claims(in));
    }
}
