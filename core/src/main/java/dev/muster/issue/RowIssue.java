// SPDX-License-Identifier: Apache-2.0
package dev.muster.issue;

import dev.muster.user.UserField;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing to tell about one record.
 *
 * @param code what is wrong
 * @param row the record's number, 1 for the first record of the source; 0 for the source as a whole
 * @param line the physical line the record starts on, 1 for the first line of the file; 0 where not known
 * @param column the column's name as it stands in the file, or null where the issue is about the whole record
 * @param field the field the column leads to, or null
 * @param value the value at fault, already masked by its field class, or null
 * @param message what is wrong, in the job's language; holds no value from the file
 */
public record RowIssue(
        IssueCode code,
        long row,
        long line,
        @Nullable String column,
        @Nullable UserField field,
        @Nullable String value,
        String message) {
    /**
     * Checks that code and message are there.
     *
     * @param code what is wrong
     * @param row the record's number, 1 for the first record of the source; 0 for the source as a whole
     * @param line the physical line the record starts on, 1 for the first line of the file; 0 where not known
     * @param column the column's name as it stands in the file, or null where the issue is about the whole record
     * @param field the field the column leads to, or null
     * @param value the value at fault, already masked by its field class, or null
     * @param message what is wrong, in the job's language; holds no value from the file
     */
    public RowIssue {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
    }

    /** {@return how bad it is} */
    public Severity severity() {
        return code.severity();
    }

    /**
     * {@return how to fix it}
     *
     * @param locale the language
     */
    public String hint(Locale locale) {
        return code.hint(locale);
    }
}
