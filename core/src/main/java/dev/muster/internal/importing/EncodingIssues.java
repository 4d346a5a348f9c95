// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.internal.source.EncodingQuestion;
import dev.muster.internal.source.SourceText;
import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.job.EncodingProposal;
import dev.muster.job.ImportJob;
import dev.muster.spi.Host;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** What there is to tell about the encoding of a source as a whole. */
final class EncodingIssues {
    private EncodingIssues() {}

    /** A warning where a frozen import reads what looks like UTF-8 in an encoding older than Unicode. */
    static List<RowIssue> doubts(ImportJob frozen, Host host) throws IOException {
        if (SourceText.encoding(frozen.options()).isUnicode()) {
            return List.of();
        }
        try (InputStream raw = new SourceAccess(host).open(frozen.source())) {
            long line = EncodingQuestion.doubtfulLine(raw, frozen.options(), host.maxSourceBytes());
            return line == 0 ? List.of() : List.of(issue(IssueCode.ENCODING_DOUBTFUL, line, frozen));
        }
    }

    /** The encodings to choose from where neither the import nor its source tells. */
    static List<EncodingProposal> proposals(ImportJob job, Host host) throws IOException {
        try (InputStream raw = new SourceAccess(host).open(job.source())) {
            return EncodingQuestion.proposals(raw, job.options(), host.maxSourceBytes());
        }
    }

    /** All that a preview under some encoding has to tell about it. */
    static List<RowIssue> ofPreview(ImportJob frozen, Host host, List<EncodingProposal> proposals) throws IOException {
        List<RowIssue> issues = new ArrayList<>(doubts(frozen, host));
        if (!proposals.isEmpty()) {
            issues.add(issue(IssueCode.ENCODING_PROPOSED, 0, frozen));
        }
        return issues;
    }

    private static RowIssue issue(IssueCode code, long line, ImportJob job) {
        return new RowIssue(
                code, 0, line, null, null, null, code.message(job.origin().locale()));
    }
}
