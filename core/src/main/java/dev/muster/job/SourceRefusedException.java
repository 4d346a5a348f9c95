// SPDX-License-Identifier: Apache-2.0
package dev.muster.job;

import dev.muster.issue.IssueCode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The source as a whole cannot be taken in. Nothing was written. */
public final class SourceRefusedException extends MusterException {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    private final IssueCode code;
    /** The physical line, or 0. */
    private final long line;
    /** What helps to find it, or null. */
    private final @Nullable String detail;

    /**
     * Creates the exception.
     *
     * @param code what is wrong
     * @param line the physical line it was found on, 1 for the first; 0 where not known
     */
    public SourceRefusedException(IssueCode code, long line) {
        this(code, line, null);
    }

    /**
     * Creates the exception.
     *
     * @param code what is wrong
     * @param line the physical line it was found on, 1 for the first; 0 where not known
     * @param detail what helps to find it, such as a limit or the number of a column, or null; never the content of a cell
     */
    public SourceRefusedException(IssueCode code, long line, @Nullable String detail) {
        super(text(code, line, detail), null);
        this.code = code;
        this.line = line;
        this.detail = detail;
    }

    private static String text(IssueCode code, long line, @Nullable String detail) {
        return code + (line > 0 ? " in line " + line : "") + ": " + code.message(Locale.ROOT)
                + (detail == null ? "" : " (" + detail + ")") + " " + code.hint(Locale.ROOT);
    }

    /** {@return what is wrong} */
    public IssueCode code() {
        return code;
    }

    /** {@return the physical line it was found on; 0 where not known} */
    public long line() {
        return line;
    }

    /** {@return what helps to find it, or null} */
    public @Nullable String detail() {
        return detail;
    }
}
