// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats;

import dev.muster.issue.IssueCode;
import dev.muster.job.SourceRefusedException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The records that the first bytes of a file hold whole. */
final class HeadRecords {
    private HeadRecords() {}

    /**
     * {@return the first bytes up to the end of their last sound record}
     *
     * @throws SourceRefusedException if not even the header is whole
     */
    static byte[] cut(byte[] head, CsvOptions options) {
        CsvScanner scanner = new CsvScanner(CsvDialect.from(options), options.separatorLine() ? 2 : 1);
        int mark = Prologue.afterMark(head, head.length);
        int start = options.separatorLine() ? Prologue.afterSeparatorLine(head, mark, head.length) : mark;
        scanner.window(head, 0, head.length, false);
        scanner.skipTo(start);
        int end = 0;
        while (scanner.next() == CsvScanner.Step.RECORD) {
            end = scanner.recordEnd();
        }
        if (end == 0) {
            @Nullable IssueCode fault = scanner.fault();
            throw new SourceRefusedException(
                    fault == null ? IssueCode.RECORD_TOO_LONG : fault, Math.max(1, scanner.faultLine()));
        }
        return Arrays.copyOf(head, end);
    }

    /** {@return what ends the first line; a break inside quotes ends none, as spreadsheets write others there} */
    static CsvOptions.LineEnd lineEnd(byte[] head, int start, char delimiter) {
        CsvScanner scanner = new CsvScanner(CsvDialect.unlimited(delimiter), 1);
        scanner.window(head, 0, head.length, false);
        scanner.skipTo(start);
        int end = scanner.next() == CsvScanner.Step.RECORD ? scanner.recordEnd() : start;
        for (int i = end; i < head.length; i++) {
            if (head[i] == '\n') {
                return CsvOptions.LineEnd.LF;
            }
            if (head[i] == '\r') {
                boolean both = i + 1 < head.length && head[i + 1] == '\n';
                return both ? CsvOptions.LineEnd.CRLF : CsvOptions.LineEnd.CR;
            }
        }
        return CsvOptions.LineEnd.CRLF;
    }
}
